package org.menkyo.due;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/** Behind which entry a page of what ends begins: its last day, license ID, kind, and number or product. */
record DueCursor(LocalDate lastDay, String licenseId, DueKind kind, String subject) {

    private static final int PARTS = 4;

    static Optional<DueCursor> of(PageRequest page) {
        return page.after().map(DueCursor::parse);
    }

    static DueCursor of(DueDate last) {
        return new DueCursor(
                LocalDate.parse(last.lastDay()),
                last.licenseId(),
                last.kind(),
                last.kind() == DueKind.AUTHORIZATION_NUMBER ? last.authorizationNumber() : last.product());
    }

    private static DueCursor parse(String text) {
        List<String> parts = CursorParts.of(text, PARTS);
        try {
            return new DueCursor(
                    LocalDate.parse(parts.get(0)), parts.get(1), DueKind.valueOf(parts.get(2)), parts.get(3));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw PageRequest.malformedCursor();
        }
    }

    @Override
    public String toString() {
        return CursorParts.join(lastDay.toString(), licenseId, kind.name(), subject);
    }
}
