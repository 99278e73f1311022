package org.menkyo.kms.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsRequest;

/**
 * A host's table of client machines (VA-305): who was answered within the last 30 days, over all editions together. Not
 * for several threads at once.
 */
public final class ClientTable {

    /** How long a machine stays in the table without a renewal (VA-305). */
    public static final Duration STAY = Duration.ofDays(30);

    /** How far a client's clock may be off the host's (VA-304). */
    public static final Duration MAX_SKEW = Duration.ofHours(4);

    private static final long STAY_MILLIS = STAY.toMillis();
    private static final long MAX_SKEW_MILLIS = MAX_SKEW.toMillis();
    private static final int FEW_NONCES = 4;
    private static final int NONCE_BUDGET = 4_000_000;

    private final int capacity;
    private final int budget;
    private final ClientRecords clients = new ClientRecords();
    private final ClientNonces nonces = new ClientNonces(clients);
    private final ClientIndex index = new ClientIndex(clients);
    private final AnswerOrder order = new AnswerOrder();
    private int counted;
    private int kept;

    /** @param capacity the greatest number of machines; beyond it the one that was answered longest ago leaves */
    public ClientTable(int capacity) {
        this(capacity, NONCE_BUDGET);
    }

    /** @param budget how many nonces are kept before each machine has to do with few of them */
    ClientTable(int capacity, int budget) {
        this.capacity = capacity;
        this.budget = budget;
    }

    /** The slot of a machine until the table changes, or {@link RecordPages#NONE}. */
    public int find(UUID cmid) {
        return index.find(cmid.getMostSignificantBits(), cmid.getLeastSignificantBits());
    }

    /**
     * The slots of machines as {@link #find(UUID)} gives them. First all buckets, then all machines are looked at: these
     * are waits for the computer's memory that do not depend on each other, so the processor has several at once.
     */
    public int[] find(List<KmsRequest> requests) {
        int[] slots = new int[requests.size()];
        for (int i = 0; i < slots.length; i++) {
            UUID cmid = requests.get(i).cmid();
            slots[i] = index.first(cmid.getMostSignificantBits(), cmid.getLeastSignificantBits());
        }
        for (int i = 0; i < slots.length; i++) {
            UUID cmid = requests.get(i).cmid();
            slots[i] = index.findFrom(slots[i], cmid.getMostSignificantBits(), cmid.getLeastSignificantBits());
        }
        return slots;
    }

    /** Whether the machine in the slot adds to the count (VA-307). */
    public boolean isCounted(int client) {
        return clients.isCounted(client);
    }

    /** Whether the request of the machine in the slot was, or may have been, sent before (VA-304). */
    public boolean hasSent(int client, long shortenedNonce, long clientTimeMillis) {
        return nonces.hasSent(client, shortenedNonce, clientTimeMillis);
    }

    /** How many physical machines are in the table. */
    public int counted() {
        return counted;
    }

    /** How many machines are in the table. */
    public int size() {
        return index.size();
    }

    /** Lets those leave that were not renewed for 30 days. */
    public void expire(Instant now) {
        long limit = now.toEpochMilli() - STAY_MILLIS;
        int oldest = order.oldest();
        while (oldest != RecordPages.NONE && clients.answeredAt(oldest) <= limit) {
            forget(oldest);
            oldest = order.oldest();
        }
    }

    /** A machine that was answered before; called in the order of the answers. */
    public void load(UUID cmid, Instant answeredAt, boolean virtual) {
        answered(cmid, answeredAt, virtual);
    }

    /** What was committed to the ledger takes effect. */
    public void apply(LedgerEntry entry, Instant answeredAt) {
        if (entry.isAnswered()) {
            remember(answered(entry.cmid(), answeredAt, entry.virtual()), entry, answeredAt);
        }
    }

    /** Remembers the request alone, so that it is recognized if it comes again. */
    public void remember(LedgerEntry entry, Instant now) {
        int client = find(entry.cmid());
        if (client != RecordPages.NONE && entry.isAnswered()) {
            remember(client, entry, now);
        }
    }

    private void remember(int client, LedgerEntry entry, Instant now) {
        long at = now.toEpochMilli();
        int most = kept > budget ? FEW_NONCES : Integer.MAX_VALUE;
        kept += nonces.remember(
                client, shortened(entry.nonce()), entry.clientTimeMillis(), at - MAX_SKEW_MILLIS, at, most);
    }

    /** Takes all that the machine sent with a client time up to this one as seen. */
    public void forgetNonces(UUID cmid, Instant clientTime) {
        int client = find(cmid);
        if (client != RecordPages.NONE) {
            nonces.forgetUpTo(client, clientTime.toEpochMilli());
        }
    }

    /** The 64 bits that stand for a nonce in the table. */
    public static long shortened(Bits128 nonce) {
        return nonce.high() * 0x9e3779b97f4a7c15L ^ Long.rotateLeft(nonce.low(), 32);
    }

    /** Makes the machine the newest; says which slot it has. */
    private int answered(UUID cmid, Instant at, boolean virtual) {
        int client = find(cmid);
        if (client == RecordPages.NONE) {
            client = add(cmid);
        } else {
            counted -= clients.isCounted(client) ? 1 : 0;
            order.renew(client);
        }
        clients.answered(client, at.toEpochMilli(), virtual);
        counted += clients.isCounted(client) ? 1 : 0;
        return client;
    }

    /** Adds a machine that is not there, in the place of the oldest if there is no other. */
    private int add(UUID cmid) {
        if (index.size() >= capacity && index.size() > 0) {
            forget(order.oldest());
        }
        int client = clients.take(cmid.getMostSignificantBits(), cmid.getLeastSignificantBits());
        index.add(client);
        order.add(client);
        return client;
    }

    private void forget(int client) {
        counted -= clients.isCounted(client) ? 1 : 0;
        kept -= clients.nonces(client);
        index.remove(client);
        order.remove(client);
        nonces.release(client);
        clients.release(client);
    }
}
