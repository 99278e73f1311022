package org.menkyo.secondfactor;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.menkyo.protocol.crypto.Sha256;

/**
 * Codes to sign in with once each, when the device is lost: 24 letters and digits in groups of four, 120 random bits. So a plain
 * hash is enough to keep them, as for access tokens. Letters and digits that look alike are read as the same.
 */
final class RecoveryCodes {

    static final int COUNT = 10;

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUPS = 6;
    private static final int GROUP_LENGTH = 4;

    private RecoveryCodes() {}

    /** New ones. */
    static List<String> random(SecureRandom random) {
        return Stream.generate(() -> one(random)).limit(COUNT).toList();
    }

    private static String one(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                code.append('-');
            }
            code.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return code.toString();
    }

    /** What a code is kept and found by, in the form of {@link org.menkyo.protocol.text.TypedText#code}. */
    static byte[] hash(String code) {
        String digits =
                code.replace("-", "").replace('O', '0').replace('I', '1').replace('L', '1');
        return Sha256.digest().digest(digits.getBytes(StandardCharsets.UTF_8));
    }
}
