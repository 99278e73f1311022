package org.menkyo.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.KmsContact;
import org.menkyo.protocol.activation.LicenseState;

/**
 * What there is to know about a client's licence.
 *
 * @param state the licence state (VA-201)
 * @param endsAt when that state ends if nothing happens
 * @param remainingMinutes minutes until then; 0 if it has no end
 * @param edition the edition's name
 * @param maskedKey the product key's last group; none for a KMS client
 * @param cmid the client machine ID
 * @param activation the last success
 * @param rearmsLeft how often the timers may still be reset
 * @param clockSetBack whether the clock was found set back (VA-209)
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
        KmsContact kms,
        Optional<Instant> nextAttempt) {}
