package org.menkyo.notification;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.atomic.AtomicBoolean;

/** Wakes this server's relay when the transaction that the notification was recorded in has committed. */
@ApplicationScoped
class AfterCommitRelaySignal implements RelaySignal {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private final NotificationRelay relay;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** For the container's proxy. */
    protected AfterCommitRelaySignal() {
        this(null);
    }

    @Inject
    AfterCommitRelaySignal(NotificationRelay relay) {
        this.relay = relay;
    }

    @Override
    public void wakeAfterCommit() {
        if (transaction.getResource(AfterCommitRelaySignal.class) != null) {
            return;
        }
        transaction.putResource(AfterCommitRelaySignal.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The relay must not look before the rows are visible.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED && asked.compareAndSet(false, true)) {
                    relay.wake(asked);
                }
            }
        });
    }
}
