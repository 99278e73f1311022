package org.menkyo.shared.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals as the first releases did: bound to the purpose, but to no row. */
public final class FirstForm {

    private static final SecureRandom RANDOM = new SecureRandom();

    private FirstForm() {}

    public static byte[] seal(MasterKey key, String purpose, byte[] secret) {
        try {
            byte[] nonce = new byte[12];
            RANDOM.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.derive("encryption/" + purpose, 32), "AES"),
                    new GCMParameterSpec(128, nonce));
            byte[] ciphertext = cipher.doFinal(secret);
            return ByteBuffer.allocate(12 + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
