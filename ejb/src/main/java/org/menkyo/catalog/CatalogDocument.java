package org.menkyo.catalog;

import java.util.List;
import org.menkyo.protocol.certificate.Platform;

/**
 * A whole catalogue as a document (VA-101). What a document has replaces what the catalogue says of it, found by its code;
 * nothing can be taken away, since keys and machines carry the numbers.
 *
 * @param version 1 or more; a document with a higher version replaces one with a lower
 * @param code the catalogue's own id, at most 32 letters, digits, dots, underscores and hyphens; stays for ever
 * @param name the name for people, at most 100 characters
 * @param kms what holds for KMS hosts
 * @param productGroups the groups of editions that share their volume keys; at most 256
 * @param editions what is installed and activated; at most 5,000
 * @param products what is ordered; at most 10,000
 */
public record CatalogDocument(
        Integer version,
        String code,
        String name,
        Kms kms,
        List<Group> productGroups,
        List<EditionEntry> editions,
        List<ProductEntry> products) {

    /**
     * What holds for all KMS hosts (VA-301, VA-303, VA-308).
     *
     * @param serviceLabel the DNS label under which clients look for hosts, as in {@code _menkyo-kms._tcp}
     * @param port their TCP port where nothing else is said, 1 to 65535
     * @param hostsPerKey how many hosts a new KMS host key activates, 1 to 10,000
     * @param activationsPerHost how often it activates each, 1 to 10,000
     */
    public record Kms(String serviceLabel, Integer port, Integer hostsPerKey, Integer activationsPerHost) {}

    /**
     * A product group.
     *
     * @param code names it, at most 32 capital letters, digits, underscores and hyphens
     * @param name for people, at most 100 characters
     * @param number stands for it in product keys, 0 to 255; stays for ever
     * @param rank its place in the hierarchy, 0 to 65535, the least is the lowest; stays for ever
     */
    public record Group(String code, String name, Integer number, Integer rank) {}

    /**
     * An edition.
     *
     * @param code names it, at most 64 capital letters, digits, underscores and hyphens
     * @param number stands for it in installation IDs and KMS requests, 1 to 16383; stays for ever
     * @param name for people, at most 200 characters
     * @param productGroup code of its group; null if it is excluded from volume activation (VA-109)
     * @param platform CLIENT or SERVER
     * @param threshold the count from which a KMS client activates itself, 1 to 50 (VA-306)
     * @param graceDays days of initial grace, 0 to 3,650 (VA-202)
     * @param rearmCount how often the timers can be reset, 0 to 1,000 (VA-208)
     */
    public record EditionEntry(
            String code,
            Integer number,
            String name,
            String productGroup,
            Platform platform,
            Integer threshold,
            Integer graceDays,
            Integer rearmCount) {}

    /**
     * A product.
     *
     * @param code names it in orders, at most 64 capital letters, digits, underscores, dots and hyphens
     * @param name for people, at most 200 characters
     * @param family products that belong together, at most 100 characters
     * @param version the release, at most 50 characters
     * @param orderable whether it can stand on an order
     * @param upgrade whether it needs a qualifying base licence (LC-710)
     * @param softwareAssuranceBenefit whether it comes with Software Assurance of its family only; then it is not orderable
     * @param editions codes of the editions that it entitles to; may be empty
     */
    public record ProductEntry(
            String code,
            String name,
            String family,
            String version,
            Boolean orderable,
            Boolean upgrade,
            Boolean softwareAssuranceBenefit,
            List<String> editions) {}
}
