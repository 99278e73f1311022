package org.menkyo.shared.portal;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A file that browsers save rather than show. */
public final class Attachment {

    private Attachment() {}

    /** @param name plain letters, digits, hyphens and dots */
    public static Response of(String name, StreamingOutput content) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
