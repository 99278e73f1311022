package org.menkyo.protocol.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, with a label for each purpose. */
public final class Sha256 {

    /** Length of the result in bytes. */
    public static final int LENGTH = 32;

    private Sha256() {}

    /** A fresh digest; not for use by two threads at once. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** The 32-byte hash of the label, a zero byte and the parts, one after the other. */
    public static byte[] of(String label, byte[]... parts) {
        MessageDigest digest = digest();
        digest.update(label.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
