package org.menkyo.summary;

import java.util.List;
import java.util.Optional;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/**
 * Behind which line a page begins.
 *
 * @param order what the list is ordered by
 * @param value the line's value in that order, as text; empty where license ID and product say it
 * @param licenseId the line's license ID
 * @param product the line's product
 */
record SummaryCursor(LicenseSummaryOrder order, String value, String licenseId, String product) {

    private static final int PARTS = 4;

    /** The place that a page asks for; empty for the first one. Refuses a cursor from a list in another order. */
    static Optional<SummaryCursor> of(PageRequest page, LicenseSummaryOrder order) {
        return page.after().map(text -> {
            List<String> parts = CursorParts.of(text, PARTS);
            if (!parts.get(0).equals(order.name())) {
                throw PageRequest.malformedCursor();
            }
            return new SummaryCursor(order, parts.get(1), parts.get(2), parts.get(3));
        });
    }

    @Override
    public String toString() {
        return CursorParts.join(order.name(), value, licenseId, product);
    }
}
