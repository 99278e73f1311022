package org.menkyo.seat;

import org.menkyo.catalog.ProductKind;

/** What seats are of. */
public enum SeatKind {
    /** Subscriptions (LC-706). */
    SUBSCRIPTION(ProductKind.SUBSCRIPTION),
    /** Online services, which the organization activates before people get seats (LC-707). */
    ONLINE_SERVICE(ProductKind.ONLINE_SERVICE);

    private final ProductKind products;

    SeatKind(ProductKind products) {
        this.products = products;
    }

    /** The products of the catalog that have such seats. */
    ProductKind products() {
        return products;
    }
}
