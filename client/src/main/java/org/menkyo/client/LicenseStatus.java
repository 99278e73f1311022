package org.menkyo.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.FailedValidation;
import org.menkyo.client.state.KmsContact;
import org.menkyo.protocol.activation.LicenseState;

/**
 * What there is to know about a client's license.
 *
 * @param state the license state (VA-201)
 * @param endsAt when that state ends if nothing happens
 * @param remainingMinutes minutes until then; 0 if it has no end
 * @param edition the edition's name
 * @param maskedKey the product key's last group, also after the key was cleared; none for a KMS client
 * @param cmid the client machine ID
 * @param activation the last success
 * @param rearmsLeft how often the timers may still be reset
 * @param clockSetBack whether the clock was found set back (VA-209)
 * @param failedValidation the mark of a failed validation, which keeps the client in notification (VA-207)
 * @param kms what is known of KMS hosts
 * @param nextAttempt when a KMS client asks next
 */
public record LicenseStatus(
        LicenseState state,
        Optional<Instant> endsAt,
        int remainingMinutes,
        String edition,
        Optional<String> maskedKey,
        UUID cmid,
        Optional<Activation> activation,
        int rearmsLeft,
        boolean clockSetBack,
        Optional<FailedValidation> failedValidation,
        KmsContact kms,
        Optional<Instant> nextAttempt) {

    /**
     * When an application looks at the client next, if nobody sets the clock or changes the hardware: when it asks a host
     * again or when its state ends, whichever is first; none if neither will happen.
     */
    public Optional<Instant> nextChange() {
        return Stream.of(nextAttempt, endsAt).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
