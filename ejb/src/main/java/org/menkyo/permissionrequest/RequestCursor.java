package org.menkyo.permissionrequest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.shared.PageRequest;

/** Where a list of requests goes on: behind the last one seen, by its time and id. */
record RequestCursor(Instant requestedAt, UUID id) {

    /** The condition and order that go with the cursor, for a query whose requests are called r. */
    static final String WHERE = " and (r.requestedAt > :afterTime or (r.requestedAt = :afterTime and r.id > :afterId))"
            + " order by r.requestedAt, r.id";

    private static final RequestCursor START = new RequestCursor(Instant.EPOCH, new UUID(0, 0));

    static RequestCursor of(PageRequest page) {
        return page.after().map(RequestCursor::parse).orElse(START);
    }

    private static RequestCursor parse(String text) {
        int separator = text.indexOf('/');
        if (separator < 0) {
            throw PageRequest.malformedCursor();
        }
        try {
            return new RequestCursor(
                    Instant.parse(text.substring(0, separator)), UUID.fromString(text.substring(separator + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw PageRequest.malformedCursor();
        }
    }

    static RequestCursor behind(PermissionRequest request) {
        return new RequestCursor(request.requestedAt(), request.id());
    }

    @Override
    public String toString() {
        return requestedAt + "/" + id;
    }
}
