package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/**
 * The publisher's catalog at a KMS host that is no center itself (VA-314): the file that the center exports for clients.
 * The setting {@code menkyo.client-catalog} says where it is. A file that was replaced is read again.
 */
@ApplicationScoped
public class ImportedCatalog {

    private final Settings settings;
    private volatile Read read;

    @Inject
    public ImportedCatalog(Settings settings) {
        this.settings = settings;
    }

    private record Read(Path file, FileTime changed, ClientCatalog catalog) {}

    /**
     * The catalog; empty if this installation is a center.
     *
     * @throws IllegalStateException if the file cannot be read or is no catalog
     */
    public Optional<ClientCatalog> current() {
        if (!"host".equals(settings.get(SettingsRegister.MODE))) {
            return Optional.empty();
        }
        Path file = settings.find(SettingsRegister.CLIENT_CATALOG)
                .orElseThrow(() -> new IllegalStateException("a KMS host needs the publisher's client catalog; set "
                        + SettingsRegister.CLIENT_CATALOG + " to its file"));
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            Read known = read;
            if (known == null || !known.file().equals(file) || !known.changed().equals(changed)) {
                known = new Read(file, changed, ClientCatalog.parse(Files.readString(file)));
                read = known;
            }
            return Optional.of(known.catalog());
        } catch (IOException e) {
            throw new IllegalStateException("the client catalog " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the file " + file + " is no client catalog", e);
        }
    }
}
