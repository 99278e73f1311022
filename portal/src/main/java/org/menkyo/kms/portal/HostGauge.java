package org.menkyo.kms.portal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.menkyo.catalog.CatalogDocument;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.kms.report.KmsHostView;

/**
 * The count of a host beside the thresholds of the editions that it serves (VA-305, VA-306).
 *
 * @param count the count, which clients are answered
 * @param most what it reaches at most
 * @param thresholds the thresholds, the least first; none without a key
 */
public record HostGauge(int count, int most, List<Threshold> thresholds) {

    private static final int MOST = 50;

    /**
     * A count from which clients activate themselves.
     *
     * @param threshold the count
     * @param missing how many machines are missing; 0 if it is reached
     * @param editions names of the editions with this threshold
     */
    public record Threshold(int threshold, int missing, List<String> editions) {}

    /** @param catalog what is in force */
    static HostGauge of(KmsHostView host, CatalogDocument catalog) {
        Optional<Integer> reach = rank(catalog, host.keyGroup());
        List<Threshold> thresholds = catalog.editions().stream()
                .filter(edition -> isServed(edition, host, catalog, reach))
                .collect(Collectors.groupingBy(
                        EditionEntry::threshold,
                        TreeMap::new,
                        Collectors.mapping(EditionEntry::name, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry ->
                        new Threshold(entry.getKey(), Math.max(0, entry.getKey() - host.count()), entry.getValue()))
                .toList();
        return new HostGauge(host.count(), MOST, thresholds);
    }

    /** As the host does: its key covers a group with all lower ones, its platform an edition's (VA-103, VA-104). */
    private static boolean isServed(
            EditionEntry edition, KmsHostView host, CatalogDocument catalog, Optional<Integer> reach) {
        Optional<Integer> rank = rank(catalog, edition.productGroup());
        return reach.isPresent()
                && rank.isPresent()
                && rank.get() <= reach.get()
                && host.platform().mayServe(edition.platform());
    }

    private static Optional<Integer> rank(CatalogDocument catalog, String group) {
        return catalog.productGroups().stream()
                .filter(known -> known.code().equals(group))
                .map(Group::rank)
                .findFirst();
    }
}
