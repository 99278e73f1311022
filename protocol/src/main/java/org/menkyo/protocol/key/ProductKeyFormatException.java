package org.menkyo.protocol.key;

/** A text that cannot be a product key. The message says what is wrong and contains no more of the key than that. */
public final class ProductKeyFormatException extends IllegalArgumentException {

    /** What is wrong with the text. */
    public enum Problem {
        /** Not 25 characters; the detail is the number found. */
        LENGTH,
        /** A character that product keys never contain; the detail is its place, 1…25. */
        CHARACTER,
        /** The characters do not fit together: at least one is mistyped, or two stand in the wrong order. */
        CHECK,
        /** Well typed, but not a key that this version knows. */
        UNKNOWN_FORMAT
    }

    private final Problem problem;
    private final int detail;

    ProductKeyFormatException(Problem problem, int detail) {
        super(describe(problem, detail));
        this.problem = problem;
        this.detail = detail;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /** The number of characters found for {@code LENGTH}, the place (1…25) for {@code CHARACTER}, else 0. */
    public int detail() {
        return detail;
    }

    private static String describe(Problem problem, int detail) {
        return switch (problem) {
            case LENGTH -> "a product key has 25 characters, this has " + detail;
            case CHARACTER ->
                "character " + detail + " (group " + ((detail - 1) / 5 + 1)
                        + ") is none of those that product keys use: " + ProductKey.ALPHABET;
            case CHECK -> "the product key is mistyped: a character is wrong or two neighbors are swapped";
            case UNKNOWN_FORMAT -> "this is not a product key of a known format";
        };
    }
}
