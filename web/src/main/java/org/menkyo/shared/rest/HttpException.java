package org.menkyo.shared.rest;

import java.util.List;

/** A call that is answered with an {@link HttpError}. */
final class HttpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpError error;
    private final transient List<Object> arguments;

    HttpException(HttpError error, Object... arguments) {
        super(error.name());
        this.error = error;
        this.arguments = List.of(arguments);
    }

    HttpError error() {
        return error;
    }

    Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.toArray();
    }
}
