package org.menkyo.kms;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.protocol.crypto.Bits128;

/**
 * A host's table of client machines (VA-305): who was answered within the last 30 days, over all editions together. Not
 * for several threads at once.
 */
final class ClientTable {

    /** How long a machine stays in the table without a renewal (VA-305). */
    static final Duration STAY = Duration.ofDays(30);

    /** How far a client's clock may be off the host's (VA-304). */
    static final Duration MAX_SKEW = Duration.ofHours(4);

    private static final long STAY_MILLIS = STAY.toMillis();
    private static final long MAX_SKEW_MILLIS = MAX_SKEW.toMillis();
    private static final int MANY_NONCES = 256;
    private static final int FEW_NONCES = 4;
    private static final int NONCE_BUDGET = 4_000_000;

    private final int capacity;
    private final ClientIndex clients = new ClientIndex();
    private int counted;
    private int nonces;

    /** @param capacity the greatest number of machines; beyond it the one that was answered longest ago leaves */
    ClientTable(int capacity) {
        this.capacity = capacity;
    }

    /** What is known of a machine, or null. */
    KnownClient find(UUID cmid) {
        return clients.find(cmid);
    }

    /** How many physical machines are in the table. */
    int counted() {
        return counted;
    }

    /** How many machines are in the table. */
    int size() {
        return clients.size();
    }

    /** Lets those leave that were not renewed for 30 days. */
    void expire(Instant now) {
        long limit = now.toEpochMilli() - STAY_MILLIS;
        KnownClient oldest = clients.oldest();
        while (oldest != null && oldest.answeredAt() <= limit) {
            forget(oldest);
            oldest = clients.oldest();
        }
    }

    /** A machine that was answered before; called in the order of the answers. */
    KnownClient load(UUID cmid, Instant answeredAt, boolean virtual) {
        KnownClient client = clients.find(cmid);
        if (client == null) {
            client = new KnownClient(cmid, answeredAt.toEpochMilli(), virtual);
            clients.add(client);
        } else {
            counted -= client.isCounted() ? 1 : 0;
            client.answered(answeredAt.toEpochMilli(), virtual);
            clients.renew(client);
        }
        counted += client.isCounted() ? 1 : 0;
        if (clients.size() > capacity) {
            forget(clients.oldest());
        }
        return client;
    }

    /** What was committed to the ledger takes effect. */
    void apply(LedgerEntry entry, Instant answeredAt) {
        if (entry.isAnswered()) {
            remember(load(entry.cmid(), answeredAt, entry.virtual()), entry, answeredAt);
        }
    }

    /** Remembers the request alone, so that it is recognised if it comes again. */
    void remember(LedgerEntry entry, Instant now) {
        KnownClient client = clients.find(entry.cmid());
        if (client != null && entry.isAnswered()) {
            remember(client, entry, now);
        }
    }

    private void remember(KnownClient client, LedgerEntry entry, Instant now) {
        int most = nonces > NONCE_BUDGET ? FEW_NONCES : MANY_NONCES;
        nonces += client.remember(
                shortened(entry.nonce()), entry.clientTimeMillis(), now.toEpochMilli() - MAX_SKEW_MILLIS, most);
    }

    /** Takes all that the machine sent with a client time up to this one as seen. */
    void forgetNonces(UUID cmid, Instant clientTime) {
        KnownClient client = clients.find(cmid);
        if (client != null) {
            client.forgetUpTo(clientTime.toEpochMilli());
        }
    }

    /** The 64 bits that stand for a nonce in the table. */
    static long shortened(Bits128 nonce) {
        return nonce.high() * 0x9e3779b97f4a7c15L ^ Long.rotateLeft(nonce.low(), 32);
    }

    private void forget(KnownClient client) {
        clients.remove(client);
        counted -= client.isCounted() ? 1 : 0;
        nonces -= client.kept();
    }
}
