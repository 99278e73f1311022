package org.menkyo.protocol.audit;

import java.security.MessageDigest;
import org.menkyo.protocol.crypto.Sha256;

/**
 * Where the audit chain stands.
 *
 * @param number of the last link, 0 before the first
 * @param hash of the last link, 32 zero bytes before the first
 */
public record ChainLink(long number, byte[] hash) {

    /** Where an empty chain stands. */
    public static ChainLink start() {
        return new ChainLink(0, new byte[Sha256.LENGTH]);
    }

    /** Where the chain stands with one row more: SHA-256(hash before || digest of the row). */
    public ChainLink next(byte[] recordDigest) {
        MessageDigest digest = Sha256.digest();
        digest.update(hash);
        return new ChainLink(number + 1, digest.digest(recordDigest));
    }
}
