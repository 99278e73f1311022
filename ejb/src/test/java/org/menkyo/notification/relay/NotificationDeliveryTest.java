package org.menkyo.notification.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.node.ThisNode;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.notification.mail.TestMailServer;
import org.menkyo.notification.outbox.NotificationState;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.PendingMail;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.TestDatabase;

class NotificationDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    static final TestMailServer MAIL_SERVER = new TestMailServer();

    private final NotificationPost post =
            new NotificationPost(DATABASE, MAIL_SERVER.session(), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void finish() throws SQLException {
        post.deleteAll();
    }

    private static Notification sample(NotificationKind kind) {
        return SampleNotifications.sample(kind, Language.EN);
    }

    @Test
    @Tag("LC-901")
    void whatIsRolledBackIsNeverRelayed() {
        assertThatThrownBy(() -> DATABASE.transact(entities -> {
                    post.notifications(entities).record(sample(NotificationKind.ACCESS_OPENED));
                    entities.flush();
                    throw new IllegalStateException("the business transaction fails");
                }))
                .hasMessageContaining("business transaction");

        assertThat(post.relay()).isEmpty();
    }

    @Test
    @Tag("LC-901")
    void whatIsCommittedIsQueuedOnceAndWakesTheRelay() {
        OutboxNotification recorded = post.record(sample(NotificationKind.ACCESS_OPENED));

        assertThat(post.wakes).isEqualTo(1);
        assertThat(post.relay()).containsExactly(new QueuedNotification(recorded.identity(), 1));
        assertThat(post.relay()).isEmpty();
        assertThat(post.reload(recorded).state()).isEqualTo(NotificationState.QUEUED);
    }

    @Test
    @Tag("LC-901")
    void whatTheQueueDidNotTakeStaysPending() {
        OutboxNotification recorded = post.record(sample(NotificationKind.ACCESS_OPENED));

        assertThatThrownBy(() -> DATABASE.transact(entities -> new RelayBatch(
                                new Outbox(entities),
                                post.budget(entities),
                                messages -> {
                                    throw new IllegalStateException("the broker is away");
                                },
                                new ThisNode(),
                                () -> false,
                                Clock.fixed(NOW, ZoneOffset.UTC))
                        .relay()))
                .hasMessageContaining("broker");

        assertThat(post.reload(recorded).state()).isEqualTo(NotificationState.PENDING);
        assertThat(post.relay()).hasSize(1);
    }

    @Test
    @Tag("LC-1208")
    void inQuarantineMailsStayWhereTheyAre() {
        OutboxNotification recorded = post.record(sample(NotificationKind.ACCESS_OPENED));

        post.quarantined = true;
        assertThat(post.relay()).isEmpty();
        assertThat(post.reload(recorded).state()).isEqualTo(NotificationState.PENDING);

        post.quarantined = false;
        assertThat(post.relay()).containsExactly(new QueuedNotification(recorded.identity(), 1));
    }

    @Test
    @Tag("LC-1208")
    void whatAMessageOfTheCopiedQueueNamesGoesBackAndIsSentOnceAfterTheRelease() {
        OutboxNotification recorded = post.record(sample(NotificationKind.ACCESS_OPENED));
        List<QueuedNotification> copied = post.relay();

        post.quarantined = true;
        assertThat(post.deliver(copied)).as("no attempt has failed").isEmpty();
        assertThat(post.reload(recorded).state()).isEqualTo(NotificationState.PENDING);
        assertThat(post.reload(recorded).attempts()).isZero();
        assertThat(post.relay()).isEmpty();

        post.quarantined = false;
        List<QueuedNotification> again = post.relay();
        assertThat(again).containsExactly(new QueuedNotification(recorded.identity(), 2));
        assertThat(post.deliver(copied)).isEmpty();
        assertThat(post.reload(recorded).state()).as("the message is void").isEqualTo(NotificationState.QUEUED);
    }

    @Test
    @Tag("LC-901")
    void relaysOfSeveralServersDoNotWaitForEachOtherAndTakeEachNotificationOnce() {
        post.record(sample(NotificationKind.ACCESS_OPENED));
        post.record(sample(NotificationKind.ACCESS_NOT_FOUND));

        DATABASE.transact(first -> {
            List<PendingMail> taken = new Outbox(first).lockPending(1);
            DATABASE.transact(second -> {
                List<PendingMail> rest = new Outbox(second).lockPending(10);
                assertThat(taken).hasSize(1);
                assertThat(rest).hasSize(1);
                assertThat(rest.get(0).id()).isNotEqualTo(taken.get(0).id());
            });
        });
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-902")
    @Tag("LC-903")
    void aMailCarriesTheIdentityAndBothFormats() throws Exception {
        OutboxNotification recorded = post.record(sample(NotificationKind.CONFIRM_BUSINESS_EMAIL));

        post.deliver(post.relay().get(0));

        assertThat(MAIL_SERVER.newMails()).hasSize(1);
        MimeMessage mail = MAIL_SERVER.newMails().get(0);
        assertThat(mail.getMessageID()).isEqualTo("<" + recorded.identity() + "@licensing.example.net>");
        assertThat(mail.getFrom()[0]).hasToString("Licensing <licensing@example.net>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0]).hasToString("kim.tanaka@example.com");
        assertThat(mail.getSubject()).isEqualTo("Confirm your business e-mail address");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) parts.getBodyPart(0).getContent()).contains(SampleNotifications.TOKEN);
        assertThat((String) parts.getBodyPart(1).getContent()).contains(SampleNotifications.TOKEN);
    }

    @Test
    @Tag("LC-903")
    void aJapaneseMailArrivesAsItWasWritten() throws Exception {
        post.record(SampleNotifications.sample(NotificationKind.ACCESS_NOT_FOUND, Language.JA));

        post.deliver(post.relay().get(0));

        MimeMessage mail = MAIL_SERVER.newMails().get(0);
        assertThat(mail.getSubject()).isEqualTo("アクセスのリクエストは完了しませんでした: アドレスの登録がありません");
        assertThat(mail.getContentLanguage()).containsExactly("ja");
        assertThat((String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
                .contains("登録をやり直さないでください。");
    }

    @Test
    @Tag("LC-903")
    void noValueCanAddAHeader() throws Exception {
        post.record(sample(NotificationKind.PERMISSION_REQUESTED)
                .with("licenseId", "1\r\nBcc: victim@example.org\r\n\r\n<p>")
                .with("requester", "x\nTo: victim@example.org")
                .with("comment", "\r\n.\r\nMAIL FROM:<x@example.org>"));

        post.deliver(post.relay().get(0));

        MimeMessage mail = MAIL_SERVER.newMails().get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("To")).containsExactly("kim.tanaka@example.com");
        assertThat(MAIL_SERVER.newMails()).hasSize(1);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        String headers = raw.toString(StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];
        assertThat(headers.lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    void theTokenIsStoredEncryptedAndErasedOnceSent() throws Exception {
        OutboxNotification recorded = post.record(sample(NotificationKind.CONFIRM_BUSINESS_EMAIL));

        byte[] stored = storedToken(recorded);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(SampleNotifications.TOKEN);
        assertThat(wholeRow(recorded)).doesNotContain(SampleNotifications.TOKEN);

        post.deliver(post.relay().get(0));

        assertThat(storedToken(recorded)).isNull();
    }

    @Test
    @Tag("LC-902")
    void aMessageThatComesAgainSendsNothingMore() throws Exception {
        OutboxNotification recorded = post.record(sample(NotificationKind.ACCESS_OPENED));
        QueuedNotification message = post.relay().get(0);

        post.deliver(message);
        post.deliver(message);

        assertThat(MAIL_SERVER.newMails()).hasSize(1);
        assertThat(post.reload(recorded).state()).isEqualTo(NotificationState.SENT);
        assertThat(post.reload(recorded).attempts()).isEqualTo(1);
        assertThat(post.reload(recorded).sentAt()).contains(NOW);
    }

    @Test
    @Tag("LC-902")
    void messagesForTheSameNotificationAtTheSameMomentSendOneMail() throws Exception {
        post.record(sample(NotificationKind.ACCESS_OPENED));
        QueuedNotification message = post.relay().get(0);
        int consumers = 8;
        CyclicBarrier start = new CyclicBarrier(consumers);
        ExecutorService threads = Executors.newFixedThreadPool(consumers);
        try {
            List<Future<?>> deliveries = new ArrayList<>();
            for (int i = 0; i < consumers; i++) {
                deliveries.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    post.deliver(message);
                    return null;
                }));
            }
            for (Future<?> delivery : deliveries) {
                delivery.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(MAIL_SERVER.newMails()).hasSize(1);
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-902")
    void aFailedAttemptIsNotedAndTheNextSendsTheSameMessageId() throws Exception {
        OutboxNotification recorded = post.record(sample(NotificationKind.CONFIRM_BUSINESS_EMAIL));
        QueuedNotification message = post.relay().get(0);
        MAIL_SERVER.refuse(true);

        assertThat(post.deliver(message))
                .singleElement()
                .satisfies(failure -> assertThat(failure.notification()).isEqualTo(message));

        OutboxNotification failed = post.reload(recorded);
        assertThat(failed.state()).isEqualTo(NotificationState.QUEUED);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.lastError())
                .hasValueSatisfying(
                        error -> assertThat(error).contains("greylisted").doesNotContain(SampleNotifications.TOKEN));
        assertThat(MAIL_SERVER.newMails()).isEmpty();

        MAIL_SERVER.refuse(false);
        post.deliver(message);

        assertThat(MAIL_SERVER.newMails()).hasSize(1);
        assertThat(MAIL_SERVER.newMails().get(0).getMessageID()).startsWith("<" + recorded.identity() + "@");
        assertThat(post.reload(recorded).attempts()).isEqualTo(2);
    }

    @Test
    @Tag("LC-901")
    void whatTheQueueGaveUpIsKeptUntilItIsReplayedUnderTheSameIdentity() throws Exception {
        OutboxNotification recorded = post.record(sample(NotificationKind.CONFIRM_BUSINESS_EMAIL));
        QueuedNotification message = post.relay().get(0);

        assertThat(post.bury(message)).containsExactly(message);

        assertThat(post.reload(recorded).state()).isEqualTo(NotificationState.DEAD);
        assertThat(post.relay()).isEmpty();
        post.deliver(message);
        assertThat(MAIL_SERVER.newMails()).isEmpty();

        DATABASE.transact(
                entities -> assertThat(new Outbox(entities).replayAllDead()).isEqualTo(1));

        List<QueuedNotification> again = post.relay();
        assertThat(again).containsExactly(new QueuedNotification(recorded.identity(), 2));
        post.deliver(again.get(0));
        assertThat(MAIL_SERVER.newMails()).hasSize(1);
        assertThat(MAIL_SERVER.newMails().get(0).getMessageID()).startsWith("<" + recorded.identity() + "@");
    }

    @Test
    @Tag("LC-901")
    void aLostMessageIsReplacedAndVoidIfItTurnsUpAfterAll() throws Exception {
        OutboxNotification recorded = post.record(sample(NotificationKind.ACCESS_OPENED));
        QueuedNotification lost = post.relay().get(0);
        NotificationPost later = new NotificationPost(
                DATABASE,
                MAIL_SERVER.session(),
                Clock.fixed(NOW.plus(RelayBatch.LONGEST_WAIT).plusSeconds(1), ZoneOffset.UTC));

        assertThat(post.sentBy(RelayBatch::recoverLost)).isEmpty();

        QueuedNotification replacement = later.sentBy(RelayBatch::recoverLost).get(0);
        assertThat(replacement).isEqualTo(new QueuedNotification(recorded.identity(), 2));

        post.deliver(lost);
        assertThat(MAIL_SERVER.newMails()).isEmpty();
        post.deliver(replacement);
        assertThat(MAIL_SERVER.newMails()).hasSize(1);
    }

    @Test
    @Tag("LC-901")
    void whatWaitsForItsNextAttemptIsNotTakenForLost() {
        OutboxNotification recorded = post.record(sample(NotificationKind.ACCESS_OPENED));
        post.relay();
        post.noteFailure(recorded, "no answer");
        NotificationPost later = new NotificationPost(
                DATABASE, MAIL_SERVER.session(), Clock.fixed(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC));
        NotificationPost muchLater = new NotificationPost(
                DATABASE,
                MAIL_SERVER.session(),
                Clock.fixed(NOW.plus(RelayBatch.LONGEST_SILENCE).plusSeconds(1), ZoneOffset.UTC));

        assertThat(later.sentBy(RelayBatch::recoverLost)).isEmpty();

        assertThat(muchLater.sentBy(RelayBatch::recoverLost)).hasSize(1);
    }

    @Test
    @Tag("LC-901")
    void aStartTakesBackWhatWasQueuedBeforeAndNeverTried() {
        post.record(sample(NotificationKind.ACCESS_OPENED));
        post.relay();
        OutboxNotification tried = post.record(sample(NotificationKind.ACCESS_NOT_FOUND));
        post.relay();
        post.noteFailure(tried, "no answer");

        assertThat(post.sentBy(batch -> batch.recoverAfterStart(NOW))).isEmpty();

        assertThat(post.sentBy(batch -> batch.recoverAfterStart(NOW.plusSeconds(1))))
                .hasSize(1);
    }

    private static byte[] storedToken(OutboxNotification notification) throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select sealed_token from notification where id = ?")) {
            select.setLong(1, notification.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private static String wholeRow(OutboxNotification notification) throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select row_to_json(n)::text from notification n where id = ?")) {
            select.setLong(1, notification.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
