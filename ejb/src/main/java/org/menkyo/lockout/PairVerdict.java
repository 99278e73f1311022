package org.menkyo.lockout;

import java.util.Optional;

/**
 * What follows from a try.
 *
 * @param lockout the lockout that the try caused; empty if it caused none
 * @param triesLeft how many more invalid pairs lock the user out; 0 after a lockout
 */
public record PairVerdict(Optional<Lockout> lockout, int triesLeft) {}
