package org.menkyo.kms.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * What the projection last wrote of each client machine's name and hardware, as a digest, so that a renewal, which is
 * what nearly all requests are, writes neither and compares nothing. It holds only while nobody else projects; who is
 * not in it is looked up in the database.
 *
 * <p>Two longs for each machine, 64 MB at most; when that is full, it begins anew. Not for several threads at once.
 */
public final class KnownIdentities {

    private static final int INITIAL_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 22;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final IdHash hash = new IdHash();
    private final Map<Long, Long> positions = new HashMap<>();
    private long[] slots = new long[2 * INITIAL_SLOTS];
    private int used;

    /** Forgets everything if the projection of the host is not where it was left. */
    public void follow(long hostId, long position) {
        Long left = positions.get(hostId);
        if (left != null && left != position) {
            forget();
        }
    }

    /** The projection of the host was left here. */
    public void leave(long hostId, long position) {
        positions.put(hostId, position);
    }

    /** Nothing is known any more. */
    public void forget() {
        positions.clear();
        slots = new long[2 * INITIAL_SLOTS];
        used = 0;
    }

    /** Whether this is what was written last of the machine. */
    public boolean has(long hostId, long idHigh, long idLow, long digest) {
        int slot = slot(key(hostId, idHigh, idLow));
        return slots[slot] != 0 && slots[slot + 1] == digest;
    }

    /** This was written of the machine. */
    public void put(long hostId, long idHigh, long idLow, long digest) {
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
        return IdHash.mixed(IdHash.mixed(digest ^ hardwareHigh) ^ hardwareLow);
    }

    private long key(long hostId, long idHigh, long idLow) {
        long key = hash.of(idHigh, idLow) ^ IdHash.mixed(hostId);
        return key == 0 ? 1 : key;
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
