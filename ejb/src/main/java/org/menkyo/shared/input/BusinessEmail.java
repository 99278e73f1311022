package org.menkyo.shared.input;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A business e-mail address: kept as it was typed, compared without regard to case (LC-202).
 *
 * <p>The accepted form is the dot-atom address of RFC 5321 section 4.1.2 without quoted local parts and address
 * literals: at most 64 characters before and 254 in all, a domain with at least two labels.
 */
public record BusinessEmail(String value) {

    /** Characters of an address (RFC 5321). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_BEFORE_AT = 64;

    private static final int MAX_LABEL = 63;

    private static final String SPECIAL = "!#$%&'*+/=?^_`{|}~-";

    /** @throws IllegalArgumentException if the text is not an address of the accepted form */
    public BusinessEmail {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Whether the text is an address of the accepted form. It is asked for each of many, so it is no regular expression. */
    public static boolean isValid(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return false;
        }
        int at = text.indexOf('@');
        return at > 0
                && at <= MAX_BEFORE_AT
                && parts(text.substring(0, at), BusinessEmail::isAtom) > 0
                && parts(text.substring(at + 1), BusinessEmail::isLabel) > 1;
    }

    /** How many parts a text has between dots; 0 if one of them is not of the form. */
    private static int parts(String text, Predicate<String> form) {
        int count = 0;
        int start = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            if (!form.test(text.substring(start, end))) {
                return 0;
            }
            count++;
            start = end + 1;
        }
        return count;
    }

    private static boolean isAtom(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLetterOrDigit(text.charAt(i)) && SPECIAL.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isLabel(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLetterOrDigit(text.charAt(i)) && text.charAt(i) != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_LABEL && !text.startsWith("-") && !text.endsWith("-");
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** What the address is compared and found by: the address in lower case. */
    public String key() {
        return keyOf(value);
    }

    /** The comparison key of an address, see {@link #key()}. */
    public static String keyOf(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessEmail email && key().equals(email.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
