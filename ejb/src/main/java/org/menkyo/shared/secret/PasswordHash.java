package org.menkyo.shared.secret;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    /** Where the salt stands, behind {@code $2y$10$}. */
    private static final int SALT_START = 7;

    private static final int SALT_END = 29;

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String BCRYPT = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private PasswordHash() {}

    /** The form of a password that is measured and hashed. */
    public static String form(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** The hash to store of a password. */
    public static String of(String password, byte[] salt) {
        return OpenBSDBCrypt.generate("2y", form(password).toCharArray(), salt, COST);
    }

    /** The hash of another password with the salt of a present one, so that one computation tells both apart from others. */
    public static String beside(String present, String password) {
        return computed(present, form(password));
    }

    /** Whether a password has this hash. Takes the same time whatever was typed: a password that is too long is wrong. */
    public static boolean matches(String hash, char[] typed) {
        return matching(hash, List.of(hash), typed).isPresent();
    }

    /**
     * Which hash a password has. Takes the same time whatever was typed, and however many hashes there are, none included.
     *
     * @param salted a hash whose salt is used
     * @param hashes hashes with this salt; others are the hash of no password
     */
    public static Optional<String> matching(String salted, Collection<String> hashes, char[] typed) {
        String form = form(CharBuffer.wrap(typed, 0, Math.min(typed.length, MAX_TYPED)));
        boolean fits = typed.length <= MAX_TYPED && form.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        // What does not fit is cut, so that it costs the same work.
        String hashed = fits ? form : "x".repeat(MAX_BYTES);
        byte[] computed = tail(computed(salted, hashed));
        return hashes.stream()
                .filter(hash -> hash.startsWith(salted.substring(0, SALT_END)))
                .filter(hash -> MessageDigest.isEqual(tail(hash), computed) & fits)
                .findFirst();
    }

    private static String computed(String salted, String password) {
        String[] parts = salted.split("\\$");
        byte[] salt = Base64.getDecoder().decode(standard(salted.substring(SALT_START, SALT_END)));
        return OpenBSDBCrypt.generate(parts[1], password.toCharArray(), salt, Integer.parseInt(parts[2]));
    }

    /** What follows the salt. */
    private static byte[] tail(String hash) {
        return hash.substring(SALT_END).getBytes(StandardCharsets.US_ASCII);
    }

    /** Bcrypt writes bytes as Base64 does, with the digits in another order. */
    private static String standard(String digits) {
        StringBuilder text = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            text.append(BASE64.charAt(BCRYPT.indexOf(digits.charAt(i))));
        }
        return text.toString();
    }
}
