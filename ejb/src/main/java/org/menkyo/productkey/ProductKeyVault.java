package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.SecretBox;

/** Encrypts product keys for the database, opens them, and makes the keyed hash that they are found by (VA-106). */
@ApplicationScoped
public class ProductKeyVault {

    private static final String PURPOSE = "product-key";
    private static final String PREFIX_PURPOSE = "product-key-prefix";

    private final SecretBox secretBox;

    /** For the container's proxy. */
    protected ProductKeyVault() {
        this(null);
    }

    @Inject
    public ProductKeyVault(SecretBox secretBox) {
        this.secretBox = secretBox;
    }

    SealedProductKey seal(ProductKey key) {
        return new SealedProductKey(
                secretBox.seal(PURPOSE, characters(key)), hash(key), prefixHash(InstallationId.keyPrefixOf(key)));
    }

    /**
     * Opens a key.
     *
     * @throws IllegalStateException if the row was altered, or the ciphertext of another row was put in its place
     */
    ProductKey open(SealedProductKey sealed) {
        ProductKey key =
                new ProductKey(new String(secretBox.open(PURPOSE, sealed.ciphertext()), StandardCharsets.US_ASCII));
        if (!MessageDigest.isEqual(hash(key), sealed.hash())) {
            throw new IllegalStateException("a stored product key does not belong to its row");
        }
        return key;
    }

    byte[] hash(ProductKey key) {
        return secretBox.keyedHash(PURPOSE, characters(key));
    }

    /**
     * The keyed hash of the 32 bits of a key that installation IDs carry. Keyed, since the bits alone would help somebody
     * who has a copy of the database to find the key by trying.
     */
    byte[] prefixHash(long keyPrefix) {
        byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(keyPrefix).array();
        return secretBox.keyedHash(PREFIX_PURPOSE, prefix);
    }

    private static byte[] characters(ProductKey key) {
        return key.characters().getBytes(StandardCharsets.US_ASCII);
    }
}
