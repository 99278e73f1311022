package org.menkyo.seat;

import java.util.List;

/**
 * What a license ID has of a subscription (LC-706).
 *
 * @param product the product's code in the catalog
 * @param productName its name
 * @param purchased how many seats orders, corrections, returns and ended terms left
 * @param assigned how many people have
 * @param free how many can still be assigned
 * @param overAssigned how many more people have than were purchased, since terms have ended
 * @param terms how many of the purchased seats end when, the first to end first; those without an end are in none
 */
public record SubscriptionView(
        String product,
        String productName,
        long purchased,
        long assigned,
        long free,
        long overAssigned,
        List<SeatTerm> terms) {

    public SubscriptionView {
        terms = List.copyOf(terms);
    }
}
