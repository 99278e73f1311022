package org.menkyo.audit;

/**
 * Where the audit chain stands.
 *
 * @param number of the last link, 0 before the first
 * @param hash of the last link, 32 zero bytes before the first
 */
record ChainLink(long number, byte[] hash) {

    /** Where an empty chain stands. */
    static ChainLink start() {
        return new ChainLink(0, new byte[Sha256.BYTES]);
    }

    /** Where the chain stands with one row more: SHA-256(hash before || digest of the row). */
    ChainLink next(byte[] recordDigest) {
        return new ChainLink(number + 1, Sha256.of(hash, recordDigest));
    }
}
