package org.menkyo.readcache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.shared.database.TransactionEnd;

/** Forgets when the transaction has ended, however it did; before, others would remember again what was there before. */
@ApplicationScoped
class TransactionChanges implements OwnChanges {

    private final ReadCache cache;
    private final TransactionEnd end;

    @Inject
    TransactionChanges(ReadCache cache, TransactionEnd end) {
        this.cache = cache;
        this.end = end;
    }

    @Override
    public void changed() {
        end.once(TransactionChanges.class.getName() + ".changed", status -> cache.changed());
    }

    @Override
    public void used() {
        end.once(TransactionChanges.class.getName() + ".used", status -> cache.used());
    }
}
