package org.menkyo.client.state;

import java.util.Optional;
import org.menkyo.protocol.key.ProductKey;

/**
 * The product key of a client, or what is left of it after it was cleared from the store.
 *
 * @param characters the key itself; none once it is cleared
 * @param masked the key's last group, by which people recognize it
 */
public record InstalledKey(Optional<ProductKey> characters, String masked) {

    /** A key that is there. */
    public static InstalledKey of(ProductKey key) {
        return new InstalledKey(Optional.of(key), key.masked());
    }

    /** The same key without its characters: nobody can read it from the machine any more. */
    public InstalledKey cleared() {
        return new InstalledKey(Optional.empty(), masked);
    }
}
