package org.menkyo.quarantine;

import java.time.Instant;

/** Something that waits in quarantine. Whoever holds something back offers one of these, so that operators decide about it. */
public interface WaitingMatter {

    WaitingKind kind();

    /** How many wait that were recorded before a moment. */
    long countBefore(Instant moment);

    /** Drops those that were recorded before a moment, in the running transaction, and tells how many they were. */
    int dropBefore(Instant moment);

    /** What is left goes on once the running transaction, which ends the quarantine, has committed. */
    default void goOn() {}
}
