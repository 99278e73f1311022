package org.menkyo.order;

/**
 * One line of an order.
 *
 * @param product the code of a product of the catalogue
 * @param quantity the number of licences, 1 to 1,000,000
 * @param softwareAssurance with or without Software Assurance; null means without
 */
public record OrderLine(String product, Integer quantity, Boolean softwareAssurance) {

    /** Whether the line includes Software Assurance. */
    public boolean includesSoftwareAssurance() {
        return Boolean.TRUE.equals(softwareAssurance);
    }
}
