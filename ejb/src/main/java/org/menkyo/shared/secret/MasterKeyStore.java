package org.menkyo.shared.secret;

import java.util.List;

/** Where the server keeps master keys, outside the database. */
public interface MasterKeyStore {

    /**
     * The keys that are there now, in the order of their names.
     *
     * @throws IllegalStateException if they cannot be read
     */
    List<MasterKey> read();

    /**
     * Makes the first key of a new installation and keeps it.
     *
     * @throws IllegalStateException if it cannot be kept
     */
    MasterKey makeFirst();
}
