package org.menkyo.kms.clients;

import org.menkyo.kms.ledger.IdHash;

/**
 * Client machines by their IDs. With a million of them each step from one to the next is a wait for the computer's memory,
 * which is what an answer mostly costs; so there are two buckets for each machine, and nearly always the first machine of
 * a bucket is the one that is looked for.
 *
 * <p>With each machine that is added one or two buckets are split, so that no answer waits for all machines to be
 * distributed anew.
 */
final class ClientIndex {

    private static final int FIRST_BUCKETS = 1 << 10;
    private static final int MOST_BUCKETS = 1 << 30;

    private final ClientRecords clients;
    private final IdHash hash = new IdHash();
    /** The first machine of each bucket. */
    private final IntPages firsts = new IntPages();

    private int buckets = FIRST_BUCKETS;
    /** The bits of a hash that make a bucket; those of one bit less for a bucket that there is not yet. */
    private int mask = FIRST_BUCKETS - 1;

    private int size;

    ClientIndex(ClientRecords clients) {
        this.clients = clients;
        firsts.reach(buckets);
    }

    /** How many machines there are. */
    int size() {
        return size;
    }

    /** The slot of a machine, or {@link RecordPages#NONE}. */
    int find(long idHigh, long idLow) {
        return findFrom(first(idHigh, idLow), idHigh, idLow);
    }

    /** The first machine of the bucket that a machine is in, or {@link RecordPages#NONE}. */
    int first(long idHigh, long idLow) {
        return firsts.get(bucket(idHigh, idLow));
    }

    /** The slot of a machine, or {@link RecordPages#NONE}; looked for from the first machine of its bucket. */
    int findFrom(int first, long idHigh, long idLow) {
        int client = first;
        while (client != RecordPages.NONE && (clients.idHigh(client) != idHigh || clients.idLow(client) != idLow)) {
            client = clients.inBucket(client);
        }
        return client;
    }

    /** Adds a machine whose ID is not there. */
    void add(int client) {
        size++;
        while (buckets < 2 * size && buckets < MOST_BUCKETS) {
            split();
        }
        push(bucket(client), client);
    }

    /** Removes a machine that is there. */
    void remove(int client) {
        int bucket = bucket(client);
        int next = clients.inBucket(client);
        int before = firsts.get(bucket);
        if (before == client) {
            firsts.set(bucket, next);
        } else {
            while (clients.inBucket(before) != client) {
                before = clients.inBucket(before);
            }
            clients.setInBucket(before, next);
        }
        size--;
    }

    /** Adds a bucket, which takes its machines from the one that has had them until now. */
    private void split() {
        if (buckets > mask) {
            mask = 2 * mask + 1;
        }
        int added = buckets++;
        firsts.reach(buckets);
        int divided = added & mask >>> 1;
        int client = firsts.get(divided);
        firsts.set(divided, RecordPages.NONE);
        while (client != RecordPages.NONE) {
            int next = clients.inBucket(client);
            push(bucket(client), client);
            client = next;
        }
    }

    private void push(int bucket, int client) {
        clients.setInBucket(client, firsts.get(bucket));
        firsts.set(bucket, client);
    }

    private int bucket(int client) {
        return bucket(clients.idHigh(client), clients.idLow(client));
    }

    private int bucket(long idHigh, long idLow) {
        int bits = (int) hash.of(idHigh, idLow) & mask;
        return bits < buckets ? bits : bits & mask >>> 1;
    }
}
