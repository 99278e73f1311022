package org.menkyo.activation.mak;

/**
 * The confirmation of an activation by MAK.
 *
 * @param confirmationId 8 groups of 6 digits with hyphens; always the same for the same installation ID (VA-405)
 * @param confirmation the signed confirmation for the client: a MakConfirmation in Base64
 * @param counted whether this activation used one of the key's activations; false when the same hardware comes again
 * @param remainingActivations how many activations the key has left, 0 or more
 */
public record InstallationActivated(
        String confirmationId, String confirmation, boolean counted, int remainingActivations) {}
