package org.menkyo.activation.returning;

import java.time.Instant;
import java.util.UUID;

/**
 * That the activation of a machine was given back (VA-409).
 *
 * @param productKeyId names the product key whose use is free again
 * @param licenseId the license ID of that key
 * @param returnedAt when it was given back
 * @param counted whether this call gave it back; false if that was done before, which changes nothing any more
 * @param remainingActivations how many activations the key has left, 0 or more
 * @param remainingReturns how many uses of the key can still be given back in this calendar year, 0 or more
 */
public record ActivationReturned(
        UUID productKeyId,
        String licenseId,
        Instant returnedAt,
        boolean counted,
        int remainingActivations,
        int remainingReturns) {}
