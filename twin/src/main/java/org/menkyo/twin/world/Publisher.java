package org.menkyo.twin.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.twin.scenario.CatalogFile;

/** The publisher of the play, with keys of its own: nothing that it makes is of any use outside. */
final class Publisher {

    private static final int SECRET_BYTES = 32;

    private final CatalogFile catalog;
    private final Chance chance;
    private final SigningKey key;
    private final ProductKeyCodec productKeys;
    private final ClientCatalog clientCatalog;
    private long serial;

    Publisher(CatalogFile catalog, Chance chance) {
        this.catalog = catalog;
        this.chance = chance;
        this.key = SigningKey.generate(chance);
        this.productKeys = new ProductKeyCodec(secret());
        this.clientCatalog = new ClientCatalog(
                catalog.code(),
                catalog.name(),
                CatalogKey.generate(chance),
                secret(),
                List.of(key.publicKey()),
                catalog.serviceLabel(),
                catalog.port(),
                Optional.empty(),
                List.copyOf(catalog.editions().values()));
    }

    private byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        chance.nextBytes(secret);
        return secret;
    }

    ClientCatalog clientCatalog() {
        return clientCatalog;
    }

    SigningKey key() {
        return key;
    }

    SigningKey hostKey() {
        return SigningKey.generate(chance);
    }

    HostCertificate certify(SigningKey hostKey, Optional<String> group, Instant now) {
        serial++;
        return HostCertificate.issue(
                key,
                new HostCertificateContents(
                        serial,
                        catalog.code(),
                        "TWIN-" + serial,
                        group.map(given -> catalog.groups().get(given).rank()).orElse(catalog.highestRank()),
                        Platform.SERVER,
                        now,
                        Optional.empty(),
                        hostKey.publicKey()));
    }

    ProductKey mak(int group) {
        serial++;
        return productKeys.encode(KeyType.MAK, group, serial);
    }
}
