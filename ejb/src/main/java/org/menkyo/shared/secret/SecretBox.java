package org.menkyo.shared.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets in the database: encrypts them with AES-256-GCM, each bound to its row, and finds them by HMAC-SHA-256. Each
 * purpose has a key of its own.
 *
 * <p>A sealed secret is a byte that says the form (1), 8 bytes that name the master key, 12 bytes of nonce, the ciphertext, and
 * 16 bytes of tag. What the tag covers besides is the 9 bytes at the beginning and the {@link SecretPlace}. In the first form,
 * which is only read and only until nothing has it any more, there was nothing before the nonce and nothing else covered.
 */
@ApplicationScoped
public class SecretBox {

    /** The bytes that say by which key a secret is sealed, and in which form. */
    public static final int HEADER_BYTES = 1 + MasterKey.ID_BYTES;

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public SecretBox(MasterKeys keys) {
        this.keys = keys;
    }

    /** A box with one master key, which never changes. */
    public SecretBox(Supplier<byte[]> masterKey) {
        KeyRing ring = KeyRing.of(new MasterKey(masterKey.get()));
        this.keys = () -> ring;
    }

    /** Encrypts a secret for the place where it will be kept. */
    public byte[] seal(SecretPlace place, byte[] secret) {
        MasterKey key = keys.ring().current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = header(key);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, place.purpose(), nonce);
            cipher.updateAAD(covered(header, place));
            byte[] ciphertext = cipher.doFinal(secret);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + ciphertext.length)
                    .put(header)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /** Encrypts what is not stored but given out. */
    public byte[] seal(String purpose, byte[] secret) {
        return seal(SecretPlace.outside(purpose), secret);
    }

    /**
     * Decrypts what was sealed for the same place.
     *
     * @throws IllegalStateException if it was altered, belongs to another place, or was sealed with a master key that this
     *     server does not have
     */
    public byte[] open(SecretPlace place, byte[] sealed) {
        KeyRing ring = keys.ring();
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
            // The JDK's cipher answers what is shorter in more ways than one.
            throw new IllegalStateException("too short for a sealed secret");
        }
        try {
            Optional<MasterKey> key = sealed[0] == FORM && sealed.length >= HEADER_BYTES + NONCE_BYTES + TAG_BYTES
                    ? ring.named(sealed)
                    : Optional.empty();
            if (key.isPresent()) {
                return open(key.get(), place, sealed);
            }
            if (ring.unbound().isPresent()) {
                return openUnbound(ring.unbound().get(), place, sealed);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a stored secret of " + place.purpose() + " does not belong to its row, or was altered", e);
        }
        throw new IllegalStateException("a stored secret of " + place.purpose()
                + " cannot be decrypted with any master key that this server has");
    }

    /**
     * Decrypts what was given out and comes back.
     *
     * @throws IllegalStateException if it is not what was sealed for that purpose
     */
    public byte[] open(String purpose, byte[] sealed) {
        return open(SecretPlace.outside(purpose), sealed);
    }

    private static byte[] open(MasterKey key, SecretPlace place, byte[] sealed) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, place.purpose(), nonce);
        cipher.updateAAD(covered(header(key), place));
        int start = HEADER_BYTES + NONCE_BYTES;
        return cipher.doFinal(sealed, start, sealed.length - start);
    }

    private static byte[] openUnbound(MasterKey key, SecretPlace place, byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key, place.purpose(), Arrays.copyOf(sealed, NONCE_BYTES))
                .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    /** Seals a stored secret anew, by the current master key and bound to its row. */
    public byte[] sealAnew(SecretPlace place, byte[] sealed) {
        return seal(place, open(place, sealed));
    }

    /** How everything begins that is sealed now. */
    public byte[] currentHeader() {
        return header(keys.ring().current());
    }

    /**
     * The keyed hash, 32 bytes, that something is found by without being stored in the clear. It stays the same when the
     * master key changes; what is secret enough for {@link #secretHash} is hashed by that one.
     */
    public byte[] keyedHash(String purpose, byte[] value) {
        return keys.ring().lasting().keyedHash(purpose, value);
    }

    /** The hash, 32 bytes, of a secret that is stored beside it, sealed: made anew with it when the master key changes. */
    public byte[] secretHash(String purpose, byte[] secret) {
        return keys.ring().current().keyedHash(purpose, secret);
    }

    /** All {@link #secretHash} that a secret may be found by: several while the master key changes. */
    public List<byte[]> secretHashes(String purpose, byte[] secret) {
        return keys.ring().used().stream()
                .map(key -> key.keyedHash(purpose, secret))
                .toList();
    }

    /** A key of this installation for a purpose; it stays the same when the master key changes. */
    public byte[] derivedKey(String purpose, int length) {
        return keys.ring().lasting().derive(purpose, length);
    }

    private static byte[] header(MasterKey key) {
        return ByteBuffer.allocate(HEADER_BYTES).put(FORM).put(key.id()).array();
    }

    /** Table and row are parted by a zero byte, which neither contains. */
    private static byte[] covered(byte[] header, SecretPlace place) {
        byte[] text = (place.purpose() + '\0' + place.table() + '\0' + place.row()).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + text.length)
                .put(header)
                .put(text)
                .array();
    }

    private static Cipher cipher(int mode, MasterKey key, String purpose, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.encryptionKey(purpose), "AES"),
                new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher;
    }
}
