package org.menkyo.shared.portal;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.PageRequest;

/** Which part of a list a page shows. */
public class PageParameters {

    private static final int SIZE = 25;

    @QueryParam("cursor")
    private String cursor;

    /** What the link to another part of the list carries along; null for the first part. */
    public String cursor() {
        return Fields.given(cursor);
    }

    /** @throws NotFoundException if the cursor is none: nobody types it, so the address is not one of ours */
    public PageRequest toPageRequest() {
        try {
            return PageRequest.of(cursor, SIZE);
        } catch (InvalidInputException notACursor) {
            throw new NotFoundException(notACursor);
        }
    }
}
