package org.menkyo.seat;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/**
 * What a license ID has of a product that is used in seats.
 *
 * @param code the product's code
 * @param purchased how many seats its entitlements in force give
 * @param assigned how many people have
 * @param activatedAt since when it is activated for the organization; null while it is not, and for what needs no activation
 * @param terms how many of the purchased seats end when, the first to end first
 */
record PurchasedProduct(
        String code, String name, long purchased, long assigned, Instant activatedAt, List<SeatTerm> terms) {

    static PurchasedProduct of(Tuple row, List<SeatTerm> terms) {
        return new PurchasedProduct(
                row.get("code", String.class),
                row.get("name", String.class),
                row.get("purchased", Number.class).longValue(),
                row.get("assigned", Number.class).longValue(),
                row.get("activated_at", Instant.class),
                terms);
    }

    /** How many can still be assigned; none where ended terms left fewer than are assigned. */
    long free() {
        return Math.max(0, purchased - assigned);
    }

    /** How many more people have than were purchased. */
    long overAssigned() {
        return Math.max(0, assigned - purchased);
    }

    SubscriptionView asSubscription() {
        return new SubscriptionView(code, name, purchased, assigned, free(), overAssigned(), terms);
    }

    OnlineServiceView asOnlineService() {
        return new OnlineServiceView(code, name, purchased, assigned, free(), activatedAt, overAssigned(), terms);
    }
}
