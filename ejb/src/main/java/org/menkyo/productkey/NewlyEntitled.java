package org.menkyo.productkey;

import java.util.List;
import java.util.Map;
import org.menkyo.catalog.CatalogExtract;

/**
 * What a new license ID gets keys for (VA-102).
 *
 * @param agreementId the internal id of its agreement
 * @param licenses for each product group how many licenses it has, in the order of issue
 * @param serials that no other key has, two for each group at least
 */
public record NewlyEntitled(
        long agreementId, String licenseId, Map<CatalogExtract.Group, Long> licenses, List<Long> serials) {}
