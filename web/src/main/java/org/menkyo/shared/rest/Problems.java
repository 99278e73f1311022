package org.menkyo.shared.rest;

import java.util.List;
import java.util.stream.Collectors;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorStatus;
import org.menkyo.shared.error.ErrorTexts;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;

/** Makes problems from errors: which status an error has and how it is put into words. */
final class Problems {

    private static final String TYPE = "urn:menkyo:error:";

    private Problems() {}

    /** @param inBody whether wrong fields are members of the body, or else parameters of the address */
    static Problem of(LicensingException error, CallOrigin origin, boolean inBody) {
        if (error instanceof InvalidInputException invalid) {
            return of(invalid, origin, inBody);
        }
        return problem(error.code().name(), ErrorStatus.of(error), error.text(origin.language()), origin, null);
    }

    static Problem of(HttpException error, CallOrigin origin) {
        return of(error.error(), origin, error.arguments());
    }

    static Problem of(HttpError error, CallOrigin origin, Object... arguments) {
        return problem(
                error.name(), error.status(), ProblemTexts.detail(error, origin.language(), arguments), origin, null);
    }

    /** An error that needs no more words than its code. */
    static Problem of(ErrorCode code, int status, CallOrigin origin) {
        return problem(code.name(), status, ErrorTexts.text(code, origin.language()), origin, null);
    }

    /** The problem for a status that JAX-RS or the container gives by itself. */
    static Problem ofStatus(int status, CallOrigin origin) {
        return switch (status) {
            case 401 -> of(ErrorCode.NOT_SIGNED_IN, 401, origin);
            case 403 ->
                problem(
                        ErrorCode.NOT_PERMITTED.name(),
                        403,
                        ProblemTexts.notPermitted(origin.language()),
                        origin,
                        null);
            case 404 -> of(ErrorCode.NOT_FOUND, 404, origin);
            case 405 -> of(HttpError.METHOD_NOT_ALLOWED, origin);
            case 406 -> of(HttpError.NOT_ACCEPTABLE, origin);
            case 412 -> of(HttpError.PRECONDITION_FAILED, origin);
            case 413 -> of(HttpError.CONTENT_TOO_LARGE, origin, 0);
            case 415 -> of(HttpError.UNSUPPORTED_MEDIA_TYPE, origin);
            case 429 -> of(ErrorCode.TOO_MANY_REQUESTS, 429, origin);
            case 503 -> of(ErrorCode.UNAVAILABLE, 503, origin);
            default ->
                status >= 400 && status < 500
                        ? of(HttpError.BAD_REQUEST, origin)
                        : of(ErrorCode.INTERNAL_ERROR, 500, origin);
        };
    }

    private static Problem of(InvalidInputException invalid, CallOrigin origin, boolean inBody) {
        List<Problem.InvalidField> fields = invalid.errors().stream()
                .map(error -> field(error, origin, inBody))
                .toList();
        String names = invalid.errors().stream()
                .map(error -> error.field().isEmpty() ? "body" : error.field())
                .collect(Collectors.joining(", "));
        String detail = ErrorTexts.text(ErrorCode.INVALID_INPUT, origin.language(), names);
        return problem(ErrorCode.INVALID_INPUT.name(), 400, detail, origin, fields);
    }

    private static Problem.InvalidField field(FieldError error, CallOrigin origin, boolean inBody) {
        return new Problem.InvalidField(
                inBody ? FieldPointer.of(error.field()) : null,
                inBody ? null : error.field(),
                error.text(origin.language()));
    }

    private static Problem problem(
            String code, int status, String detail, CallOrigin origin, List<Problem.InvalidField> errors) {
        return new Problem(
                TYPE + code,
                ProblemTexts.title(code, origin.language()),
                status,
                detail,
                code,
                origin.correlationId(),
                errors);
    }
}
