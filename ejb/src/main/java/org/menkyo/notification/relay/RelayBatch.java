package org.menkyo.notification.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.node.ThisNode;
import org.menkyo.notification.budget.MailBudget;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.Outbox.Queued;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.PendingMail;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.shared.input.BusinessEmail;

/** One transaction of the relay. */
@ApplicationScoped
class RelayBatch {

    /** How many notifications one transaction moves at most. */
    static final int SIZE = 200;

    /** How many notifications to different addresses one message names at most: one mail after the other is sent for it. */
    static final int IN_A_MESSAGE = 25;

    /** Longer than the greatest delay between two deliveries of a message. */
    static final Duration LONGEST_SILENCE = Duration.ofHours(2);

    /** How long a message may wait on the queue for its first delivery before it counts as lost. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final MailBudget budget;
    private final NotificationQueue queue;
    private final ThisNode node;
    private final Quarantine quarantine;
    private final Clock clock;

    @Inject
    RelayBatch(
            Outbox outbox,
            MailBudget budget,
            NotificationQueue queue,
            ThisNode node,
            Quarantine quarantine,
            Clock clock) {
        this.outbox = outbox;
        this.budget = budget;
        this.queue = queue;
        this.node = node;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /**
     * Puts the oldest pending notifications on the queue, but for those that are over a budget, and notes it, all in one
     * transaction. In quarantine they stay where they are (LC-1208).
     *
     * @return whether more may be waiting
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean relay() {
        if (quarantine.holdsBack()) {
            return false;
        }
        List<PendingMail> batch = outbox.lockPending(SIZE);
        List<Long> passed = batch.isEmpty() ? List.of() : budget.pass(batch);
        if (!passed.isEmpty()) {
            send(passed);
        }
        return batch.size() == SIZE;
    }

    private void send(List<Long> ids) {
        queue.send(messages(outbox.queue(ids, node.id(), clock.instant())));
    }

    /** What goes to one address stays in one message, so that no two consumers wait for each other. */
    private static List<List<QueuedNotification>> messages(List<Queued> batch) {
        Map<BusinessEmail, List<QueuedNotification>> addresses = new LinkedHashMap<>();
        batch.forEach(queued -> addresses
                .computeIfAbsent(queued.recipient(), address -> new ArrayList<>())
                .add(queued.notification()));
        List<List<QueuedNotification>> messages = new ArrayList<>();
        List<QueuedNotification> message = new ArrayList<>();
        for (List<QueuedNotification> address : addresses.values()) {
            if (!message.isEmpty() && message.size() + address.size() > IN_A_MESSAGE) {
                messages.add(message);
                message = new ArrayList<>();
            }
            message.addAll(address);
        }
        messages.add(message);
        return messages;
    }

    /**
     * Sends messages anew that must have been lost, as with the broker's journal.
     *
     * @return whether more may be waiting
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean recoverLost() {
        Instant now = clock.instant();
        return sendAnew(outbox.lockLost(now.minus(LONGEST_WAIT), now.minus(LONGEST_SILENCE), SIZE));
    }

    /**
     * Sends anew, after a start of the server, messages for what was queued before and never tried: a crash may have come
     * between the commit of the database and that of the broker. If the message does exist, the new round makes it void.
     *
     * @return whether more may be waiting
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean recoverAfterStart(Instant start) {
        return sendAnew(outbox.lockLost(start, Instant.EPOCH, SIZE));
    }

    /**
     * Takes over what lies in the queues of servers that have ended (LC-1209). If such a server starts again, its messages are
     * void.
     *
     * @return whether more may be waiting
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean takeOver() {
        return sendAnew(outbox.lockLeft(node.id(), SIZE));
    }

    /**
     * Begins the next round at once. They do not go back to where the relay finds them, since meanwhile later mails to the same
     * addresses would not see them as owed, and pass them; and a mail takes of its budgets once. In quarantine they do go
     * back, and the later ones wait with them.
     */
    private boolean sendAnew(List<OutboxNotification> lost) {
        if (quarantine.holdsBack()) {
            lost.forEach(OutboxNotification::replay);
        } else if (!lost.isEmpty()) {
            send(lost.stream().map(OutboxNotification::id).toList());
        }
        return lost.size() == SIZE;
    }
}
