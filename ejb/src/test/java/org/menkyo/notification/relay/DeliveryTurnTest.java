package org.menkyo.notification.relay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.notification.mail.BluntMailServer;
import org.menkyo.notification.mail.TestMailServer;
import org.menkyo.notification.outbox.NotificationState;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.TestDatabase;

/** Messages that name several notifications, and the order of the mails to each address. */
class DeliveryTurnTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    static final TestMailServer MAIL_SERVER = new TestMailServer();

    private final NotificationPost post = postBy(MAIL_SERVER.session());

    @AfterEach
    void finish() throws SQLException {
        post.deleteAll();
    }

    private static Notification sample(NotificationKind kind) {
        return SampleNotifications.sample(kind, Language.EN);
    }

    @Test
    @Tag("LC-901")
    void aMessageFirstMakesUpForWhatItsAddressIsOwed() throws Exception {
        OutboxNotification first = post.record(sample(NotificationKind.ACCESS_OPENED));
        OutboxNotification second = post.record(sample(NotificationKind.PERMISSIONS_ADDED));
        OutboxNotification third = post.record(sample(NotificationKind.PERMISSION_DECIDED));
        List<QueuedNotification> messages = post.relay();

        post.deliver(messages.get(2));
        post.deliver(messages.get(0));
        post.deliver(messages.get(1));

        assertThat(identitiesOf(MAIL_SERVER.newMails()))
                .containsExactly(
                        first.identity().toString(),
                        second.identity().toString(),
                        third.identity().toString());
    }

    @Test
    @Tag("LC-901")
    void aFailureHoldsBackLaterMailsToTheSameAddressOnly() throws Exception {
        OutboxNotification first = post.record(sample(NotificationKind.ACCESS_OPENED));
        OutboxNotification second = post.record(sample(NotificationKind.PERMISSIONS_ADDED));
        OutboxNotification other = post.record(new Notification(
                NotificationKind.PERMISSIONS_ADDED,
                new BusinessEmail("somebody.else@example.com"),
                Language.EN,
                sample(NotificationKind.PERMISSIONS_ADDED).parameters(),
                Optional.empty(),
                Optional.empty()));
        List<QueuedNotification> messages = post.relay();
        MAIL_SERVER.refuseMailsWith(first.identity().toString());

        assertThat(post.deliver(messages.get(1))).singleElement().satisfies(failure -> {
            assertThat(failure.tried()).isFalse();
            assertThat(failure.reason()).contains("greylisted");
        });
        assertThat(post.deliver(messages.get(2))).isEmpty();

        assertThat(identitiesOf(MAIL_SERVER.newMails()))
                .containsExactly(other.identity().toString());
        assertThat(post.reload(first).attempts()).isEqualTo(1);
        assertThat(post.reload(second).attempts()).isZero();
    }

    @Test
    @Tag("LC-901")
    void whatFailsForLongCutsNobodyOff() throws Exception {
        OutboxNotification refused = post.record(sample(NotificationKind.ACCESS_OPENED));
        OutboxNotification later = post.record(sample(NotificationKind.PERMISSIONS_ADDED));
        QueuedNotification message = post.relay().get(1);
        MAIL_SERVER.refuseMailsWith(refused.identity().toString());
        NotificationPost afterTheHold = new NotificationPost(
                DATABASE, MAIL_SERVER.session(), Clock.fixed(NOW.plus(Delivery.LONGEST_HOLD), ZoneOffset.UTC));

        assertThat(afterTheHold.deliver(message)).isEmpty();

        assertThat(identitiesOf(MAIL_SERVER.newMails()))
                .containsExactly(later.identity().toString());
        assertThat(post.reload(refused).state()).isEqualTo(NotificationState.QUEUED);
    }

    private List<OutboxNotification> recordFor(String... addresses) {
        List<OutboxNotification> recorded = new ArrayList<>();
        for (String address : addresses) {
            recorded.add(post.record(new Notification(
                    NotificationKind.PERMISSIONS_ADDED,
                    new BusinessEmail(address),
                    Language.EN,
                    sample(NotificationKind.PERMISSIONS_ADDED).parameters(),
                    Optional.empty(),
                    Optional.empty())));
        }
        return recorded;
    }

    private static List<String> identities(List<OutboxNotification> notifications) {
        return notifications.stream()
                .map(notification -> notification.identity().toString())
                .toList();
    }

    private static String[] addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "person-" + i + "@example.com")
                .toArray(String[]::new);
    }

    @Test
    @Tag("LC-901")
    void aMessageNamesSeveralNotificationsAndAllThatGoToOneAddress() {
        String[] addresses = addresses(RelayBatch.IN_A_MESSAGE + 1);
        recordFor(addresses);
        recordFor(addresses[0].toUpperCase(Locale.ROOT), addresses[RelayBatch.IN_A_MESSAGE]);

        List<List<QueuedNotification>> messages = post.relayMessages();

        assertThat(messages).extracting(List::size).containsExactly(RelayBatch.IN_A_MESSAGE, 3);
        assertThat(messages.get(0).get(1).identity())
                .as("the second to the first address")
                .isEqualTo(newest(addresses[0].toUpperCase(Locale.ROOT)));
    }

    private static UUID newest(String recipient) {
        return DATABASE.inTransaction(entities -> entities.createQuery(
                        "select n.identity from OutboxNotification n where n.recipient = :recipient order by n.id desc",
                        UUID.class)
                .setParameter("recipient", recipient)
                .setMaxResults(1)
                .getSingleResult());
    }

    @Test
    @Tag("LC-901")
    void theMailsOfAMessageShareAConnection() throws Exception {
        List<OutboxNotification> recorded = recordFor(addresses(10));
        int connections = MAIL_SERVER.connections();

        assertThat(post.deliver(post.relay())).isEmpty();

        assertThat(identitiesOf(MAIL_SERVER.newMails())).containsExactlyElementsOf(identities(recorded));
        assertThat(MAIL_SERVER.connections() - connections).isEqualTo(1);
        assertThat(recorded).allSatisfy(notification -> {
            assertThat(post.reload(notification).state()).isEqualTo(NotificationState.SENT);
            assertThat(post.reload(notification).attempts()).isEqualTo(1);
        });
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-902")
    void oneThatIsRefusedKeepsTheOthersOfItsMessageFromNothing() throws Exception {
        List<OutboxNotification> recorded = recordFor(addresses(5));
        List<QueuedNotification> message = post.relay();
        MAIL_SERVER.refuseMailsWith(recorded.get(2).identity().toString());

        assertThat(post.deliver(message))
                .extracting(DeliveryBatch.Failure::notification)
                .containsExactly(message.get(2));
        assertThat(MAIL_SERVER.newMails()).hasSize(4);
        assertThat(post.reload(recorded.get(2)).lastError().orElseThrow()).contains("greylisted");

        MAIL_SERVER.refuse(false);
        assertThat(post.deliver(message)).isEmpty();

        assertThat(MAIL_SERVER.newMails()).hasSize(5);
        assertThat(identitiesOf(MAIL_SERVER.newMails().subList(4, 5)))
                .containsExactly(recorded.get(2).identity().toString());
        assertThat(post.reload(recorded.get(2)).attempts()).isEqualTo(2);
        assertThat(post.reload(recorded.get(3)).attempts()).isEqualTo(1);
    }

    @Test
    @Tag("LC-901")
    void ofAMessageThatIsGivenUpOnlyWhatWasNotSentIsBuried() {
        List<OutboxNotification> recorded = recordFor(addresses(3));
        List<QueuedNotification> message = post.relay();
        MAIL_SERVER.refuseMailsWith(recorded.get(1).identity().toString());
        post.deliver(message);

        assertThat(post.bury(message.toArray(QueuedNotification[]::new))).containsExactly(message.get(1));

        assertThat(recorded)
                .extracting(notification -> post.reload(notification).state())
                .containsExactly(NotificationState.SENT, NotificationState.DEAD, NotificationState.SENT);
    }

    @Test
    @Tag("LC-902")
    void aCrashBetweenSendingAndNotingDoublesUnderTheSameMessageIds() throws Exception {
        List<OutboxNotification> recorded = recordFor(addresses(3));
        List<QueuedNotification> message = post.relay();

        post.crashAfterSending(message);
        assertThat(MAIL_SERVER.newMails()).hasSize(3);
        assertThat(post.deliver(message)).isEmpty();

        List<String> sent = identitiesOf(MAIL_SERVER.newMails());
        assertThat(sent).hasSize(6);
        assertThat(sent.subList(0, 3)).isEqualTo(identities(recorded));
        assertThat(sent.subList(3, 6)).isEqualTo(identities(recorded));
        assertThat(post.deliver(message)).isEmpty();
        assertThat(MAIL_SERVER.newMails()).hasSize(6);
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-902")
    void aConnectionThatTheMailServerEndsBetweenTwoMailsIsMadeAnew() throws Exception {
        List<OutboxNotification> recorded = recordFor(addresses(5));
        List<QueuedNotification> message = post.relay();
        try (BluntMailServer blunt = new BluntMailServer(2)) {
            NotificationPost there = postBy(blunt.session());

            assertThat(there.deliver(message)).isEmpty();

            assertThat(blunt.messageIds()).containsExactlyElementsOf(messageIds(recorded));
            assertThat(blunt.connections()).isEqualTo(3);
        }
        assertThat(recorded)
                .allSatisfy(notification ->
                        assertThat(post.reload(notification).attempts()).isEqualTo(1));
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-902")
    void aMailOfWhichNobodyKnowsWhetherItWasAcceptedIsNotSentAgainAtOnce() throws Exception {
        List<OutboxNotification> recorded = recordFor(addresses(2));
        List<QueuedNotification> message = post.relay();
        try (BluntMailServer blunt = new BluntMailServer(100)) {
            NotificationPost there = postBy(blunt.session());
            blunt.acceptSilently(true);

            assertThat(there.deliver(message)).hasSize(2);
            assertThat(blunt.messageIds()).containsExactlyElementsOf(messageIds(recorded));

            blunt.acceptSilently(false);
            assertThat(there.deliver(message)).isEmpty();
            assertThat(blunt.messageIds().subList(2, 4)).containsExactlyElementsOf(messageIds(recorded));
        }
    }

    @Test
    @Tag("LC-901")
    void aMailServerThatIsAwayIsLookedForOnceAndAllAttemptsAreNoted() throws Exception {
        List<OutboxNotification> recorded = recordFor("a@example.com", "b@example.com", "a@example.com");
        List<QueuedNotification> message = post.relay();
        BluntMailServer gone = new BluntMailServer(1);
        NotificationPost there = postBy(gone.session());
        gone.close();

        assertThat(there.deliver(message)).hasSize(3);

        assertThat(recorded)
                .extracting(notification -> post.reload(notification).attempts())
                .as("the second to the same address is held back")
                .containsExactly(1, 1, 0);
        assertThat(recorded).allSatisfy(notification -> {
            assertThat(post.reload(notification).lastError()).isPresent();
            assertThat(post.reload(notification).state()).isEqualTo(NotificationState.QUEUED);
        });

        assertThat(post.deliver(message)).isEmpty();
        assertThat(identitiesOf(MAIL_SERVER.newMails()))
                .as("each address gets its mails in their order")
                .containsExactlyElementsOf(identities(recorded));
    }

    @Test
    @Tag("LC-901")
    void anAddressThatIsOwedMuchGetsAllOfItInOrder() throws Exception {
        String[] addresses = new String[2 * Delivery.MOST_FOR_AN_ADDRESS + 5];
        Arrays.fill(addresses, "kim.tanaka@example.com");
        List<OutboxNotification> recorded = recordFor(addresses);
        List<QueuedNotification> messages = post.relay();

        assertThat(post.deliver(messages.get(messages.size() - 1))).isEmpty();

        assertThat(identitiesOf(MAIL_SERVER.newMails())).containsExactlyElementsOf(identities(recorded));
    }

    @Test
    @Tag("LC-901")
    void howeverManyFailForLongNobodyIsCutOff() throws Exception {
        String[] addresses = new String[2 * Delivery.MOST_FOR_AN_ADDRESS + 5];
        Arrays.fill(addresses, "kim.tanaka@example.com");
        List<OutboxNotification> recorded = recordFor(addresses);
        List<QueuedNotification> messages = post.relay();
        OutboxNotification last = recorded.get(recorded.size() - 1);
        MAIL_SERVER.acceptMailsWithOnly(last.identity().toString());
        NotificationPost afterTheHold = new NotificationPost(
                DATABASE, MAIL_SERVER.session(), Clock.fixed(NOW.plus(Delivery.LONGEST_HOLD), ZoneOffset.UTC));

        assertThat(afterTheHold.deliver(messages.get(messages.size() - 1))).isEmpty();

        assertThat(identitiesOf(MAIL_SERVER.newMails()))
                .containsExactly(last.identity().toString());
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-902")
    void messagesToTheSameAddressesAtTheSameMomentSendEachMailOnceAndInOrder() throws Exception {
        String[] addresses = new String[120];
        Arrays.setAll(addresses, i -> "person-" + i % 3 + "@example.com");
        List<OutboxNotification> recorded = recordFor(addresses);
        List<QueuedNotification> queued = new ArrayList<>(post.relay());
        Collections.shuffle(queued, new Random(7));
        int consumers = 6;
        ExecutorService threads = Executors.newFixedThreadPool(consumers);
        try {
            List<Future<?>> deliveries = new ArrayList<>();
            for (int i = 0; i < consumers; i++) {
                List<QueuedNotification> message = queued.subList(i * 20, (i + 1) * 20);
                deliveries.add(
                        threads.submit(() -> assertThat(post.deliver(message)).isEmpty()));
            }
            for (Future<?> delivery : deliveries) {
                delivery.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        Map<String, List<String>> sent = new HashMap<>();
        for (MimeMessage mail : MAIL_SERVER.newMails()) {
            sent.computeIfAbsent(mail.getAllRecipients()[0].toString(), address -> new ArrayList<>())
                    .addAll(identitiesOf(List.of(mail)));
        }
        assertThat(sent)
                .isEqualTo(recorded.stream()
                        .collect(Collectors.groupingBy(
                                notification -> notification.recipient().value(),
                                Collectors.mapping(
                                        notification -> notification.identity().toString(), Collectors.toList()))));
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-902")
    void aSlowMailServerMakesSeveralTurnsOfAMessage() throws Exception {
        List<OutboxNotification> recorded = recordFor(addresses(5));
        AtomicLong ticks = new AtomicLong();
        InstantSource slow = () -> NOW.plus(Delivery.LONGEST_TURN.multipliedBy(ticks.incrementAndGet()));
        int connections = MAIL_SERVER.connections();

        assertThat(new NotificationPost(DATABASE, MAIL_SERVER.session(), slow.withZone(ZoneOffset.UTC))
                        .deliver(post.relay()))
                .isEmpty();

        assertThat(identitiesOf(MAIL_SERVER.newMails())).containsExactlyElementsOf(identities(recorded));
        assertThat(MAIL_SERVER.connections() - connections).isGreaterThan(1);
    }

    private static NotificationPost postBy(Session mailSession) {
        return new NotificationPost(DATABASE, mailSession, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<String> messageIds(List<OutboxNotification> notifications) {
        return notifications.stream()
                .map(notification -> "<" + notification.identity() + "@licensing.example.net>")
                .toList();
    }

    private static List<String> identitiesOf(List<MimeMessage> mails) throws MessagingException {
        List<String> identities = new ArrayList<>();
        for (MimeMessage mail : mails) {
            identities.add(mail.getMessageID().replaceAll("[<]|@.*", ""));
        }
        return identities;
    }
}
