package org.menkyo.activation;

import java.time.Instant;
import org.menkyo.protocol.activation.ConfirmationId;

/**
 * A confirmation that is kept.
 *
 * @param number the number that the signed confirmation carries as its serial
 * @param confirmationId the confirmation ID; always the same for the same installation ID (VA-405)
 * @param confirmedAt when the installation ID was confirmed first
 * @param counted whether this call used one of the key's activations
 * @param remaining how many the key has left
 */
record Confirmed(long number, ConfirmationId confirmationId, Instant confirmedAt, boolean counted, int remaining) {}
