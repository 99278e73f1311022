package org.menkyo.kms.clients;

/**
 * What a host remembers of each client machine, 64 bytes of it (VA-304, VA-305, VA-307): its ID, when it was answered
 * last, whether it is virtual, and of the requests that it has sent lately as much as nearly every machine needs, which is
 * one. A machine is called by its slot.
 */
final class ClientRecords {

    private static final int ID_HIGH = 0;
    private static final int ID_LOW = 1;
    /** The high half is the next machine of the same bucket, the low half the first block of further nonces. */
    private static final int LINKS = 2;

    private static final int ANSWERED_AT = 3;
    private static final int FLOOR = 4;
    /** Bit 0: virtual; bit 1: its nonces are a crowd; from bit 2 on: how many nonces are kept. */
    private static final int STATE = 5;

    private static final int NONCE = 6;
    private static final int CLIENT_TIME = 7;

    private static final long VIRTUAL = 1;
    private static final long CROWD = 2;
    private static final int COUNT_SHIFT = 2;
    private static final long LOW_HALF = 0xffff_ffffL;

    private final RecordPages records = new RecordPages();

    /** A machine that has sent nothing yet, and is in no bucket. */
    int take(long idHigh, long idLow) {
        int client = records.take();
        records.set(client, ID_HIGH, idHigh);
        records.set(client, ID_LOW, idLow);
        records.set(client, FLOOR, Long.MIN_VALUE);
        return client;
    }

    void release(int client) {
        records.release(client);
    }

    long idHigh(int client) {
        return records.get(client, ID_HIGH);
    }

    long idLow(int client) {
        return records.get(client, ID_LOW);
    }

    /** When it was answered last, in milliseconds since 1970. */
    long answeredAt(int client) {
        return records.get(client, ANSWERED_AT);
    }

    /** Whether it adds to the count (VA-307). */
    boolean isCounted(int client) {
        return (records.get(client, STATE) & VIRTUAL) == 0;
    }

    void answered(int client, long atMillis, boolean virtual) {
        records.set(client, ANSWERED_AT, atMillis);
        long state = records.get(client, STATE) & ~VIRTUAL;
        records.set(client, STATE, virtual ? state | VIRTUAL : state);
    }

    /** Everything with a client time up to this one counts as seen; {@link Long#MIN_VALUE} if nothing does. */
    long floor(int client) {
        return records.get(client, FLOOR);
    }

    void setFloor(int client, long clientTimeMillis) {
        records.set(client, FLOOR, clientTimeMillis);
    }

    /** How many nonces are kept, with those outside of the record. */
    int nonces(int client) {
        return (int) (records.get(client, STATE) >>> COUNT_SHIFT);
    }

    void setNonces(int client, int count) {
        records.set(client, STATE, (long) count << COUNT_SHIFT | records.get(client, STATE) & (VIRTUAL | CROWD));
    }

    /** Whether its nonces are not here but a {@link NonceCrowd}. */
    boolean isCrowd(int client) {
        return (records.get(client, STATE) & CROWD) != 0;
    }

    void setCrowd(int client, boolean crowd) {
        long state = records.get(client, STATE) & ~CROWD;
        records.set(client, STATE, crowd ? state | CROWD : state);
    }

    /** The nonce in the record; without meaning if none is kept. */
    long nonce(int client) {
        return records.get(client, NONCE);
    }

    /** The client time that came with the nonce in the record. */
    long clientTime(int client) {
        return records.get(client, CLIENT_TIME);
    }

    void setNonce(int client, long nonce, long clientTimeMillis) {
        records.set(client, NONCE, nonce);
        records.set(client, CLIENT_TIME, clientTimeMillis);
    }

    /** The first block of nonces outside of the record, or {@link RecordPages#NONE}. */
    int block(int client) {
        return (int) records.get(client, LINKS);
    }

    void setBlock(int client, int block) {
        records.set(client, LINKS, records.get(client, LINKS) & ~LOW_HALF | block);
    }

    /** The next machine of the same bucket, or {@link RecordPages#NONE}. */
    int inBucket(int client) {
        return (int) (records.get(client, LINKS) >>> 32);
    }

    void setInBucket(int client, int next) {
        records.set(client, LINKS, (long) next << 32 | records.get(client, LINKS) & LOW_HALF);
    }
}
