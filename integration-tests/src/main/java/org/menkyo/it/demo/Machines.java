package org.menkyo.it.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.center.HttpActivationCenter;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;

/** Makes machines: each with hardware, a memory and so a client machine ID of its own, and the real client library. */
public final class Machines {

    static final String SERVER_EDITION = "Windows Server 2008 Datacenter";
    static final String CLIENT_EDITION = "Windows Vista Enterprise";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Addresses addresses;
    private final ClientCatalog catalog;

    /** @param catalog what the clients carry */
    public Machines(Addresses addresses, ClientCatalog catalog) {
        this.addresses = addresses;
        this.catalog = catalog;
    }

    /** The catalog that the operator of the demo data may export. */
    public static ClientCatalog catalog(Stage stage) {
        RestAnswer answer =
                stage.demoAccount("demo-operator").get("/catalog/client").expect(200);
        try {
            return ClientCatalog.parse(answer.body());
        } catch (IllegalArgumentException malformed) {
            throw new DemoFailedException("The client catalog cannot be read.", malformed);
        }
    }

    /** Readings of hardware that no other machine has. */
    public static HardwareReader hardware(boolean virtual) {
        return HardwareReader.of(
                Map.of(
                        HardwareComponent.SYSTEM_BOARD, UUID.randomUUID().toString(),
                        HardwareComponent.SYSTEM_DISK, hex(8),
                        HardwareComponent.NETWORK_ADAPTER, hex(6),
                        HardwareComponent.PROCESSOR, "Example CPU 3000",
                        HardwareComponent.MEMORY, "16 GiB"),
                virtual);
    }

    /** A physical machine with a server edition. */
    public ActivationClient server(String name) {
        return install(SERVER_EDITION, name, hardware(false));
    }

    /** A physical machine with a client edition. */
    public ActivationClient client(String name) {
        return install(CLIENT_EDITION, name, hardware(false));
    }

    /** A fresh installation of an edition on hardware. */
    public ActivationClient install(String edition, String name, HardwareReader hardware) {
        return client(edition, name, hardware, new MemoryLicenseStore());
    }

    /** The client of an installation that remembers what is in a store. */
    public ActivationClient client(String edition, String name, HardwareReader hardware, LicenseStore store) {
        ActivationClient client = ActivationClient.of(catalog, code(edition))
                .store(store)
                .machineName(name)
                .hardware(hardware)
                .center(new HttpActivationCenter(addresses.rest()))
                .language(Locale.ENGLISH)
                .build();
        client.configureKms(
                Optional.of(addresses.kms().getHostString()),
                OptionalInt.of(addresses.kms().getPort()));
        return client;
    }

    private int code(String edition) {
        return catalog.editions().stream()
                .filter(candidate -> candidate.name().equals(edition))
                .mapToInt(CatalogEdition::code)
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("The client catalog has no edition " + edition + "."));
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
