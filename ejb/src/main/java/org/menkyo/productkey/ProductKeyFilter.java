package org.menkyo.productkey;

/**
 * Which product keys are asked for (LC-704); null means any.
 *
 * @param licenseId of this licence ID
 * @param organization of the organization with this identifier
 * @param product usable for an edition that this product of the catalogue entitles to
 * @param productGroup of the product group with this code
 */
public record ProductKeyFilter(String licenseId, String organization, String product, String productGroup) {

    /** All of them. */
    public static ProductKeyFilter none() {
        return new ProductKeyFilter(null, null, null, null);
    }
}
