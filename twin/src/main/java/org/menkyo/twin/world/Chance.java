package org.menkyo.twin.world;

import java.io.Serial;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * What is left to chance, all of which follows from a seed, so that a play can be repeated. The client library takes its
 * random numbers from a {@link SecureRandom}; nothing that is secret anywhere may be made of these.
 */
final class Chance extends SecureRandom {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient SplittableRandom numbers;

    Chance(long seed) {
        super(null, null);
        numbers = new SplittableRandom(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        numbers.nextBytes(bytes);
    }

    @Override
    public long nextLong() {
        return numbers.nextLong();
    }

    @Override
    public int nextInt() {
        return numbers.nextInt();
    }

    @Override
    public String getAlgorithm() {
        return "SplittableRandom";
    }

    /** A number between 0 and 1 that is always the same for the same three. */
    static double of(long seed, long machine, long what) {
        long mixed = mix(mix(mix(seed) ^ machine) ^ what);
        return (mixed >>> 11) * 0x1p-53;
    }

    /** The finalizer of SplitMix64. */
    static long mix(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
