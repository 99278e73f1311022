package org.menkyo.approval;

/**
 * Sets for what one's own organization requires two people (LC-1105).
 *
 * @param revealKeys whether revealing a product key needs a second person
 * @param raiseActivations whether granting a key more activations needs a second person
 */
public record SetOwnTwoPersonRule(Boolean revealKeys, Boolean raiseActivations) {}
