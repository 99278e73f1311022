package org.menkyo.kms;

import java.security.SecureRandom;

/**
 * Spreads client machine IDs over the places of a table. Senders choose their IDs as they like, but nobody knows which of
 * them come to the same place, since the factors are random and each bit of an ID changes the lowest bits of its hash.
 */
final class IdHash {

    private final long factorOfHigh;
    private final long factorOfLow;
    private final long lastFactor;

    IdHash() {
        SecureRandom random = new SecureRandom();
        this.factorOfHigh = random.nextLong() | 1;
        this.factorOfLow = random.nextLong() | 1;
        this.lastFactor = random.nextLong() | 1;
    }

    /** 32 bits, of which a table uses as many of the lowest as it needs. */
    int of(long high, long low) {
        long product = high * factorOfHigh + low * factorOfLow;
        return (int) ((product ^ product >>> 32) * lastFactor >>> 32);
    }
}
