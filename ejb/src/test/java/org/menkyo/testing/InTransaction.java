package org.menkyo.testing;

import java.util.function.Supplier;
import org.menkyo.readcache.ReadTransaction;

/** What services of a test see: they are called in the test's transaction, so nothing is remembered. */
public final class InTransaction implements ReadTransaction {

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public <T> T in(Supplier<T> read) {
        return read.get();
    }
}
