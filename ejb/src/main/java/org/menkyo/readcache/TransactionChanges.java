package org.menkyo.readcache;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Forgets when the transaction has ended, however it did. */
@ApplicationScoped
class TransactionChanges implements OwnChanges {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private final ReadCache cache;

    /** For the container's proxy. */
    protected TransactionChanges() {
        this(null);
    }

    @Inject
    TransactionChanges(ReadCache cache) {
        this.cache = cache;
    }

    @Override
    public void inThisTransaction() {
        if (transaction.getResource(TransactionChanges.class) != null) {
            return;
        }
        transaction.putResource(TransactionChanges.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Others would remember again what is there before the commit.
            }

            @Override
            public void afterCompletion(int status) {
                cache.changed();
            }
        });
    }
}
