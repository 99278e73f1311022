package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.menkyo.protocol.crypto.AesCmac;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The AES-128 key of a catalog, under which requests are authenticated (VA-304).
 *
 * <p>Every client of the catalog carries it, so it is no secret from who owns one: it keeps noise away from the host.
 * What an answer is worth rests on the host's signature alone. {@code toString()} shows only the key's id.
 */
public final class CatalogKey {

    /** Length in bytes. */
    public static final int LENGTH = AesCmac.LENGTH;

    private final byte[] key;
    private final int id;

    private CatalogKey(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a catalog key has 16 bytes");
        }
        this.key = key;
        this.id = ByteBuffer.wrap(Sha256.of("menkyo/catalog-key-id/1", key)).getInt();
    }

    /** The key of these 16 bytes. */
    public static CatalogKey of(byte[] bytes) {
        return new CatalogKey(bytes.clone());
    }

    /** Reads the text form. */
    public static CatalogKey parse(String base64) {
        return new CatalogKey(Base64.getDecoder().decode(base64));
    }

    /** A new key. */
    public static CatalogKey generate(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new CatalogKey(bytes);
    }

    /** 32 bits of a hash of the key, by which a request names it. */
    public int id() {
        return id;
    }

    /** The 16 bytes. */
    public byte[] toBytes() {
        return key.clone();
    }

    /** The text form of the key itself: Base64 of the 16 bytes. */
    public String toText() {
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CatalogKey that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return "CatalogKey[id=" + Integer.toHexString(id) + "]";
    }
}
