package org.menkyo.readcache;

import java.util.function.Supplier;

/** The transaction that something is read in. */
public interface ReadTransaction {

    /** Whether the caller is in a transaction. */
    boolean isActive();

    /** Reads in a transaction that ends before this method does. */
    <T> T in(Supplier<T> read);
}
