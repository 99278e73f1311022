package org.menkyo.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.client.state.Installation;
import org.menkyo.client.state.InstalledKey;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.client.store.TamperedException;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;

/**
 * What an archived image holds of a client (VA-601). Looking does not start the image: nothing in it changes.
 *
 * @param edition the edition's name
 * @param rearmsLeft how often the timers may still be reset, by {@code rearm} or {@code generalize}
 * @param generalized whether the image is ready for other machines
 * @param lastUsedAt the latest time that the client saw: of {@code generalize}, if it was the last
 * @param maskedKey the product key's last group, if one is in the image
 */
public record ClientImage(
        String edition, int rearmsLeft, boolean generalized, Instant lastUsedAt, Optional<String> maskedKey) {

    /**
     * Looks into the store of an image.
     *
     * @return empty if no client ever ran there
     * @throws TamperedException if the image was altered
     * @throws UncheckedIOException if the store cannot be read
     */
    public static Optional<ClientImage> look(LicenseStore store, ClientCatalog catalog) throws TamperedException {
        try {
            return store.load().map(installation -> of(installation, catalog));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClientImage of(Installation installation, ClientCatalog catalog) {
        int code = installation.editionCode();
        return new ClientImage(
                catalog.edition(code).map(CatalogEdition::name).orElse(Integer.toString(code)),
                installation.rearmsLeft(),
                installation.generalized(),
                installation.now(),
                installation.productKey().map(InstalledKey::masked));
    }
}
