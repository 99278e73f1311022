package org.menkyo.shared.error;

import java.util.List;
import java.util.stream.Collectors;

/** The input is wrong; names every field that is. */
public class InvalidInputException extends LicensingException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidInputException(List<FieldError> errors) {
        super(ErrorCode.INVALID_INPUT, errors.stream().map(FieldError::field).collect(Collectors.joining(", ")));
        this.errors = List.copyOf(errors);
    }

    /** The fields that are wrong, in the order of the input. */
    public List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }
}
