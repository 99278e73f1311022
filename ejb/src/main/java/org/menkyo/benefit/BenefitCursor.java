package org.menkyo.benefit;

import java.util.List;
import java.util.Optional;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/**
 * Behind which line of the report of benefits a page begins.
 *
 * @param licenseId the line's license ID
 * @param benefit the line's benefit
 */
record BenefitCursor(String licenseId, String benefit) {

    /** The place that a page asks for; empty for the first one. */
    static Optional<BenefitCursor> of(PageRequest page) {
        return page.after().map(text -> {
            List<String> parts = CursorParts.of(text, 2);
            return new BenefitCursor(parts.get(0), parts.get(1));
        });
    }

    static BenefitCursor of(BenefitLine line) {
        return new BenefitCursor(line.licenseId(), line.benefit());
    }

    @Override
    public String toString() {
        return CursorParts.join(licenseId, benefit);
    }
}
