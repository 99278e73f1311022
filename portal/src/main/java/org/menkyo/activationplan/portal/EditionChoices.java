package org.menkyo.activationplan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.menkyo.catalog.CatalogService;
import org.menkyo.shared.portal.Visit;

/** The editions that a form offers to choose from. */
@ApplicationScoped
public class EditionChoices {

    private final CatalogService catalog;
    private final Visit visit;

    /** For the container's proxy. */
    public EditionChoices() {
        this(null, null);
    }

    @Inject
    public EditionChoices(CatalogService catalog, Visit visit) {
        this.catalog = catalog;
        this.visit = visit;
    }

    /** The value and the text of each choice. */
    List<Map<String, String>> offered() {
        return catalog.listEditions(visit.caller()).stream()
                .map(edition -> Map.of("value", edition.code(), "text", edition.name()))
                .toList();
    }
}
