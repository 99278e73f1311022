package org.menkyo.client.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.kms.DnsDiscovery;
import org.menkyo.client.kms.HostDiscovery;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.protocol.catalog.ClientCatalog;

/**
 * The folder of an installed product: {@code catalog.properties} and {@code edition} say what is installed, beside them
 * are the licence state and the event log {@code events.log}.
 */
final class ClientFolder {

    private final Path folder;

    ClientFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder of a product that is being installed. */
    void install(Path catalogFile, int edition) throws IOException, UsageException {
        if (Files.exists(catalog())) {
            throw new UsageException("a product is installed in " + folder + " already");
        }
        String text = Files.readString(catalogFile);
        requireEdition(ClientCatalog.parse(text), edition);
        Files.createDirectories(folder);
        Files.writeString(edition(), edition + "\n");
        Files.writeString(catalog(), text);
    }

    /** A builder for the installed product's client, with store, event log and discovery. */
    ActivationClientBuilder client(Locale language) throws IOException, UsageException {
        if (!Files.exists(catalog())) {
            throw new UsageException(
                    "no product is installed in " + folder + "; install one with --catalog FILE --edition CODE");
        }
        ClientCatalog catalog = ClientCatalog.parse(Files.readString(catalog()));
        int edition = Integer.parseInt(Files.readString(edition()).strip());
        requireEdition(catalog, edition);
        return ActivationClient.of(catalog, edition)
                .store(new FileLicenseStore(folder))
                .eventLog(new FileEventLog(folder.resolve("events.log")))
                .discovery(discovery())
                .language(language);
    }

    private static void requireEdition(ClientCatalog catalog, int edition) throws UsageException {
        if (catalog.edition(edition).isEmpty()) {
            StringBuilder known = new StringBuilder();
            catalog.editions()
                    .forEach(e ->
                            known.append("\n  ").append(e.code()).append("  ").append(e.name()));
            throw new UsageException("the catalogue has no edition " + edition + "; it has" + known);
        }
    }

    private static HostDiscovery discovery() {
        try {
            String name = InetAddress.getLocalHost().getCanonicalHostName();
            int dot = name.indexOf('.');
            boolean hasDomain = dot > 0 && name.chars().anyMatch(Character::isLetter);
            return hasDomain
                    ? new DnsDiscovery(name.substring(dot + 1), Optional.empty(), new SecureRandom())
                    : HostDiscovery.NONE;
        } catch (UnknownHostException e) {
            return HostDiscovery.NONE;
        }
    }

    private Path catalog() {
        return folder.resolve("catalog.properties");
    }

    private Path edition() {
        return folder.resolve("edition");
    }
}
