package org.menkyo.shared.error;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an error is in HTTP (RFC 9110, section 15), the same for programs and for pages. */
public final class ErrorStatus {

    private ErrorStatus() {}

    /** The status of an answer that says the error. */
    public static int of(LicensingException error) {
        if (error.code() == ErrorCode.NOT_SIGNED_IN) {
            return 401;
        }
        if (error instanceof InvalidInputException) {
            return 400;
        }
        if (error instanceof NotPermittedException) {
            return 403;
        }
        if (error instanceof NotFoundException) {
            return 404;
        }
        if (error instanceof ConflictException) {
            return 409;
        }
        if (error instanceof RejectedException) {
            return 422;
        }
        if (error instanceof UnavailableException) {
            return error.code() == ErrorCode.TOO_MANY_REQUESTS ? 429 : 503;
        }
        return 403;
    }

    /** After how long it is worth while to try again, where the error says so. */
    public static Optional<Duration> retryAfter(LicensingException error, Instant now) {
        if (error instanceof UnavailableException unavailable) {
            return Optional.of(unavailable.retryAfter());
        }
        if (error instanceof LockedOutException lockedOut) {
            return Optional.of(Duration.between(now, lockedOut.until()));
        }
        return Optional.empty();
    }

    /** As the header {@code Retry-After} says it: whole seconds, rounded up, since who comes too early is turned away again. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
