package org.menkyo.shared;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Hashes of passwords: bcrypt in the modular crypt format, of the password in Unicode's form NFKC, so that it does not matter
 * how a character was typed.
 */
public final class PasswordHash {

    /** The base-2 logarithm of bcrypt's rounds. */
    public static final int COST = 10;

    /** More than this bcrypt does not look at. */
    public static final int MAX_BYTES = 72;

    /** A hash of {@link #COST} of which nobody knows a password. */
    public static final String OF_NOTHING = "$2y$10$Wk3vN5zQpT8mYcRfLxBeGuO1sD7hJ4aViKqU9nZoEwXrMtPbCyHgS";

    /** No password that can be right is longer, in any form; normalizing what is takes long. */
    private static final int MAX_TYPED = 1_000;

    private PasswordHash() {}

    /** The form of a password that is measured and hashed. */
    public static String form(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** The hash to store of a password. */
    public static String of(String password, byte[] salt) {
        return OpenBSDBCrypt.generate("2y", form(password).toCharArray(), salt, COST);
    }

    /** Whether a password has this hash. Takes the same time whatever was typed: a password that is too long is wrong. */
    public static boolean matches(String hash, char[] typed) {
        String form = form(CharBuffer.wrap(typed, 0, Math.min(typed.length, MAX_TYPED)));
        boolean fits = typed.length <= MAX_TYPED && form.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        // What does not fit is cut, so that it costs the same work.
        String hashed = fits ? form : "x".repeat(MAX_BYTES);
        return OpenBSDBCrypt.checkPassword(hash, hashed.toCharArray()) & fits;
    }
}
