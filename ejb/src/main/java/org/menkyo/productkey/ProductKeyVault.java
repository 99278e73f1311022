package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** Encrypts product keys for the database, opens them, and makes the keyed hash that they are found by (VA-106). */
@ApplicationScoped
public class ProductKeyVault {

    private static final String PURPOSE = "product-key";
    private static final String TABLE = "product_key";
    private static final String PREFIX_PURPOSE = "product-key-prefix";

    private final SecretBox secretBox;

    @Inject
    public ProductKeyVault(SecretBox secretBox) {
        this.secretBox = secretBox;
    }

    /** Seals a key for its row, which the public id names. */
    SealedProductKey seal(UUID publicId, ProductKey key) {
        return new SealedProductKey(
                secretBox.seal(place(publicId), characters(key)),
                secretBox.secretHash(PURPOSE, characters(key)),
                secretBox.secretHash(PREFIX_PURPOSE, prefix(InstallationId.keyPrefixOf(key))));
    }

    /**
     * Opens a key.
     *
     * @param publicId names its row
     * @throws IllegalStateException if the row was altered, or the ciphertext or the hash of another row was put in its place
     */
    ProductKey open(UUID publicId, SealedProductKey sealed) {
        ProductKey key = new ProductKey(
                new String(secretBox.open(place(publicId), sealed.ciphertext()), StandardCharsets.US_ASCII));
        if (hashes(key).stream().noneMatch(hash -> MessageDigest.isEqual(hash, sealed.hash()))) {
            throw new IllegalStateException("a stored product key does not belong to its row");
        }
        return key;
    }

    /** All keyed hashes that a key may be found by: one, or two while the master key changes. */
    List<byte[]> hashes(ProductKey key) {
        return secretBox.secretHashes(PURPOSE, characters(key));
    }

    /**
     * The keyed hashes of the 32 bits of a key that installation IDs carry. Keyed, since the bits alone would help somebody
     * who has a copy of the database to find the key by trying.
     */
    List<byte[]> prefixHashes(long keyPrefix) {
        return secretBox.secretHashes(PREFIX_PURPOSE, prefix(keyPrefix));
    }

    private static byte[] prefix(long keyPrefix) {
        return ByteBuffer.allocate(Long.BYTES).putLong(keyPrefix).array();
    }

    private static SecretPlace place(UUID publicId) {
        return new SecretPlace(PURPOSE, TABLE, publicId);
    }

    private static byte[] characters(ProductKey key) {
        return key.characters().getBytes(StandardCharsets.US_ASCII);
    }
}
