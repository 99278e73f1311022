package org.menkyo.kms;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Client machines by their IDs, and in the order in which they were answered. With a million of them every step from one
 * object to the next is a wait for the computer's memory, which is what an answer mostly costs; so a machine is its own
 * entry here, and answering it again neither looks it up twice nor makes a new one.
 */
final class ClientIndex {

    private static final int INITIAL_LENGTH = 1 << 10;

    private final long factorOfHigh;
    private final long factorOfLow;
    private KnownClient[] buckets = new KnownClient[INITIAL_LENGTH];
    private KnownClient oldest;
    private KnownClient newest;
    private int size;

    ClientIndex() {
        SecureRandom random = new SecureRandom();
        this.factorOfHigh = random.nextLong() | 1;
        this.factorOfLow = random.nextLong() | 1;
    }

    int size() {
        return size;
    }

    /** The machine that was answered longest ago, or null. */
    KnownClient oldest() {
        return oldest;
    }

    /** What is known of a machine, or null. */
    KnownClient find(UUID cmid) {
        KnownClient client = buckets[bucket(cmid.getMostSignificantBits(), cmid.getLeastSignificantBits())];
        while (client != null
                && (client.idHigh != cmid.getMostSignificantBits() || client.idLow != cmid.getLeastSignificantBits())) {
            client = client.inBucket;
        }
        return client;
    }

    /** Adds a machine that is not there, as the newest. */
    void add(KnownClient client) {
        if (2 * size >= buckets.length) {
            grow();
        }
        int bucket = bucket(client.idHigh, client.idLow);
        client.inBucket = buckets[bucket];
        buckets[bucket] = client;
        append(client);
        size++;
    }

    /** Makes a machine that is there the newest. */
    void renew(KnownClient client) {
        if (client != newest) {
            unlink(client);
            append(client);
        }
    }

    /** Removes a machine that is there. */
    void remove(KnownClient client) {
        int bucket = bucket(client.idHigh, client.idLow);
        if (buckets[bucket] == client) {
            buckets[bucket] = client.inBucket;
        } else {
            KnownClient before = buckets[bucket];
            while (before.inBucket != client) {
                before = before.inBucket;
            }
            before.inBucket = client.inBucket;
        }
        unlink(client);
        size--;
    }

    private void append(KnownClient client) {
        client.older = newest;
        client.newer = null;
        if (newest == null) {
            oldest = client;
        } else {
            newest.newer = client;
        }
        newest = client;
    }

    private void unlink(KnownClient client) {
        if (client.older == null) {
            oldest = client.newer;
        } else {
            client.older.newer = client.newer;
        }
        if (client.newer == null) {
            newest = client.older;
        } else {
            client.newer.older = client.older;
        }
    }

    private void grow() {
        buckets = new KnownClient[2 * buckets.length];
        for (KnownClient client = oldest; client != null; client = client.newer) {
            int bucket = bucket(client.idHigh, client.idLow);
            client.inBucket = buckets[bucket];
            buckets[bucket] = client;
        }
    }

    /** Senders may choose their IDs; nobody knows which of them share a bucket, since the factors are random. */
    private int bucket(long high, long low) {
        return (int) (high * factorOfHigh + low * factorOfLow >>> 32) & buckets.length - 1;
    }
}
