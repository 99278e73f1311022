package org.menkyo.notification.desk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.notification.budget.HeldMails;
import org.menkyo.notification.outbox.NotificationState;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.RelaySignal;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** What operators do about mails that could not be sent (LC-901). */
@Stateless
public class NotificationService {

    private static final String SUBJECT_TYPE = "notification";

    private final AccessControl access;
    private final Outbox outbox;
    private final HeldMails held;
    private final RelaySignal relay;
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected NotificationService() {
        this(null, null, null, null, null);
    }

    @Inject
    public NotificationService(
            AccessControl access, Outbox outbox, HeldMails held, RelaySignal relay, AuditTrail audit) {
        this.access = access;
        this.outbox = outbox;
        this.held = held;
        this.relay = relay;
        this.audit = audit;
    }

    /** The mails that were given up, in the order in which they were recorded. */
    @Performs(Operation.LIST_DEAD_LETTERS)
    public Page<DeadLetter> listDeadLetters(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_DEAD_LETTERS);
        return Page.of(outbox.dead(page), page, OutboxNotification::id).map(DeadLetter::of);
    }

    /** The mails that are held back for a summary, in the order in which they were recorded (LC-905). */
    @Performs(Operation.LIST_HELD_MAILS)
    public Page<HeldMail> listHeld(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_HELD_MAILS);
        return Page.of(held.page(page), page, OutboxNotification::id).map(HeldMail::of);
    }

    /**
     * Begins anew with one of them, under the same identity.
     *
     * @throws NotFoundException if there is no dead letter of that identity
     */
    @Performs(Operation.REPLAY_DEAD_LETTER)
    public ReplayResult replay(Caller caller, UUID identity) {
        access.require(caller, Operation.REPLAY_DEAD_LETTER);
        OutboxNotification letter = outbox.lock(identity)
                .filter(notification -> notification.state() == NotificationState.DEAD)
                .orElseThrow(NotFoundException::new);
        letter.replay();
        audit.append(
                caller,
                AuditEvent.done(Operation.REPLAY_DEAD_LETTER, SUBJECT_TYPE, identity, null)
                        .with("kind", letter.kind())
                        .with("recipient", letter.recipient()));
        relay.wakeAfterCommit();
        return new ReplayResult(1);
    }

    /** Begins anew with all of them. */
    @Performs(Operation.REPLAY_DEAD_LETTER)
    public ReplayResult replayAll(Caller caller) {
        access.require(caller, Operation.REPLAY_DEAD_LETTER);
        int replayed = outbox.replayAllDead();
        audit.append(
                caller,
                AuditEvent.done(Operation.REPLAY_DEAD_LETTER, SUBJECT_TYPE, "all", null)
                        .with("replayed", replayed));
        relay.wakeAfterCommit();
        return new ReplayResult(replayed);
    }
}
