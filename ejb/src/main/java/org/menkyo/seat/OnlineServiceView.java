package org.menkyo.seat;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * What a license ID has of an online service (LC-707).
 *
 * @param product the product's code in the catalog
 * @param productName its name
 * @param purchased how many seats orders, corrections, returns and ended terms left
 * @param assigned how many people have
 * @param free how many can still be assigned
 * @param activatedAt since when the service is activated for the organization; null while it is not
 * @param overAssigned how many more people have than were purchased, since terms have ended
 * @param terms how many of the purchased seats end when, the first to end first; those without an end are in none
 */
public record OnlineServiceView(
        String product,
        String productName,
        long purchased,
        long assigned,
        long free,
        @Nullable Instant activatedAt,
        long overAssigned,
        List<SeatTerm> terms) {

    public OnlineServiceView {
        terms = List.copyOf(terms);
    }
}
