package org.menkyo.client.agent.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.state.Activation;
import org.menkyo.protocol.activation.LicenseState;

/**
 * What there is to know about the license of a machine.
 *
 * @param edition the edition's name
 * @param maskedKey the product key's last group; none for a KMS client
 * @param state the license state (VA-201)
 * @param endsAt when that state ends if nothing happens
 * @param remainingMinutes minutes until then; 0 if it has no end
 * @param clockSetBack whether the clock was found set back (VA-209)
 * @param failedValidation why a validation failed, as long as that keeps the client in notification (VA-207)
 * @param rearmsLeft how often the timers may still be reset
 * @param cmid the client machine ID
 * @param activation the last success
 * @param kms what is known of KMS hosts
 * @param machine whether the machine is virtual
 * @param unreadableHardware components of the hardware that could not be read (VA-213)
 */
public record MachineLicense(
        String edition,
        Optional<String> maskedKey,
        LicenseState state,
        Optional<Instant> endsAt,
        int remainingMinutes,
        boolean clockSetBack,
        Optional<Failure> failedValidation,
        int rearmsLeft,
        UUID cmid,
        Optional<Success> activation,
        Kms kms,
        MachineKind machine,
        List<String> unreadableHardware) {

    /**
     * A failed validation.
     *
     * @param at when
     * @param reason the stable name of why
     */
    public record Failure(Instant at, String reason) {}

    /**
     * How a machine was activated or last renewed.
     *
     * @param way how
     * @param at when
     * @param proof what it rests on
     */
    public record Success(Activation.Way way, Instant at, String proof) {}

    /**
     * What a client knows of KMS hosts.
     *
     * @param host the configured host; none to ask DNS
     * @param port the configured port; none for the catalog's
     * @param renewalMinutes how often to renew while licensed
     * @param retryMinutes how often to ask otherwise
     * @param nextAttempt when it asks next, if it is a KMS client
     */
    public record Kms(
            Optional<String> host,
            OptionalInt port,
            int renewalMinutes,
            int retryMinutes,
            Optional<Instant> nextAttempt) {}
}
