package org.menkyo.notification.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.menkyo.notification.outbox.QueuedNotification;

/** What a message of the queue asks for, and how far it is done. Used by one thread. */
final class DeliveryBatch {

    private final Set<QueuedNotification> left;
    private final Set<Long> passedOver = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();

    /**
     * A notification that the message named and whose mail was not sent.
     *
     * @param tried whether it was tried, or held back by an earlier one
     */
    record Failure(QueuedNotification notification, boolean tried, String reason) {}

    DeliveryBatch(Collection<QueuedNotification> named) {
        this.left = new LinkedHashSet<>(named);
    }

    /** What it names and has not had its turn. */
    Set<QueuedNotification> left() {
        return Collections.unmodifiableSet(left);
    }

    boolean isDone() {
        return left.isEmpty();
    }

    /** Numbers of earlier notifications to the same addresses that were tried in vain and do not hold others back. */
    Set<Long> passedOver() {
        return passedOver;
    }

    /** What could not be sent, so that the message has to come again. */
    List<Failure> failures() {
        return failures;
    }

    /** Goes on with these alone; the others are sent, or the message is void for them. */
    void narrow(Collection<QueuedNotification> awaiting) {
        left.retainAll(awaiting);
    }

    void sent(QueuedNotification notification) {
        left.remove(notification);
    }

    /** A notification was tried in vain, or held back by another one; it may be one that the message did not name. */
    void notSent(long id, QueuedNotification notification, boolean tried, String reason) {
        if (left.remove(notification)) {
            failures.add(new Failure(notification, tried, reason));
        }
        passedOver.add(id);
    }
}
