package org.menkyo.seat;

import java.util.List;
import java.util.Optional;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/** Behind which seat of a license ID a page begins: its person and, of several of one person, its product. */
record SeatCursor(String emailKey, String product) {

    static SeatCursor of(SeatView seat) {
        return new SeatCursor(BusinessEmail.keyOf(seat.email()), seat.product());
    }

    /** The place that a page asks for; empty for the first one. Refuses a cursor from another list. */
    static Optional<SeatCursor> of(PageRequest page) {
        return page.after().map(text -> {
            List<String> parts = CursorParts.of(text, 2);
            return new SeatCursor(parts.get(0), parts.get(1));
        });
    }

    @Override
    public String toString() {
        return CursorParts.join(emailKey, product);
    }
}
