package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.SecretBox;

/** Encrypts product keys for the database, opens them, and makes the keyed hash that they are found by (VA-106). */
@ApplicationScoped
public class ProductKeyVault {

    private static final String PURPOSE = "product-key";

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
        return new SealedProductKey(secretBox.seal(PURPOSE, characters(key)), hash(key));
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

    private static byte[] characters(ProductKey key) {
        return key.characters().getBytes(StandardCharsets.US_ASCII);
    }
}
