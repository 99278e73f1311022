package org.menkyo.kms.ledger;

import java.time.Instant;
import java.util.Arrays;

/**
 * A batch of answered requests in the ledger of a host.
 *
 * @param hostId the host
 * @param number place in the host's ledger: 1, 2, 3 … without a gap
 * @param answeredAt the host time of all its answers, in whole milliseconds
 * @param entries the requests in the order in which they were answered
 * @param signed what was signed, and how
 */
public record LedgerRow(long hostId, long number, Instant answeredAt, PackedEntries entries, Signed signed) {

    /**
     * What the answers of a batch have in common.
     *
     * @param root root of the Merkle tree over the answers, 32 bytes
     * @param signature the host's signature of the root, 64 bytes
     * @param certificateSerial the certificate of the key that signed
     * @param renewalMinutes the renewal interval that was answered
     * @param retryMinutes the retry interval that was answered
     */
    public record Signed(byte[] root, byte[] signature, long certificateSerial, int renewalMinutes, int retryMinutes) {}

    /** Stands for a row that is missing or cannot be read. */
    static LedgerRow unreadable(long hostId, Ledger.Place place) {
        byte[] nothing = {};
        return new LedgerRow(
                hostId,
                place.number(),
                place.answeredAt(),
                new PackedEntries(nothing, nothing),
                new Signed(nothing, nothing, 0, 0, 0));
    }

    /** Whether it stands for a row that is missing or cannot be read. */
    public boolean isUnreadable() {
        return signed.root().length == 0;
    }

    /** Whether the other row holds the very same answers. */
    public boolean isSameBatch(LedgerRow other) {
        return number == other.number
                && Arrays.equals(signed.root(), other.signed().root());
    }
}
