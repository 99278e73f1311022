package org.menkyo.kms.projection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A client machine ID that came from what looks like several machines within a short time, as it does after an image was
 * cloned without being generalized (VA-315). It counts once.
 *
 * @param cmid the client machine ID
 * @param machines the machines that it came from
 * @param firstSeenAt when the first of them was seen
 * @param lastSeenAt when one of them was seen last under a name or hardware that differed from the one before
 * @param advice what to do about it, in the caller's language
 */
public record SuspectedDuplicate(
        UUID cmid, List<Machine> machines, Instant firstSeenAt, Instant lastSeenAt, String advice) {

    public SuspectedDuplicate {
        machines = List.copyOf(machines);
    }

    /**
     * One of the machines.
     *
     * @param machineName the name that it told
     * @param hardware stands for its hardware, 32 hex digits
     * @param firstSeenAt when it was seen first
     * @param lastSeenAt when it was seen last in place of another
     */
    public record Machine(String machineName, String hardware, Instant firstSeenAt, Instant lastSeenAt) {}
}
