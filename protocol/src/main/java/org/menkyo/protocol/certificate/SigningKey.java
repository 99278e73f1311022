package org.menkyo.protocol.certificate;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A private Ed25519 key: the publisher's, which issues host certificates and confirmations, or a KMS host's, which signs
 * its answers (VA-302). {@code toString()} shows only the public half. Instances may be shared between threads.
 */
public final class SigningKey {

    /** Length of the seed, which is the form to store, in bytes. */
    public static final int SEED_LENGTH = 32;

    private final Ed25519PrivateKeyParameters key;
    private final VerifyingKey publicKey;

    private SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.publicKey = new VerifyingKey(key.generatePublicKey());
    }

    /** A new key. */
    public static SigningKey generate(SecureRandom random) {
        return new SigningKey(new Ed25519PrivateKeyParameters(random));
    }

    /** The key of a stored 32-byte seed. */
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
        }
        return new SigningKey(new Ed25519PrivateKeyParameters(seed, 0));
    }

    /** The 32-byte seed: the secret itself, to be stored encrypted. */
    public byte[] seed() {
        return key.getEncoded();
    }

    /** The public half. */
    public VerifyingKey publicKey() {
        return publicKey;
    }

    /** Signs the message for one purpose, for example {@code menkyo/host-certificate/1}; 64 bytes. */
    public byte[] sign(String purpose, byte[] message) {
        byte[] signed = VerifyingKey.labelled(purpose, message);
        byte[] signature = new byte[VerifyingKey.SIGNATURE_LENGTH];
        key.sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
        return signature;
    }

    @Override
    public String toString() {
        return "SigningKey[public=" + publicKey + "]";
    }
}
