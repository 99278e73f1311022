package org.menkyo.shared.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.IntConsumer;

/** Does things when the current transaction has ended and before its caller goes on. */
@ApplicationScoped
public class TransactionEnd {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    /**
     * Does something once, however often it is asked for in one transaction.
     *
     * @param what names it
     * @param work gets how the transaction ended, as a {@link jakarta.transaction.Status}
     */
    public void once(Object what, IntConsumer work) {
        if (transaction.getResource(what) != null) {
            return;
        }
        transaction.putResource(what, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // What is done now must see, or let others see, what the transaction did.
            }

            @Override
            public void afterCompletion(int status) {
                work.accept(status);
            }
        });
    }
}
