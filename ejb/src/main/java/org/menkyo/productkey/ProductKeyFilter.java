package org.menkyo.productkey;

import org.menkyo.shared.text.AskedText;

/**
 * Which product keys are asked for (LC-704); null means any.
 *
 * @param licenseId of this license ID
 * @param organization of the organization with this identifier
 * @param product usable for an edition that this product of the catalog entitles to
 * @param productGroup of the product group with this code
 */
public record ProductKeyFilter(String licenseId, String organization, String product, String productGroup) {

    /** Takes texts in the form in which they are compared, see {@link AskedText}; one that is invisible finds nothing. */
    public ProductKeyFilter {
        licenseId = AskedText.code(licenseId);
        organization = AskedText.label(organization);
    }

    /** All of them. */
    public static ProductKeyFilter none() {
        return new ProductKeyFilter(null, null, null, null);
    }
}
