package org.menkyo.productkey;

/** At which shares of a key's activations its administrators are told (VA-407). */
final class UsePolicy {

    private static final int[] LEVELS = {100, 90, 80};

    private UsePolicy() {}

    /** The highest of 80, 90 and 100 percent that is reached; 0 below them, and for a key that permits nothing. */
    static int level(int used, int permitted) {
        if (permitted > 0) {
            for (int level : LEVELS) {
                if (100L * used >= (long) level * permitted) {
                    return level;
                }
            }
        }
        return 0;
    }
}
