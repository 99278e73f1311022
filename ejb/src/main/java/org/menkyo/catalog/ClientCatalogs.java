package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.shared.Settings;

/** Makes what clients and KMS hosts carry of the catalog (VA-306, VA-308). */
@ApplicationScoped
public class ClientCatalogs {

    private final ProductGroups groups;
    private final Editions editions;
    private final PublisherKeys keys;
    private final Settings settings;
    private final ImportedCatalog imported;

    @Inject
    public ClientCatalogs(
            ProductGroups groups, Editions editions, PublisherKeys keys, Settings settings, ImportedCatalog imported) {
        this.groups = groups;
        this.editions = editions;
        this.keys = keys;
        this.settings = settings;
        this.imported = imported;
    }

    /** The client's part of the catalog as it stands now; of a KMS host only, that of its publisher (VA-314). */
    public ClientCatalog current() {
        return imported.current().orElseGet(this::own);
    }

    private ClientCatalog own() {
        Catalog catalog = groups.catalog();
        return new ClientCatalog(
                catalog.code(),
                catalog.name(),
                keys.catalogKey(),
                keys.confirmationKey(),
                keys.verifyingKeys(),
                catalog.kmsServiceLabel(),
                catalog.kmsPort(),
                Optional.of(center()),
                editions.all().stream().map(ClientCatalogs::edition).toList());
    }

    private URI center() {
        String base = settings.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/api");
    }

    private static CatalogEdition edition(Edition edition) {
        return new CatalogEdition(
                edition.number(),
                edition.name(),
                edition.platform(),
                number(edition.productGroup().map(ProductGroup::rank)),
                number(edition.productGroup().map(ProductGroup::number)),
                edition.threshold(),
                edition.graceDays(),
                edition.rearmCount());
    }

    private static OptionalInt number(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
