package org.menkyo.audit;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A signed statement of how long the audit chain was and what its last hash was (LC-1002).
 *
 * @param sealNumber the number of the last link
 * @param chainHash its hash in hexadecimal
 * @param signedAt when it was signed
 * @param publicKey the installation's audit key in hexadecimal
 * @param signature the Ed25519 signature in hexadecimal
 */
public record SignedCheckpoint(
        long sealNumber, String chainHash, Instant signedAt, String publicKey, String signature) {

    static SignedCheckpoint of(AuditCheckpoint checkpoint) {
        HexFormat hex = HexFormat.of();
        return new SignedCheckpoint(
                checkpoint.sealNumber(),
                hex.formatHex(checkpoint.chainHash()),
                checkpoint.signedAt(),
                hex.formatHex(checkpoint.publicKey()),
                hex.formatHex(checkpoint.signature()));
    }
}
