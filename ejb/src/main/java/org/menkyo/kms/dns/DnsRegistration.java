package org.menkyo.kms.dns;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * How the publication of a service record by DNS stands (VA-308).
 *
 * @param name label and domain of the record
 * @param target the host's name that it leads to
 * @param port the host's port
 * @param state whether the name server has it
 * @param since when that was found last
 * @param problem why the name server did not take the last change; null if it did
 */
public record DnsRegistration(
        String name,
        String target,
        int port,
        State state,
        Instant since,
        @Nullable String problem) {

    /** Whether clients can find the record. */
    public enum State {
        /** The name server has taken it. */
        REGISTERED,
        /** The name server did not take it; it is tried again. */
        FAILED,
        /** It is not to be found any more, but the name server did not take that; it is tried again. */
        NOT_WITHDRAWN
    }
}
