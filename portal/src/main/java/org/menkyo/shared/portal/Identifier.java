package org.menkyo.shared.portal;

import java.util.List;
import java.util.UUID;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

/** The identifier of something that somebody types, such as a support case. */
public final class Identifier {

    private Identifier() {}

    /** The identifier; null for nothing. @throws InvalidInputException if it is none */
    public static UUID of(String field, String typed) {
        if (typed == null) {
            return null;
        }
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException notAnIdentifier) {
            throw new InvalidInputException(List.of(new FieldError(field, FieldProblem.MALFORMED, List.of())));
        }
    }
}
