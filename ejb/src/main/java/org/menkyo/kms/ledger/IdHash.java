package org.menkyo.kms.ledger;

import java.security.SecureRandom;

/**
 * Spreads client machine IDs over the places of a table. Senders choose their IDs as they like, but whatever they choose, two of
 * them have the same 64 bits with a chance of 2<sup>-33</sup> at most, since the hash is a sum of the IDs' 32-bit words with secret
 * random factors (multilinear hashing, Dietzfelbinger 1996). What remains of an order among similar IDs is then mixed away.
 */
public final class IdHash {

    private static final long WORD = 0xffff_ffffL;

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    public IdHash() {
        SecureRandom random = new SecureRandom();
        this.first = random.nextLong();
        this.second = random.nextLong();
        this.third = random.nextLong();
        this.fourth = random.nextLong();
    }

    /** 64 bits, of which a table uses as many of the lowest as it needs. */
    public long of(long high, long low) {
        return mixed((high >>> 32) * first + (high & WORD) * second + (low >>> 32) * third + (low & WORD) * fourth);
    }

    /** Lets each bit change about half of all; no two values become the same. */
    static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
