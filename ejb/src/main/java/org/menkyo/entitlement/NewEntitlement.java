package org.menkyo.entitlement;

/**
 * An entitlement that is to be recorded with a new license ID.
 *
 * @param product the code of a product of the catalog
 * @param quantity the number of licenses, at least 1
 * @param softwareAssurance whether the licenses are covered by Software Assurance
 */
public record NewEntitlement(String product, int quantity, boolean softwareAssurance) {}
