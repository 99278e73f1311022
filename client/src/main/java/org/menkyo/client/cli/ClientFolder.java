package org.menkyo.client.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.agent.AgentIdentity;
import org.menkyo.client.kms.DnsDiscovery;
import org.menkyo.client.kms.HostDiscovery;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.client.store.WholeFile;
import org.menkyo.protocol.catalog.ClientCatalog;

/**
 * The folder of an installed product: {@code catalog.properties} and {@code edition} say what is installed, beside them
 * are the license state and the event log {@code events.log}.
 */
final class ClientFolder {

    private static final int MAX_LENGTH = 1 << 22;

    private final Path folder;

    ClientFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder of a product that is being installed; the catalog comes last and says that it is. */
    void install(Path catalogFile, int edition) throws IOException, UsageException {
        String text = text(catalogFile);
        requireEdition(parsed(catalogFile, text), edition);
        boolean fresh = store().exclusively(() -> {
            if (Files.exists(catalogFile())) {
                return false;
            }
            WholeFile.replace(editionFile(), (edition + "\n").getBytes(StandardCharsets.UTF_8));
            WholeFile.replace(catalogFile(), text.getBytes(StandardCharsets.UTF_8));
            return true;
        });
        if (!fresh) {
            throw new UsageException("installed", folder);
        }
    }

    /** The catalog of the installed product. */
    ClientCatalog catalog() throws IOException, UsageException {
        if (Files.notExists(catalogFile())) {
            throw new UsageException("not.installed", folder);
        }
        return parsed(catalogFile(), text(catalogFile()));
    }

    /** Where the installed product's client keeps its memory. */
    LicenseStore store() {
        return new FileLicenseStore(folder);
    }

    /** The folder itself. */
    Path path() {
        return folder;
    }

    /** What makes this machine enrolled with a management tool. */
    AgentIdentity agent() {
        return new AgentIdentity(folder);
    }

    /** The event log of the installed product's client. */
    FileEventLog eventLog() {
        return new FileEventLog(folder.resolve("events.log"));
    }

    /** A builder for the installed product's client, with store, event log and discovery. */
    ActivationClientBuilder client(Locale language) throws IOException, UsageException {
        ClientCatalog catalog = catalog();
        int edition = installedEdition(catalog);
        return ActivationClient.of(catalog, edition)
                .store(store())
                .eventLog(eventLog())
                .discovery(discovery())
                .language(language);
    }

    private int installedEdition(ClientCatalog catalog) throws IOException, UsageException {
        String text = text(editionFile()).strip();
        if (!text.matches("[0-9]{1,9}")
                || catalog.edition(Integer.parseInt(text)).isEmpty()) {
            throw new UsageException(ExitCode.BROKEN, "edition.file", editionFile());
        }
        return Integer.parseInt(text);
    }

    private static String text(Path file) throws IOException, UsageException {
        byte[] content = WholeFile.read(file, MAX_LENGTH);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(ExitCode.BROKEN, "file.not.text", file);
        }
    }

    private static ClientCatalog parsed(Path file, String text) throws UsageException {
        try {
            return ClientCatalog.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(ExitCode.BROKEN, "catalog", file, e.getMessage());
        }
    }

    private static void requireEdition(ClientCatalog catalog, int edition) throws UsageException {
        if (catalog.edition(edition).isEmpty()) {
            StringBuilder known = new StringBuilder();
            catalog.editions()
                    .forEach(e ->
                            known.append("\n  ").append(e.code()).append("  ").append(e.name()));
            throw new UsageException("edition", edition, known);
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

    private Path catalogFile() {
        return folder.resolve("catalog.properties");
    }

    private Path editionFile() {
        return folder.resolve("edition");
    }
}
