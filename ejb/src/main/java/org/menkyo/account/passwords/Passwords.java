package org.menkyo.account.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.secret.PasswordHash;

/** Says which passwords may be chosen, and hashes them; see {@link PasswordHash}. */
@ApplicationScoped
public class Passwords {

    /**
     * For how long a password signs in that somebody else has chosen for an employee of the publisher. Who changes it by then
     * has one without an end (LC-209).
     */
    public static final Duration CHOSEN_FOR_OTHERS = Duration.ofDays(7);

    private static final int SALT_BYTES = 16;
    private static final int MIN_CHARACTERS = 12;
    private static final int MAX_BYTES = PasswordHash.MAX_BYTES;

    private final CommonPasswords common;
    private final SecureRandom random = new SecureRandom();

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

    /** Whether a password is the one of a hash. */
    public boolean match(String password, String hash) {
        return password != null && PasswordHash.matches(hash, password.toCharArray());
    }

    /** The hash to store. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return PasswordHash.of(password, salt);
    }

    /** The hash to store of a password that serves together with a present one. */
    public String hashBeside(String present, String password) {
        return PasswordHash.beside(present, password);
    }

    private static String form(String password) {
        return PasswordHash.form(password);
    }
}
