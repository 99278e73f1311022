package org.menkyo.catalog;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * A product of the catalog.
 *
 * @param code names it in orders
 * @param name for people
 * @param family products that belong together, such as all releases of one
 * @param version the release
 * @param orderable whether it can stand on an order
 * @param kind what is bought with it
 * @param upgrade whether it needs a qualifying base license (LC-710)
 * @param softwareAssuranceBenefit whether it comes as a benefit of Software Assurance only (LC-710)
 * @param termMonths how many calendar months what is ordered of it lasts; null where it has no end by itself (LC-706, LC-707)
 * @param editions codes of the editions that it entitles to
 */
public record ProductView(
        String code,
        String name,
        String family,
        String version,
        boolean orderable,
        ProductKind kind,
        boolean upgrade,
        boolean softwareAssuranceBenefit,
        @Nullable Integer termMonths,
        List<String> editions) {

    public ProductView {
        editions = List.copyOf(editions);
    }
}
