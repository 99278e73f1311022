package org.menkyo.approval;

import org.menkyo.shared.input.Limits;

/**
 * Asks a second administrator to let one's own organization require two people for less (LC-1105).
 *
 * @param revealKeys whether revealing a product key is to need a second person
 * @param raiseActivations whether granting a key more activations is to need a second person
 * @param reason why, for the second person, at most 2,000 characters
 */
public record AskTwoPersonRule(
        Boolean revealKeys,
        Boolean raiseActivations,
        @Limits(maxLength = 2_000) String reason) {}
