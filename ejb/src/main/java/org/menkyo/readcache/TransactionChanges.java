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
    public void changed() {
        afterThisTransaction("changed", cache::changed);
    }

    @Override
    public void used() {
        afterThisTransaction("used", cache::used);
    }

    private void afterThisTransaction(String what, Runnable forget) {
        String key = TransactionChanges.class.getName() + "." + what;
        if (transaction.getResource(key) != null) {
            return;
        }
        transaction.putResource(key, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Others would remember again what is there before the commit.
            }

            @Override
            public void afterCompletion(int status) {
                forget.run();
            }
        });
    }
}
