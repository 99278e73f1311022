package org.menkyo.benefit;

import org.menkyo.shared.text.AskedText;

/**
 * Which lines of the report of benefits are asked for (LC-705); null means any.
 *
 * @param licenseId of this license ID
 * @param organization of the organization with this identifier
 * @param benefit of the benefit with this code
 */
public record BenefitFilter(String licenseId, String organization, String benefit) {

    /** Takes texts in the form in which they are compared, see {@link AskedText}; one that is invisible finds nothing. */
    public BenefitFilter {
        licenseId = AskedText.code(licenseId);
        organization = AskedText.label(organization);
    }

    /** All of them. */
    public static BenefitFilter none() {
        return new BenefitFilter(null, null, null);
    }
}
