package org.menkyo.notification.relay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.notification.mail.TestMailServer;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.TestDatabase;

/** What lies in the queue of a server that has ended; each {@link NotificationPost} is a server. */
@Tag("LC-1209")
class MailTakeOverTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T09:30:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    static final TestMailServer MAIL_SERVER = new TestMailServer();

    private final NotificationPost killed = new NotificationPost(DATABASE, MAIL_SERVER.session(), CLOCK);
    private final NotificationPost other = new NotificationPost(DATABASE, MAIL_SERVER.session(), CLOCK);

    @AfterEach
    void finish() throws SQLException {
        other.deleteAll();
        DATABASE.asOwner("DELETE FROM server_node");
    }

    @Test
    void isSentByAnotherOnceWhetherItWasTriedOrNot() throws Exception {
        OutboxNotification untried = killed.record(sample(NotificationKind.ACCESS_OPENED));
        OutboxNotification tried = killed.record(sample(NotificationKind.ACCESS_NOT_FOUND));
        List<QueuedNotification> inTheQueue = killed.relay();
        killed.noteFailure(tried, "no answer");

        List<QueuedNotification> again = other.sentBy(RelayBatch::takeOver);
        assertThat(again)
                .containsExactlyInAnyOrder(
                        new QueuedNotification(untried.identity(), 2), new QueuedNotification(tried.identity(), 2));
        other.deliver(again);
        killed.deliver(inTheQueue);

        assertThat(MAIL_SERVER.newMails()).hasSize(2);
    }

    @Test
    void isSentBeforeWhatIsRecordedLaterForTheSameAddress() throws Exception {
        OutboxNotification left = killed.record(sample(NotificationKind.ACCESS_OPENED));
        killed.relay();
        OutboxNotification later = other.record(sample(NotificationKind.ACCESS_NOT_FOUND));
        List<QueuedNotification> inTheQueue = other.relay();

        List<QueuedNotification> taken = other.sentBy(RelayBatch::takeOver);
        other.deliver(inTheQueue);
        other.deliver(taken);

        assertThat(MAIL_SERVER.newMails())
                .extracting(MimeMessage::getMessageID)
                .extracting(id -> id.substring(1, id.indexOf('@')))
                .containsExactly(left.identity().toString(), later.identity().toString());
    }

    @Test
    @Tag("LC-1208")
    void waitsForItsReleaseInQuarantine() throws Exception {
        killed.record(sample(NotificationKind.ACCESS_OPENED));
        killed.relay();

        other.quarantined = true;
        assertThat(other.sentBy(RelayBatch::takeOver)).isEmpty();
        other.quarantined = false;
        assertThat(other.relay()).hasSize(1);
    }

    @Test
    void staysThereWhileItsServerRuns() throws SQLException {
        killed.record(sample(NotificationKind.ACCESS_OPENED));
        killed.relay();
        DATABASE.asOwner(
                "INSERT INTO server_node VALUES ('" + killed.node().id() + "', 'one', '2026-11-30T09:30:00Z')");

        assertThat(other.sentBy(RelayBatch::takeOver)).isEmpty();

        DATABASE.asOwner("DELETE FROM server_node");
        assertThat(killed.sentBy(RelayBatch::takeOver))
                .as("a server that is not known at the moment knows of itself")
                .isEmpty();
        assertThat(other.sentBy(RelayBatch::takeOver)).hasSize(1);
    }

    @Test
    void isLeftAloneWhileItIsBeingSent() throws Exception {
        OutboxNotification recorded = killed.record(sample(NotificationKind.ACCESS_OPENED));
        killed.relay();

        DATABASE.transact(sending -> {
            sending.createNativeQuery("SELECT id FROM notification WHERE id = :id FOR UPDATE", Long.class)
                    .setParameter("id", recorded.id())
                    .getSingleResult();
            assertThat(other.sentBy(RelayBatch::takeOver)).isEmpty();
        });
    }

    private static Notification sample(NotificationKind kind) {
        return SampleNotifications.sample(kind, Language.EN);
    }
}
