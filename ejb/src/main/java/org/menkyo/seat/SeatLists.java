package org.menkyo.seat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.menkyo.agreement.Agreement;
import org.menkyo.catalog.Product;
import org.menkyo.catalog.Products;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.TokenLimits;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.paging.TimeCursor;

/** Shows what a license ID has of subscriptions and online services, who has seats of them, and which one has oneself. */
@ApplicationScoped
public class SeatLists {

    private final SeatRepository seats;
    private final Products products;
    private final Clock clock;

    @Inject
    public SeatLists(SeatRepository seats, Products products, Clock clock) {
        this.seats = seats;
        this.products = products;
        this.clock = clock;
    }

    <T> Page<T> purchased(Agreement agreement, SeatKind kind, PageRequest page, Function<PurchasedProduct, T> view) {
        return Page.of(
                        seats.purchasedAfter(
                                agreement, kind, page.after().orElse(""), clock.instant(), page.size() + 1),
                        page,
                        PurchasedProduct::code)
                .map(view);
    }

    Page<SeatView> people(Agreement agreement, SeatKind kind, SeatFilter filter, PageRequest page) {
        return Page.of(seats.list(agreement, kind, filter, SeatCursor.of(page), page.size() + 1), page, SeatCursor::of);
    }

    SeatView one(Agreement agreement, SeatKind kind, UUID seatId) {
        Seat seat = seats.find(agreement, kind, seatId).orElseThrow(NotFoundException::new);
        Product product = products.find(seat.productCode()).orElseThrow();
        return SeatView.of(seat, product);
    }

    Page<OwnSeatView> own(Caller caller, SeatKind kind, PageRequest page) {
        Set<String> reached = caller.token().map(TokenLimits::licenseIds).orElse(Set.of());
        return Page.of(
                        seats.own(
                                caller.requireEmail().key(),
                                reached,
                                kind,
                                TimeCursor.fromOldest(page),
                                clock.instant(),
                                page.size() + 1),
                        page,
                        SeatRepository.OwnSeat::cursor)
                .map(SeatRepository.OwnSeat::view);
    }
}
