package org.menkyo.client.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.protocol.activation.LicenseState;

/**
 * A license state and how long it lasts if nothing happens.
 *
 * @param state the state
 * @param endsAt its end; none if it has none
 */
public record LicensePhase(LicenseState state, Optional<Instant> endsAt) {

    /** Whole minutes from now to the end; 0 if it has none. */
    public int remainingMinutes(Instant now) {
        long minutes = endsAt.map(end -> Duration.between(now, end).toMinutes()).orElse(0L);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, minutes));
    }
}
