package org.menkyo.activation;

import java.util.List;
import java.util.function.Function;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.RejectedException;

/**
 * How an attempt to activate ended. A refusal is recorded, so it is a result as long as the transaction lasts; the caller
 * is told by an exception after the commit.
 */
public sealed interface Outcome<T> {

    /** It was activated. */
    record Activated<T>(T result) implements Outcome<T> {}

    /**
     * It was refused.
     *
     * @param code why
     * @param arguments fill the placeholders of the code's text
     */
    record Refused<T>(ErrorCode code, List<Object> arguments) implements Outcome<T> {

        public Refused(ErrorCode code, Object... arguments) {
            this(code, List.of(arguments));
        }
    }

    /** The same outcome with a result that is made of this one's. */
    default <R> Outcome<R> map(Function<T, R> made) {
        return this instanceof Refused<T> refused
                ? new Refused<>(refused.code(), refused.arguments())
                : new Activated<>(made.apply(((Activated<T>) this).result()));
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
