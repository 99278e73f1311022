package org.menkyo.protocol.key;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.menkyo.protocol.crypto.HmacSha256;

/**
 * Makes product keys and tells genuine ones from invented ones (VA-106). Only the center has the secret.
 *
 * <p>The keyed check has 65 bits, so a made-up key is genuine with a chance of 2^-65; for one who knows type, group and
 * serial and has seen the masked form (its last group stands for less than 23 bits) it is still below 2^-40.
 */
public final class ProductKeyCodec {

    /** The least length of the secret in bytes. */
    public static final int SECRET_LENGTH = 32;

    /** The greatest serial, 2^34 − 1. */
    public static final long MAX_SERIAL = (1L << KeyContents.SERIAL_BITS) - 1;

    private static final String CHECK_LABEL = "menkyo/product-key-check/1";

    private final HmacSha256 hmac;

    /** Takes a copy of the center's secret for product keys, at least 32 random bytes. */
    public ProductKeyCodec(byte[] secret) {
        if (secret.length < SECRET_LENGTH) {
            throw new IllegalArgumentException("the secret for product keys has at least 32 bytes");
        }
        this.hmac = new HmacSha256(secret);
    }

    /**
     * The key of this type, group and serial; the same arguments and secret always give the same key, so the caller
     * never uses a serial twice.
     *
     * @param group number of the product group in the catalog, 0…255
     * @param serial 0…{@link #MAX_SERIAL}
     */
    public ProductKey encode(KeyType type, int group, long serial) {
        return ProductKey.of(new KeyContents(type, group, serial, check(type, group, serial)));
    }

    /** Whether the key was made with this secret. */
    public boolean isGenuine(ProductKey key) {
        KeyContents contents = key.contents();
        BigInteger expected = check(contents.type(), contents.group(), contents.serial());
        return MessageDigest.isEqual(expected.toByteArray(), contents.check().toByteArray());
    }

    private BigInteger check(KeyType type, int group, long serial) {
        long header = KeyContents.header(type, group, serial);
        byte[] mac = hmac.of(
                CHECK_LABEL, ByteBuffer.allocate(Long.BYTES).putLong(header).array());
        return KeyContents.leadingBits(mac, KeyContents.CHECK_BITS);
    }
}
