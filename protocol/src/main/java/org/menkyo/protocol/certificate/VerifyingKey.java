package org.menkyo.protocol.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.menkyo.protocol.crypto.Sha256;

/** A public Ed25519 key: the publisher's, which every client product carries, or a KMS host's (VA-302). */
public final class VerifyingKey {

    /** Length of an encoded key in bytes. */
    public static final int LENGTH = 32;

    /** Length of a signature in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    private final Ed25519PublicKeyParameters key;
    private final byte[] encoded;
    private final long id;

    VerifyingKey(Ed25519PublicKeyParameters key) {
        this.key = key;
        // Costs as much as a signature, and is asked for with each of them.
        this.encoded = key.getEncoded();
        this.id = ByteBuffer.wrap(Sha256.of("menkyo/key-id/1", encoded)).getLong();
    }

    /**
     * Reads an encoded key.
     *
     * @throws IllegalArgumentException if the bytes are no valid key
     */
    public static VerifyingKey of(byte[] encoded) {
        if (encoded.length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
        }
        return new VerifyingKey(new Ed25519PublicKeyParameters(encoded, 0));
    }

    /** Reads the text form. */
    public static VerifyingKey parse(String base64) {
        return of(Base64.getDecoder().decode(base64));
    }

    /** Whether the signature over purpose and message was made by the private half of this key. */
    public boolean verify(String purpose, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        byte[] signed = labelled(purpose, message);
        return key.verify(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
    }

    /** The 32 bytes of RFC 8032. */
    public byte[] toBytes() {
        return encoded.clone();
    }

    /** 64 bits of a hash of the key, by which certificates and confirmations name their issuer. */
    public long id() {
        return id;
    }

    /** The text form: Base64 of the 32 bytes. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    /** What is signed: the purpose in ASCII, a zero byte, the message; so no signature serves two purposes. */
    static byte[] labelled(String purpose, byte[] message) {
        byte[] label = purpose.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(label.length + 1 + message.length)
                .put(label)
                .put((byte) 0)
                .put(message)
                .array();
    }
}
