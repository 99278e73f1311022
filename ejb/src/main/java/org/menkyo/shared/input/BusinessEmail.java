package org.menkyo.shared.input;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A business e-mail address: kept as it was typed, compared without regard to case (LC-202).
 *
 * <p>The accepted form is the dot-atom address of RFC 5321 section 4.1.2 without quoted local parts and address
 * literals: at most 64 characters before and 254 in all, a domain with at least two labels.
 */
public record BusinessEmail(String value) {

    /** Characters of an address (RFC 5321). */
    public static final int MAX_LENGTH = 254;

    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    /** @throws IllegalArgumentException if the text is not an address of the accepted form */
    public BusinessEmail {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Whether the text is an address of the accepted form. */
    public static boolean isValid(String text) {
        return text != null
                && text.length() <= MAX_LENGTH
                && text.indexOf('@') <= 64
                && ADDRESS.matcher(text).matches();
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
