package org.menkyo.shared.paging;

import java.util.Optional;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/**
 * Which part of a list is asked for (LC-1102). Lists have a stable order by a unique key; the cursor stands for the
 * key of the last entry that the caller has seen, in a form that tells nothing.
 *
 * @param after the key behind which the page begins; empty for the first page
 * @param size how many entries at most, 1 to {@value #MAX_SIZE}
 */
public record PageRequest(Optional<String> after, int size) {

    /** The greatest page. */
    public static final int MAX_SIZE = 200;

    /** The size of a page when none is asked for. */
    public static final int DEFAULT_SIZE = 50;

    /** The first page of the usual size. */
    public static PageRequest first() {
        return new PageRequest(Optional.empty(), DEFAULT_SIZE);
    }

    /**
     * Reads the parameters of a call.
     *
     * @param cursor the {@link Page#next()} of the page before, or null
     * @param size the size asked for, or null
     * @throws InvalidInputException if the cursor is not one of ours or the size is out of range
     */
    public static PageRequest of(String cursor, Integer size) {
        InputCheck check = new InputCheck();
        if (size != null) {
            check.range("size", size, 1, MAX_SIZE);
        }
        Optional<String> after = Optional.empty();
        if (cursor != null && !cursor.isEmpty()) {
            after = Cursors.place(cursor);
            if (after.isEmpty()) {
                check.reject("cursor", FieldProblem.MALFORMED);
            }
        }
        check.done();
        return new PageRequest(after, size == null ? DEFAULT_SIZE : size);
    }

    /**
     * The key behind which the page begins, as a number.
     *
     * @throws InvalidInputException if the cursor comes from another list
     */
    public long afterNumber() {
        try {
            return after.map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            throw malformedCursor();
        }
    }

    /** The error for a cursor that comes from another list. */
    public static InvalidInputException malformedCursor() {
        return new InvalidInputException(
                java.util.List.of(new FieldError("cursor", FieldProblem.MALFORMED, java.util.List.of())));
    }
}
