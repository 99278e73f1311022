package org.menkyo.notification.relay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.notification.mail.TestMailServer;
import org.menkyo.notification.outbox.NotificationState;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestDatabase;

/** What callers cause to be mailed is held back beyond a budget, and comes in one mail. */
@Tag("LC-905")
class MailBudgetTest {

    private static final int FOR_PAIR = 20;
    private static final int FOR_PAIR_OF_NEW = 5;
    private static final int FOR_RECEIVER_OF_NEW = 15;
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final String VICTIM = "victim@example.com";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    static final TestMailServer MAIL_SERVER = new TestMailServer();

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T09:30:00Z"));
    private final NotificationPost post = new NotificationPost(DATABASE, MAIL_SERVER.session(), clock);

    @AfterEach
    void finish() throws SQLException {
        post.deleteAll();
    }

    private static Caller caller(Party party) {
        return new Caller(
                "somebody",
                party,
                Optional.of(UUID.randomUUID()),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.7",
                Language.EN,
                "c-1");
    }

    private static Notification request(Caller sender, String receiver, int number) {
        return Notification.of(NotificationKind.PERMISSION_REQUESTED, new BusinessEmail(receiver), Language.EN)
                .with("requester", "user@example.org")
                .with("licenseId", "L" + number)
                .with("roles", "ADMINISTRATOR")
                .with("requestId", new UUID(0, number))
                .causedBy(sender);
    }

    private static Notification confirmation(Caller sender, String receiver, String token) {
        return Notification.of(NotificationKind.CONFIRM_BUSINESS_EMAIL, new BusinessEmail(receiver), Language.EN)
                .withSecretToken(token)
                .causedBy(sender);
    }

    private List<OutboxNotification> record(Notification... notifications) {
        return new ArrayList<>(post.recordAtOnce(List.of(notifications)));
    }

    private List<OutboxNotification> flood(Caller sender, String receiver, int number) {
        return record(IntStream.range(0, number)
                .mapToObj(i -> request(sender, receiver, i))
                .toArray(Notification[]::new));
    }

    private List<NotificationState> states(List<OutboxNotification> rows) {
        return rows.stream().map(row -> post.reload(row).state()).toList();
    }

    /** Sends what is pending, and returns the subjects of the mails that came. */
    private List<String> send() throws Exception {
        int before = MAIL_SERVER.newMails().size();
        List<QueuedNotification> queued = post.relay();
        if (!queued.isEmpty()) {
            post.deliver(queued);
        }
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail :
                MAIL_SERVER.newMails().subList(before, MAIL_SERVER.newMails().size())) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    @Test
    void aFloodIsOneMailWithALineAndALinkForEachThatWasHeldBack() throws Exception {
        List<OutboxNotification> rows = flood(caller(Party.REGISTERED_USER), VICTIM, FOR_PAIR + 30);

        assertThat(send()).hasSize(FOR_PAIR);
        assertThat(post.reload(rows.get(FOR_PAIR)).state()).isEqualTo(NotificationState.HELD);
        assertThat(post.reload(rows.get(FOR_PAIR)).lastError())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Held back", "summary"));
        clock.move(PAUSE.minusSeconds(1));
        post.summarize();
        assertThat(send()).isEmpty();

        clock.move(Duration.ofSeconds(1));
        post.summarize();
        post.summarize();

        assertThat(send()).containsExactly("Summary: 30 messages for you");
        MimeMessage summary = MAIL_SERVER.newMails().get(MAIL_SERVER.newMails().size() - 1);
        for (int i = FOR_PAIR; i < FOR_PAIR + 30; i++) {
            assertThat(text(summary)).contains("license ID L" + i, new UUID(0, i).toString());
        }
        assertThat(states(rows).subList(FOR_PAIR, FOR_PAIR + 30)).containsOnly(NotificationState.MERGED);
    }

    @Test
    void whatOthersSendPassesTheFlood() throws Exception {
        flood(caller(Party.REGISTERED_USER), VICTIM, FOR_PAIR + 10);
        OutboxNotification other = post.record(request(caller(Party.REGISTERED_USER), VICTIM, 1_000));
        OutboxNotification elsewhere = post.record(request(caller(Party.REGISTERED_USER), "other@example.com", 1_001));

        assertThat(send()).hasSize(FOR_PAIR + 2);

        assertThat(states(List.of(other, elsewhere))).containsOnly(NotificationState.SENT);
    }

    @Test
    void whatASenderSendsToAReceiverKeepsItsOrder() throws Exception {
        Caller sender = caller(Party.REGISTERED_USER);
        flood(sender, VICTIM, FOR_PAIR + 1);
        send();
        clock.move(Duration.ofMinutes(14));

        List<OutboxNotification> later = record(request(sender, VICTIM, 2_000));
        send();

        assertThat(states(later))
                .as("there is room again, but an earlier one is held back")
                .containsExactly(NotificationState.HELD);
    }

    @Test
    void manyNewAccountsFloodNoMailboxAndDelayNeitherUsersNorAccounts() throws Exception {
        List<Notification> flood = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            flood.add(confirmation(caller(Party.UNREGISTERED_USER), VICTIM, "token-" + i));
        }
        record(flood.toArray(Notification[]::new));
        List<OutboxNotification> others = record(
                request(caller(Party.REGISTERED_USER), VICTIM, 1), request(caller(Party.DISTRIBUTOR), VICTIM, 2));

        assertThat(send()).hasSize(FOR_RECEIVER_OF_NEW + 2);
        assertThat(states(others)).containsOnly(NotificationState.SENT);

        clock.move(PAUSE);
        post.summarize();
        assertThat(send()).containsExactly("Summary: 85 messages for you");
    }

    @Test
    void ofTheLinksThatAreHeldBackOnlyTheNewestWorksAndIsTold() throws Exception {
        Caller person = caller(Party.UNREGISTERED_USER);
        for (int i = 0; i < FOR_PAIR_OF_NEW + 3; i++) {
            post.record(confirmation(person, VICTIM, "token-" + i));
        }
        post.record(request(caller(Party.REGISTERED_USER), VICTIM, 1));

        assertThat(send()).hasSize(FOR_PAIR_OF_NEW + 1);
        clock.move(PAUSE);
        post.summarize();

        assertThat(send()).hasSize(1);
        MimeMessage summary = MAIL_SERVER.newMails().get(MAIL_SERVER.newMails().size() - 1);
        assertThat(text(summary)).contains("token-7").doesNotContain("token-5", "token-6");
        assertThat(storedSecrets()).as("of what is sent or summarized").isZero();
    }

    private static long storedSecrets() {
        return DATABASE.inTransaction(
                em -> ((Number) em.createNativeQuery("select count(*) from notification where sealed_token is not null")
                                .getSingleResult())
                        .longValue());
    }

    @Test
    void equalMailsThatAreUnsentAreOne() throws Exception {
        Caller sender = caller(Party.REGISTERED_USER);
        List<OutboxNotification> rows = record(request(sender, VICTIM, 1), request(sender, VICTIM, 1));
        List<QueuedNotification> queued = post.relay();
        rows.addAll(record(request(sender, VICTIM, 1), request(sender, VICTIM, 2)));
        post.relay();

        assertThat(states(rows))
                .containsExactly(
                        NotificationState.QUEUED,
                        NotificationState.MERGED,
                        NotificationState.MERGED,
                        NotificationState.QUEUED);
        assertThat(post.reload(rows.get(2)).lastError())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains(rows.get(0).identity().toString()));

        post.deliver(queued);
        List<OutboxNotification> again = record(request(sender, VICTIM, 1));
        assertThat(post.relay()).as("once it is sent, the same is news").hasSize(1);
        assertThat(states(again)).containsExactly(NotificationState.QUEUED);
    }

    @Test
    void whatTheServerSendsByItselfHasNoBudget() {
        for (int i = 0; i < 100; i++) {
            post.record(SampleNotifications.sample(NotificationKind.ACTIVATIONS_USED, Language.EN)
                    .with("percent", i));
        }

        assertThat(post.relay()).hasSize(100);
    }

    @Test
    void relaysAtOnceKeepTheBudgetAndSummariesAtOnceAreOne() throws Exception {
        List<OutboxNotification> rows = flood(caller(Party.REGISTERED_USER), VICTIM, 230);

        AtOnce.run(4, i -> post.relay().size());
        post.relay();
        assertThat(states(rows).stream().filter(NotificationState.QUEUED::equals))
                .hasSizeLessThanOrEqualTo(FOR_PAIR);

        clock.move(PAUSE);
        AtOnce.run(4, i -> {
            post.summarize();
            return i;
        });
        assertThat(states(rows).stream().filter(NotificationState.MERGED::equals))
                .hasSize(MailSummaries.IN_A_SUMMARY);
        assertThat(send())
                .as("and what was queued before")
                .hasSize(FOR_PAIR + 1)
                .contains("Summary: 200 messages for you");
    }

    @Test
    void aRelayThatDiesHasTakenNothing() {
        List<OutboxNotification> rows = flood(caller(Party.REGISTERED_USER), VICTIM, FOR_PAIR + 1);

        try {
            DATABASE.transact(entities -> {
                post.budget(entities).pass(new Outbox(entities).lockPending(100));
                throw new IllegalStateException("the server dies");
            });
        } catch (IllegalStateException died) {
            assertThat(died).hasMessage("the server dies");
        }

        assertThat(states(rows)).containsOnly(NotificationState.PENDING);
        assertThat(post.relay()).hasSize(FOR_PAIR);
    }
}
