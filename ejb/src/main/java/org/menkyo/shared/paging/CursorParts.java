package org.menkyo.shared.paging;

import java.util.List;
import org.menkyo.shared.error.InvalidInputException;

/** The key of an entry by several texts, none of which has a line break. */
public final class CursorParts {

    private static final String SEPARATOR = "\n";

    private CursorParts() {}

    /** The parts as one text. */
    public static String join(String... parts) {
        return String.join(SEPARATOR, parts);
    }

    /**
     * The parts of a text.
     *
     * @throws InvalidInputException if there are not so many, since the cursor comes from another list
     */
    public static List<String> of(String text, int count) {
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        if (parts.size() != count) {
            throw PageRequest.malformedCursor();
        }
        return parts;
    }
}
