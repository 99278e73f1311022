package org.menkyo.shared.rest;

import java.util.List;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

/** Parameters of the address are wrong, whatever the body says. */
public final class InvalidParametersException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    InvalidParametersException(List<FieldError> errors) {
        super(errors);
    }

    InvalidParametersException(String parameter, FieldProblem problem, Object... arguments) {
        this(List.of(new FieldError(parameter, problem, List.of(arguments))));
    }
}
