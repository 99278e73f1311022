package org.menkyo.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by RFC 6238 in the form that every authenticator app knows: HMAC-SHA-1, six digits, periods of 30 seconds. The code of the
 * period before and after counts, too, since clocks differ.
 */
final class TimedCodes {

    static final Duration PERIOD = Duration.ofSeconds(30);

    private static final int DIGITS = 6;
    private static final int SKEW = 1;

    /** What RFC 4226, section 4, recommends. */
    private static final int SECRET_BYTES = 20;

    private static final Pattern FORM = Pattern.compile("[0-9]{" + DIGITS + "}");
    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator(
            PERIOD, DIGITS, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1);

    private TimedCodes() {}

    static byte[] randomSecret(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Whether a text can be a code. */
    static boolean isForm(String code) {
        return FORM.matcher(code).matches();
    }

    /** The period, counted from the epoch, whose code this is; empty if it is none of those that count at a moment. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        long current = now.getEpochSecond() / PERIOD.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = current - SKEW; step <= current + SKEW; step++) {
            // All are compared whatever matched, each in constant time.
            if (MessageDigest.isEqual(bytes(code(secret, step)), bytes(code)) && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static String code(byte[] secret, long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, GENERATOR.getAlgorithm()),
                    Instant.ofEpochSecond(step * PERIOD.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.US_ASCII);
    }
}
