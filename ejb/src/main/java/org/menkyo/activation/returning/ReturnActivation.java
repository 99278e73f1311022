package org.menkyo.activation.returning;

import org.menkyo.shared.input.Limits;

/**
 * Gives back the activation of an installation by its own statement (VA-409).
 *
 * @param statement what the client made when it was told to give its activation back: Base64, white space allowed
 */
public record ReturnActivation(@Limits(maxLength = 200) String statement) {}
