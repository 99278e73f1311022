package org.menkyo.protocol.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.crypto.Sha256;

/**
 * A value of an audit record that can be a person's, with the random salt without which nobody can guess it from its
 * digest (LC-1204).
 *
 * @param salt 16 bytes
 * @param value the value
 */
public record SaltedValue(byte[] salt, String value) {

    /** The length of a salt in bytes. */
    public static final int SALT_LENGTH = 16;

    private static final byte[] LABEL = "menkyo/audit-value/1\0".getBytes(StandardCharsets.US_ASCII);

    /** The SHA-256 of a label, the salt, and the value in UTF-8. */
    public byte[] digest() {
        MessageDigest digest = Sha256.digest();
        digest.update(LABEL);
        digest.update(salt);
        return digest.digest(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The members of the object that an export has for it. */
    public Map<String, Object> members() {
        return new TreeMap<>(Map.of("salt", HexFormat.of().formatHex(salt), "value", value));
    }

    /** Names no value, so that none gets into a log. */
    @Override
    public String toString() {
        return "SaltedValue";
    }
}
