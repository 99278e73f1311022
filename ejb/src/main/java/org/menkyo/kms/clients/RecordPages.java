package org.menkyo.kms.clients;

import java.util.Arrays;

/**
 * Records of eight longs each, in pages of 256 kB. A record is called by the number of its slot, so records refer to each
 * other without references: to change millions of them all the time is nothing that the garbage collector hears of. A page
 * is less than half of the smallest region of its heap, so that it handles none of them apart.
 *
 * <p>Slots that were released are taken again; pages stay.
 */
public final class RecordPages {

    /** The slot that is none. */
    public static final int NONE = 0;

    private static final int RECORD_BITS = 3;
    private static final int PAGE_BITS = 15;
    private static final int SLOT_BITS = PAGE_BITS - RECORD_BITS;
    private static final int IN_PAGE = (1 << PAGE_BITS) - 1;

    private long[][] pages = {};
    /** The slot that was released last; each refers to the one before it. */
    private int released = NONE;
    /** The first slot that was never taken. */
    private int unused = NONE + 1;

    /** A slot for a record, all of it 0. */
    int take() {
        int slot = released;
        if (slot != NONE) {
            released = (int) get(slot, 0);
            int begin = begin(slot);
            Arrays.fill(pages[slot >>> SLOT_BITS], begin, begin + (1 << RECORD_BITS), 0);
            return slot;
        }
        slot = unused++;
        if (slot >>> SLOT_BITS == pages.length) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new long[1 << PAGE_BITS];
        }
        return slot;
    }

    /** Nobody refers to the slot any more. */
    void release(int slot) {
        set(slot, 0, released);
        released = slot;
    }

    /** @param field which of the eight longs, 0…7 */
    long get(int slot, int field) {
        return pages[slot >>> SLOT_BITS][begin(slot) + field];
    }

    /** @param field which of the eight longs, 0…7 */
    void set(int slot, int field, long value) {
        pages[slot >>> SLOT_BITS][begin(slot) + field] = value;
    }

    private static int begin(int slot) {
        return slot << RECORD_BITS & IN_PAGE;
    }
}
