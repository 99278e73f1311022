package org.menkyo.kms.clients;

import java.util.Arrays;

/**
 * A row of numbers that grows at its end without being copied: pages of 256 kB, which is less than half of the smallest
 * region of the garbage collector's heap, so that it handles none of them apart.
 */
final class IntPages {

    private static final int PAGE_BITS = 16;
    private static final int IN_PAGE = (1 << PAGE_BITS) - 1;

    private int[][] pages = {};

    /** Makes room for so many numbers; new ones are 0. */
    void reach(int length) {
        int needed = length + IN_PAGE >>> PAGE_BITS;
        if (needed > pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, needed);
            for (int i = before; i < needed; i++) {
                pages[i] = new int[1 << PAGE_BITS];
            }
        }
    }

    int get(int index) {
        return pages[index >>> PAGE_BITS][index & IN_PAGE];
    }

    void set(int index, int value) {
        pages[index >>> PAGE_BITS][index & IN_PAGE] = value;
    }
}
