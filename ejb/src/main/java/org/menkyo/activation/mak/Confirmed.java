package org.menkyo.activation.mak;

import java.time.Instant;

/**
 * A confirmation that is kept.
 *
 * @param number the number that the signed confirmation carries as its serial
 * @param confirmedAt when the installation ID was confirmed first
 * @param counted whether this call used one of the key's activations
 * @param remaining how many the key has left
 */
record Confirmed(long number, Instant confirmedAt, boolean counted, int remaining) {}
