package org.menkyo.client;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.protocol.kms.CatalogKey;

/** A publisher with a catalog, and machines, for tests. */
public final class Sample {

    public static final SecureRandom RANDOM = new SecureRandom();
    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    public static final SigningKey PUBLISHER = SigningKey.generate(RANDOM);
    public static final ProductKeyCodec KEYS = new ProductKeyCodec(RANDOM.generateSeed(32));
    public static final int CLIENT_BUSINESS = 101;
    public static final int SERVER_STANDARD = 201;
    public static final int SERVER_DATACENTER = 301;
    public static final int CLIENT_ULTIMATE = 109;
    public static final int CLIENT_ENTERPRISE_SP1 = 103;

    private Sample() {}

    public static ClientCatalog catalog() {
        return catalog(Optional.empty());
    }

    public static ClientCatalog catalog(Optional<URI> center) {
        return new ClientCatalog(
                "sample",
                "Sample",
                CatalogKey.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8}),
                "a confirmation key of 32 bytes..".getBytes(),
                List.of(PUBLISHER.publicKey()),
                "_vlmcs._tcp",
                1688,
                center,
                List.of(
                        edition(CLIENT_BUSINESS, "Client Business", Platform.CLIENT, 10, 25, 30),
                        edition(SERVER_STANDARD, "Server Standard", Platform.SERVER, 30, 5, 60),
                        new CatalogEdition(
                                CLIENT_ENTERPRISE_SP1,
                                "Client Enterprise SP1",
                                Platform.CLIENT,
                                OptionalInt.of(10),
                                OptionalInt.of(1),
                                25,
                                30,
                                5),
                        edition(SERVER_DATACENTER, "Server Datacenter", Platform.SERVER, 40, 5, 60),
                        new CatalogEdition(
                                CLIENT_ULTIMATE,
                                "Client Ultimate",
                                Platform.CLIENT,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                25,
                                30,
                                3)));
    }

    /** The group's number in keys is its rank divided by ten. */
    private static CatalogEdition edition(int code, String name, Platform platform, int rank, int threshold, int days) {
        return new CatalogEdition(
                code, name, platform, OptionalInt.of(rank), OptionalInt.of(rank / 10), threshold, days, 3);
    }

    public static ProductKey mak(int group, long serial) {
        return KEYS.encode(KeyType.MAK, group, serial);
    }

    public static HardwareReader machine(int number) {
        return machine(number, false);
    }

    public static HardwareReader machine(int number, boolean virtual) {
        return HardwareReader.of(
                Map.of(
                        HardwareComponent.SYSTEM_BOARD, "board-" + number,
                        HardwareComponent.SYSTEM_DISK, "disk-" + number,
                        HardwareComponent.NETWORK_ADAPTER, "adapter-" + number,
                        HardwareComponent.MEMORY, "16 GiB"),
                virtual);
    }
}
