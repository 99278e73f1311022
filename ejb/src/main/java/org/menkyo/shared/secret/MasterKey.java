package org.menkyo.shared.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * A key that this installation's stored secrets depend on: 256 bits, kept outside the database. Whoever loses it loses the
 * product keys; back it up apart from the database. It is known in the database by its fingerprint, an HMAC-SHA-256 with the
 * key, which says nothing about it.
 *
 * <p>Nothing is encrypted with it: each purpose has a key that HKDF (RFC 5869) derives from it.
 */
public final class MasterKey {

    /** Length of {@link #id}. */
    static final int ID_BYTES = 8;

    private static final int DERIVED_BYTES = 32;
    private static final String FINGERPRINT_LABEL = "menkyo/master-key/1";

    private final byte[] bytes;
    private final byte[] fingerprint;

    /** The keys of the purposes, which are few; deriving one takes longer than using it. */
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

    public MasterKey(byte[] bytes) {
        this.bytes = bytes.clone();
        this.fingerprint = hmac(bytes, FINGERPRINT_LABEL.getBytes(StandardCharsets.US_ASCII));
    }

    /** Names the key without giving it away; 32 bytes. */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    /** The first 8 bytes of the fingerprint, by which a sealed secret names the key. */
    byte[] id() {
        return Arrays.copyOf(fingerprint, ID_BYTES);
    }

    /** Whether it is the key of that fingerprint. */
    public boolean is(byte[] otherFingerprint) {
        return Arrays.equals(fingerprint, otherFingerprint);
    }

    /** The {@link #id} that begins a fingerprint, as people read it: 16 hexadecimal digits. */
    public static String name(byte[] fingerprint) {
        return HexFormat.of().formatHex(fingerprint, 0, ID_BYTES);
    }

    /** How the log and operators name the key. */
    public String name() {
        return name(fingerprint);
    }

    /** Whether a sealed secret or its beginning names this key, behind the byte of the form. */
    boolean isNamedBy(byte[] sealed) {
        return Arrays.equals(sealed, 1, 1 + ID_BYTES, fingerprint, 0, ID_BYTES);
    }

    byte[] encryptionKey(String purpose) {
        return derived("encryption/" + purpose);
    }

    byte[] keyedHash(String purpose, byte[] secret) {
        return hmac(derived("hash/" + purpose), secret);
    }

    byte[] derive(String purpose, int length) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(bytes, null, ("menkyo/" + purpose).getBytes(StandardCharsets.UTF_8)));
        byte[] key = new byte[length];
        hkdf.generateBytes(key, 0, length);
        return key;
    }

    /** The key's own bytes, to keep what was derived from the first master key of an installation the same for ever. */
    public byte[] bytes() {
        return bytes.clone();
    }

    private byte[] derived(String purpose) {
        return derived.computeIfAbsent(purpose, unknown -> derive(unknown, DERIVED_BYTES));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + name() + "]";
    }
}
