package org.menkyo.seat;

import java.time.Instant;

/**
 * What a registered user sees of a seat that is assigned to that user (LC-302): nothing of the license ID.
 *
 * @param product the product's code in the catalog
 * @param productName its name
 * @param organizationName the name of the organization that assigned it
 * @param since since when
 */
public record OwnSeatView(String product, String productName, String organizationName, Instant since) {}
