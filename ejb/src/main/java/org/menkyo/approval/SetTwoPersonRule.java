package org.menkyo.approval;

import org.menkyo.shared.input.Limits;

/**
 * Sets for what an organization requires two people (LC-1105).
 *
 * @param revealKeys whether revealing a product key needs a second person
 * @param raiseActivations whether granting a key more activations needs a second person
 * @param reason who of the organization asked for it and how that was checked, at most 2,000 characters
 */
public record SetTwoPersonRule(
        Boolean revealKeys,
        Boolean raiseActivations,
        @Limits(maxLength = 2_000) String reason) {}
