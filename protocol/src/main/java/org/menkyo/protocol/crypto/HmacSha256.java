package org.menkyo.protocol.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 with a label for each purpose, so that no result can be carried over from one purpose to another. */
public final class HmacSha256 {

    /** Length of the result in bytes. */
    public static final int LENGTH = 32;

    private final SecretKeySpec key;

    /** Takes a copy of the secret, which must not be empty. */
    public HmacSha256(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The 32-byte code of the label, a zero byte and the parts, one after the other. */
    public byte[] of(String label, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
        }
    }
}
