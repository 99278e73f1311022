package org.menkyo.notification.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.audit.AuditTrail;
import org.menkyo.lockout.Lockouts;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.notification.budget.HeldMails;
import org.menkyo.notification.budget.HoldReason;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.notification.relay.NotificationPost;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.InstallationMode;
import org.menkyo.readcache.ReadCache;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.InTransaction;
import org.menkyo.testing.NoMemory;
import org.menkyo.testing.TestDatabase;

class NotificationServiceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC);
    private static final Caller OPERATOR = caller(Party.OPERATOR);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final NotificationPost post = new NotificationPost(DATABASE, null, CLOCK);
    private int wakes;

    private static Caller caller(Party party) {
        return new Caller(
                "someone",
                party,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.7",
                Language.EN,
                "c-1");
    }

    private <T> T call(Function<NotificationService, T> work) {
        return DATABASE.inTransaction(entities -> work.apply(service(entities)));
    }

    private NotificationService service(EntityManager entities) {
        ReadCache cache = new ReadCache(new InTransaction());
        return new NotificationService(
                new AccessControl(
                        null,
                        null,
                        null,
                        new Lockouts(entities, cache, new SecurityEvents(), CLOCK),
                        new InstallationMode(new Settings()),
                        cache,
                        new SecurityEvents()),
                new Outbox(entities),
                new HeldMails(entities),
                () -> wakes++,
                new AuditTrail(entities, new NoMemory(), CLOCK));
    }

    private OutboxNotification dead() {
        OutboxNotification recorded =
                post.record(SampleNotifications.sample(NotificationKind.ACCESS_OPENED, Language.EN));
        QueuedNotification message = post.relay().stream()
                .filter(m -> m.identity().equals(recorded.identity()))
                .findFirst()
                .orElseThrow();
        post.noteFailure(recorded, "550 no such mailbox");
        post.bury(message);
        return recorded;
    }

    private static long auditRecords(String subjectId) {
        return DATABASE.inTransaction(entities -> entities.createQuery(
                        "select count(r) from AuditRecord r where r.action = 'REPLAY_DEAD_LETTER'"
                                + " and r.subjectId = :subject",
                        Long.class)
                .setParameter("subject", subjectId)
                .getSingleResult());
    }

    @Test
    @Tag("LC-901")
    void operatorsListAndReplayDeadLetters() {
        OutboxNotification first = dead();
        OutboxNotification second = dead();
        OutboxNotification third = dead();

        Page<DeadLetter> page = call(service -> service.listDeadLetters(OPERATOR, PageRequest.of(null, 2)));
        assertThat(page.items()).extracting(DeadLetter::identity).containsExactly(first.identity(), second.identity());
        assertThat(page.items().get(0)).satisfies(letter -> {
            assertThat(letter.recipient()).isEqualTo("kim.tanaka@example.com");
            assertThat(letter.lastError()).isEqualTo("550 no such mailbox");
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.deadAt()).isEqualTo(CLOCK.instant());
        });
        Page<DeadLetter> rest = call(service -> service.listDeadLetters(OPERATOR, PageRequest.of(page.next(), 2)));
        assertThat(rest.items()).extracting(DeadLetter::identity).containsExactly(third.identity());
        assertThat(rest.next()).isNull();

        assertThat(call(service -> service.replay(OPERATOR, second.identity())).replayed())
                .isEqualTo(1);
        assertThat(wakes).isEqualTo(1);
        assertThat(auditRecords(second.identity().toString())).isEqualTo(1);
        assertThat(post.relay()).containsExactly(new QueuedNotification(second.identity(), 2));

        assertThat(call(service -> service.replayAll(OPERATOR)).replayed()).isEqualTo(2);
        assertThat(auditRecords("all")).isEqualTo(1);
        assertThat(post.relay())
                .extracting(QueuedNotification::identity)
                .containsExactly(first.identity(), third.identity());
    }

    @Test
    void onlyDeadLettersAreReplayed() {
        OutboxNotification pending =
                post.record(SampleNotifications.sample(NotificationKind.ACCESS_OPENED, Language.EN));

        assertThatThrownBy(() -> call(service -> service.replay(OPERATOR, pending.identity())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> call(service -> service.replay(OPERATOR, UUID.randomUUID())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-905")
    void operatorsSeeWhatIsHeldBackAndWhy() {
        OutboxNotification held = post.record(SampleNotifications.sample(NotificationKind.ACCESS_OPENED, Language.EN)
                .causedBy(OPERATOR));
        DATABASE.transact(entities ->
                new HeldMails(entities).hold(List.of(held.id()), HoldReason.SENDER_TO_RECEIVER, CLOCK.instant()));

        Page<HeldMail> page = call(service -> service.listHeld(OPERATOR, PageRequest.first()));

        assertThat(page.items()).singleElement().satisfies(mail -> {
            assertThat(mail.identity()).isEqualTo(held.identity());
            assertThat(mail.sender()).isEqualTo("account:someone");
            assertThat(mail.reason()).contains("same sender", "summary");
            assertThat(mail.heldAt()).isEqualTo(CLOCK.instant());
        });
    }

    @Test
    void nobodyElseMayLookOrReplay() {
        Caller support = caller(Party.SUPPORT_AGENT);

        assertThatThrownBy(() -> call(service -> service.listDeadLetters(support, PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(service -> service.listHeld(support, PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(service -> service.replay(support, UUID.randomUUID())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> call(service -> service.replayAll(support))).isInstanceOf(NotPermittedException.class);
    }
}
