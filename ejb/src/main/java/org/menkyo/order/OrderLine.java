package org.menkyo.order;

import jakarta.annotation.Nullable;
import org.menkyo.shared.Limits;

/**
 * One line of an order.
 *
 * @param product the code of a product of the catalog
 * @param quantity the number of licenses, 1 to 1,000,000
 * @param softwareAssurance with or without Software Assurance; null means without
 */
public record OrderLine(
        @Limits(maxLength = 64) String product,
        @Limits(min = 1, max = 1_000_000) Integer quantity,
        @Nullable Boolean softwareAssurance) {

    /** Whether the line includes Software Assurance. */
    public boolean includesSoftwareAssurance() {
        return Boolean.TRUE.equals(softwareAssurance);
    }
}
