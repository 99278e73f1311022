package org.menkyo.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Keeps secrets in the database: encrypts them with AES-256-GCM and finds them by HMAC-SHA-256. Each purpose has a key of
 * its own, derived from the master key by HKDF (RFC 5869), so that what was sealed for one purpose cannot be opened for
 * another.
 *
 * <p>A sealed secret is 12 bytes of nonce, the ciphertext, and 16 bytes of tag.
 */
@ApplicationScoped
public class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey masterKey;
    private final SecureRandom random = new SecureRandom();

    /** The keys of the purposes, which are few; deriving one takes longer than using it. */
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    /** For the container's proxy. */
    protected SecretBox() {
        this(null);
    }

    @Inject
    public SecretBox(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /** Encrypts a secret for a purpose. */
    public byte[] seal(String purpose, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(secret);
            return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /**
     * Decrypts what was sealed for the same purpose.
     *
     * @throws IllegalStateException if it was altered, or sealed for another purpose or with another master key
     */
    public byte[] open(String purpose, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            // The JDK's cipher answers what is shorter in more ways than one.
            throw new IllegalStateException("too short for a sealed secret");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a stored secret cannot be decrypted with this installation's master key", e);
        }
    }

    /** The keyed hash, 32 bytes, that a secret is found by without being stored in the clear. */
    public byte[] keyedHash(String purpose, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key("hash/" + purpose), "HmacSHA256"));
            return mac.doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    /** A key of this installation for a purpose, always the same. */
    public byte[] derivedKey(String purpose, int length) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(masterKey.bytes(), null, ("menkyo/" + purpose).getBytes(StandardCharsets.UTF_8)));
        byte[] key = new byte[length];
        hkdf.generateBytes(key, 0, length);
        return key;
    }

    private byte[] key(String purpose) {
        return keys.computeIfAbsent(purpose, unknown -> derivedKey(unknown, KEY_BYTES));
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(key("encryption/" + purpose), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
