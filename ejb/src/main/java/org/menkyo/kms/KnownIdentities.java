package org.menkyo.kms;

import java.util.HashMap;
import java.util.Map;

/**
 * What the projection last wrote of each client machine's name and hardware, as a digest, so that a renewal, which is
 * what nearly all requests are, writes neither and compares nothing. It holds only while nobody else projects; who is
 * not in it is looked up in the database.
 *
 * <p>Two longs for each machine, 64 MB at most; when that is full, it begins anew. Not for several threads at once.
 */
final class KnownIdentities {

    private static final int INITIAL_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 22;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final Map<Long, Long> positions = new HashMap<>();
    private long[] slots = new long[2 * INITIAL_SLOTS];
    private int used;

    /** Forgets everything if the projection of the host is not where it was left. */
    void follow(long hostId, long position) {
        Long left = positions.get(hostId);
        if (left != null && left != position) {
            forget();
        }
    }

    /** The projection of the host was left here. */
    void leave(long hostId, long position) {
        positions.put(hostId, position);
    }

    /** Nothing is known any more. */
    void forget() {
        positions.clear();
        slots = new long[2 * INITIAL_SLOTS];
        used = 0;
    }

    /** Whether this is what was written last of the machine. */
    boolean has(long hostId, long idHigh, long idLow, long digest) {
        int slot = slot(key(hostId, idHigh, idLow));
        return slots[slot] != 0 && slots[slot + 1] == digest;
    }

    /** This was written of the machine. */
    void put(long hostId, long idHigh, long idLow, long digest) {
        long key = key(hostId, idHigh, idLow);
        int slot = slot(key);
        if (slots[slot] == 0) {
            if (2 * (used + 1) > slots.length / 2) {
                grow();
                slot = slot(key);
            }
            used++;
            slots[slot] = key;
        }
        slots[slot + 1] = digest;
    }

    /**
     * What stands for a machine's name and hardware.
     *
     * @param names holds the name in UTF-8
     * @param begin where the name begins
     * @param length its length in bytes
     */
    static long digest(byte[] names, int begin, int length, long hardwareHigh, long hardwareLow) {
        long digest = BASIS;
        for (int i = begin; i < begin + length; i++) {
            digest = (digest ^ names[i]) * PRIME;
        }
        return mixed(mixed(digest ^ hardwareHigh) ^ hardwareLow);
    }

    private static long key(long hostId, long idHigh, long idLow) {
        long key = mixed(mixed(idHigh + hostId) ^ idLow);
        return key == 0 ? 1 : key;
    }

    /** Spreads what differs in a few bits over all of them. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 32) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
        return mixed ^ mixed >>> 32;
    }

    /** Where the key is, or would be. */
    private int slot(long key) {
        int mask = slots.length / 2 - 1;
        int place = (int) key & mask;
        while (slots[2 * place] != 0 && slots[2 * place] != key) {
            place = place + 1 & mask;
        }
        return 2 * place;
    }

    private void grow() {
        long[] before = slots;
        boolean full = before.length / 2 >= MOST_SLOTS;
        slots = new long[full ? 2 * INITIAL_SLOTS : 2 * before.length];
        used = 0;
        if (!full) {
            for (int i = 0; i < before.length; i += 2) {
                if (before[i] != 0) {
                    int slot = slot(before[i]);
                    slots[slot] = before[i];
                    slots[slot + 1] = before[i + 1];
                    used++;
                }
            }
        }
    }
}
