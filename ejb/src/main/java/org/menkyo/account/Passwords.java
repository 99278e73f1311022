package org.menkyo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;

/**
 * Hashes passwords with bcrypt in the modular crypt format, which the server's security realm verifies. The realm brings
 * what is typed at a sign-in to Unicode's form NFKC first, so that is what is measured and hashed here.
 */
@ApplicationScoped
public class Passwords {

    /** The base-2 logarithm of bcrypt's rounds. */
    private static final int COST = 10;

    private static final int SALT_BYTES = 16;
    private static final int MIN_CHARACTERS = 12;
    private static final int MAX_BYTES = 72;

    private final CommonPasswords common;
    private final SecureRandom random = new SecureRandom();

    /** For the container's proxy. */
    protected Passwords() {
        this(null);
    }

    @Inject
    public Passwords(CommonPasswords common) {
        this.common = common;
    }

    /**
     * Reports what is wrong with a password that somebody chose (LC-209); never says the password.
     *
     * @param account the name of the account that it is for, or null where that is wrong itself
     */
    public void check(InputCheck check, String field, String account, String password) {
        if (!TypedText.isVisible(password)) {
            check.required(field, null);
            return;
        }
        String hashed = form(password);
        if (TypedText.length(hashed) < MIN_CHARACTERS) {
            check.reject(field, FieldProblem.TOO_SHORT, MIN_CHARACTERS);
        } else if (hashed.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            check.reject(field, FieldProblem.TOO_LONG, MAX_BYTES);
        } else if (hashed.chars().anyMatch(Character::isISOControl)) {
            check.reject(field, FieldProblem.CONTROL_CHARACTERS);
        } else if (account != null && hashed.toLowerCase(Locale.ROOT).contains(account)) {
            check.reject(field, FieldProblem.ACCOUNT_NAME);
        } else if (common.contains(hashed)) {
            check.reject(field, FieldProblem.COMMON_PASSWORD);
        }
    }

    /** Whether a password is the one of a hash, both in the form in which passwords are hashed. */
    public boolean match(String password, String hash) {
        return password != null
                && password.length() <= MAX_BYTES
                && OpenBSDBCrypt.checkPassword(hash, form(password).toCharArray());
    }

    /** The hash to store. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate("2y", form(password).toCharArray(), salt, COST);
    }

    private static String form(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
