package org.menkyo.kms.projection;

import java.time.Duration;
import java.util.UUID;

/**
 * What a machine told of itself with a request.
 *
 * @param cmid the client machine ID
 * @param machineName its name
 * @param hardware stands for its hardware
 * @param at when, in milliseconds since 1970
 */
public record Sighting(UUID cmid, String machineName, UUID hardware, long at) {

    /** Whether this and what came before it with the same ID are probably two machines (VA-315). */
    public boolean contradicts(Sighting before, Duration window) {
        boolean other = !machineName.equals(before.machineName) || !hardware.equals(before.hardware);
        return other && at - before.at < window.toMillis();
    }

    DuplicateSuspicions.Machine machine() {
        return new DuplicateSuspicions.Machine(cmid, machineName, hardware);
    }
}
