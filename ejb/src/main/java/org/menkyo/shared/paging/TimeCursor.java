package org.menkyo.shared.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Where a list in the order of time goes on: behind the last one seen, by its time and, of several at once, its id. */
public record TimeCursor(Instant time, UUID id) {

    private static final TimeCursor OLDEST = new TimeCursor(Instant.EPOCH, new UUID(0, 0));

    /** Later than any time that is stored, and still one that the database can hold. */
    private static final TimeCursor NEWEST = new TimeCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    /** The cursor of a list from the oldest to the newest. */
    public static TimeCursor fromOldest(PageRequest page) {
        return page.after().map(TimeCursor::parse).orElse(OLDEST);
    }

    /** The cursor of a list from the newest to the oldest. */
    public static TimeCursor fromNewest(PageRequest page) {
        return page.after().map(TimeCursor::parse).orElse(NEWEST);
    }

    private static TimeCursor parse(String text) {
        int separator = text.indexOf('/');
        if (separator < 0) {
            throw PageRequest.malformedCursor();
        }
        try {
            Instant time = Instant.parse(text.substring(0, separator));
            if (time.isBefore(Instant.EPOCH) || time.isAfter(NEWEST.time())) {
                throw PageRequest.malformedCursor();
            }
            return new TimeCursor(time, UUID.fromString(text.substring(separator + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw PageRequest.malformedCursor();
        }
    }

    @Override
    public String toString() {
        return time + "/" + id;
    }
}
