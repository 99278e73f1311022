package org.menkyo.seat;

import jakarta.persistence.Tuple;
import java.time.Instant;

/**
 * What a license ID has of a product that is used in seats.
 *
 * @param code the product's code
 * @param purchased how many seats its entitlements in force give
 * @param assigned how many of them people have
 * @param activatedAt since when it is activated for the organization; null while it is not, and for what needs no activation
 */
record PurchasedProduct(String code, String name, long purchased, long assigned, Instant activatedAt) {

    static PurchasedProduct of(Tuple row) {
        return new PurchasedProduct(
                row.get("code", String.class),
                row.get("name", String.class),
                row.get("purchased", Number.class).longValue(),
                row.get("assigned", Number.class).longValue(),
                row.get("activated_at", Instant.class));
    }

    /** How many can still be assigned; none where an end of entitlements that came by itself left fewer than assigned. */
    long free() {
        return Math.max(0, purchased - assigned);
    }

    SubscriptionView asSubscription() {
        return new SubscriptionView(code, name, purchased, assigned, free());
    }

    OnlineServiceView asOnlineService() {
        return new OnlineServiceView(code, name, purchased, assigned, free(), activatedAt);
    }
}
