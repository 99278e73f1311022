package org.menkyo.catalog.rest;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.menkyo.catalog.CatalogDocument;
import org.menkyo.catalog.CatalogLoaded;
import org.menkyo.catalog.CatalogLoader;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.json.CommandText;
import org.menkyo.shared.text.Language;

/**
 * Loads the catalog document that the setting {@code menkyo.catalog-file} names, so that a new installation has its
 * catalog from its first start (VA-101). A document that was loaded before changes nothing, nor does one that is older
 * than what is in force. One that is wrong keeps the application from starting, with each place named in the log.
 */
@Singleton
@Startup
@DependsOn("menkyo-ejb.jar#DatabaseMigration")
public class CatalogAtStart {

    private static final Logger LOG = Logger.getLogger(CatalogAtStart.class.getName());

    @Inject
    private CatalogLoader loader;

    @Inject
    private Settings settings;

    @PostConstruct
    void load() {
        settings.find(SettingsRegister.CATALOG_FILE).ifPresent(this::load);
    }

    private void load(Path file) {
        try {
            CatalogDocument document = CommandText.parse(Files.readAllBytes(file), CatalogDocument.class);
            CatalogLoaded loaded = loader.load(Caller.system("start"), document);
            LOG.info(() -> "catalog " + document.code() + ", version " + loaded.version()
                    + (loaded.changed() ? ", was loaded from " : ", is the one of ") + file);
        } catch (ConflictException newer) {
            LOG.warning(() -> "the catalog of " + file + " was not loaded: " + newer.getMessage());
        } catch (InvalidInputException wrong) {
            throw new IllegalStateException(
                    "the catalog of " + file + " is wrong: "
                            + wrong.errors().stream()
                                    .map(error -> error.field() + " " + error.text(Language.EN))
                                    .collect(Collectors.joining("; ")),
                    wrong);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the catalog " + file + " cannot be read", unreadable);
        }
    }
}
