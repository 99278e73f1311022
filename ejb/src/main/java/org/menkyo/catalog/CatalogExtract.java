package org.menkyo.catalog;

import java.util.List;
import java.util.Map;

/**
 * What the catalog says of some products at one moment.
 *
 * @param products by their codes; those that the catalog does not have are left out
 * @param kmsHostsPerKey how many hosts a new KMS host key activates (VA-301)
 * @param kmsActivationsPerHost how often a new KMS host key activates each host (VA-301)
 */
public record CatalogExtract(Map<String, Entry> products, int kmsHostsPerKey, int kmsActivationsPerHost) {

    /**
     * A product.
     *
     * @param orderable whether it can stand on an order (LC-710)
     * @param kind what is bought with it
     * @param termMonths how many calendar months what is ordered of it lasts; null where it has no end by itself
     * @param groups the product groups that it entitles to volume keys of (VA-102)
     */
    public record Entry(boolean orderable, ProductKind kind, Integer termMonths, List<Group> groups) {}

    /**
     * A product group.
     *
     * @param id its internal id
     * @param number stands for it in product keys
     * @param rank its place in the hierarchy: the least is the lowest group (VA-101)
     * @param name for people
     */
    public record Group(long id, int number, int rank, String name) {}

    public CatalogExtract {
        products = Map.copyOf(products);
    }
}
