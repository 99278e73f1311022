package org.menkyo.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import org.menkyo.shared.TransactionEnd;

/** Wakes this server's relay when the transaction that the notification was recorded in has committed. */
@ApplicationScoped
class AfterCommitRelaySignal implements RelaySignal {

    private final NotificationRelay relay;
    private final TransactionEnd end;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** For the container's proxy. */
    protected AfterCommitRelaySignal() {
        this(null, null);
    }

    @Inject
    AfterCommitRelaySignal(NotificationRelay relay, TransactionEnd end) {
        this.relay = relay;
        this.end = end;
    }

    @Override
    public void wakeAfterCommit() {
        end.once(AfterCommitRelaySignal.class, status -> {
            if (status == Status.STATUS_COMMITTED && asked.compareAndSet(false, true)) {
                relay.wake(asked);
            }
        });
    }
}
