package org.menkyo.notification.outbox;

/** Wakes the relay, so that a notification is on the queue at once and not only when the relay's timer expires. */
@FunctionalInterface
public interface RelaySignal {

    /** Wakes the relay once the current transaction has committed; does nothing if it is rolled back. */
    void wakeAfterCommit();
}
