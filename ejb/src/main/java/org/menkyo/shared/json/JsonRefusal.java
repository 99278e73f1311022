package org.menkyo.shared.json;

import java.util.Arrays;

/** A text that cannot be read as JSON, or has more than it may have. */
public final class JsonRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** It is empty, not UTF-8, or nested too deeply. */
        NOT_JSON,
        /** It is no JSON at a line and column. */
        MALFORMED,
        /** It has too many values. */
        TOO_MANY_VALUES
    }

    private final Reason reason;
    private final long[] numbers;

    private JsonRefusal(Reason reason, String message, long... numbers) {
        super(message);
        this.reason = reason;
        this.numbers = numbers;
    }

    static JsonRefusal notJson() {
        return new JsonRefusal(Reason.NOT_JSON, "no JSON");
    }

    static JsonRefusal malformed(long line, long column) {
        return new JsonRefusal(Reason.MALFORMED, "no JSON in line " + line + ", column " + column, line, column);
    }

    static JsonRefusal tooMany(int maxValues) {
        return new JsonRefusal(Reason.TOO_MANY_VALUES, "more than " + maxValues + " values", maxValues);
    }

    public Reason reason() {
        return reason;
    }

    /** Line and column, first is 1, of what is malformed; how many values there may be; else nothing. */
    public Object[] arguments() {
        return Arrays.stream(numbers).boxed().toArray();
    }
}
