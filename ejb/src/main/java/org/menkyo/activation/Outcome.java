package org.menkyo.activation;

import java.util.List;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.RejectedException;

/**
 * How an attempt to activate ended. A refusal is recorded, so it is a result as long as the transaction lasts; the caller
 * is told by an exception after the commit.
 */
sealed interface Outcome<T> {

    /** It was activated. */
    record Activated<T>(T result) implements Outcome<T> {}

    /**
     * It was refused.
     *
     * @param code why
     * @param arguments fill the placeholders of the code's text
     */
    record Refused<T>(ErrorCode code, List<Object> arguments) implements Outcome<T> {

        Refused(ErrorCode code, Object... arguments) {
            this(code, List.of(arguments));
        }
    }

    /**
     * The result of an activation.
     *
     * @throws RejectedException if it was refused
     */
    default T orThrow() {
        if (this instanceof Refused<T> refused) {
            throw new RejectedException(refused.code(), refused.arguments().toArray());
        }
        return ((Activated<T>) this).result();
    }
}
