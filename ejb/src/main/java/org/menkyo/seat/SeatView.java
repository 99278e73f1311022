package org.menkyo.seat;

import java.time.Instant;
import java.util.UUID;
import org.menkyo.catalog.Product;

/**
 * A seat that a person has.
 *
 * @param id the seat, by which it is changed and withdrawn; it stays the same when another person gets it
 * @param licenseId whose it is
 * @param product the product's code in the catalog
 * @param productName its name
 * @param email the person's business e-mail, registered or not
 * @param since since when this person has this product
 */
public record SeatView(UUID id, String licenseId, String product, String productName, String email, Instant since) {

    static SeatView of(Seat seat, Product product) {
        return new SeatView(
                seat.id(),
                seat.agreement().licenseId(),
                product.code(),
                product.name(),
                seat.person().value(),
                seat.assignedAt());
    }
}
