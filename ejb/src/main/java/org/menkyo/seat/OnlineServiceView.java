package org.menkyo.seat;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * What a license ID has of an online service (LC-707).
 *
 * @param product the product's code in the catalog
 * @param productName its name
 * @param purchased how many seats orders, corrections and returns left
 * @param assigned how many of them people have
 * @param free how many can still be assigned
 * @param activatedAt since when the service is activated for the organization; null while it is not
 */
public record OnlineServiceView(
        String product,
        String productName,
        long purchased,
        long assigned,
        long free,
        @Nullable Instant activatedAt) {}
