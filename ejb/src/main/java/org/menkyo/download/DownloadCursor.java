package org.menkyo.download;

import java.util.List;
import java.util.Optional;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/**
 * Behind which choice a page begins.
 *
 * @param licenseId its license ID
 * @param media the internal id of its media file
 */
record DownloadCursor(String licenseId, long media) {

    /** The place that a page asks for; empty for the first one. */
    static Optional<DownloadCursor> of(PageRequest page) {
        return page.after().map(text -> {
            List<String> parts = CursorParts.of(text, 2);
            try {
                return new DownloadCursor(parts.get(0), Long.parseLong(parts.get(1)));
            } catch (NumberFormatException e) {
                throw PageRequest.malformedCursor();
            }
        });
    }

    @Override
    public String toString() {
        return CursorParts.join(licenseId, Long.toString(media));
    }
}
