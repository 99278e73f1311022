package org.menkyo.shared;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.menkyo.protocol.text.TypedText;

/**
 * What the header {@code Authorization} of a call says by the scheme Basic (RFC 7617), in UTF-8.
 *
 * @param outcome what came of it
 * @param account the name of the account in the form of {@link TypedText#accountName}, present if its password is right
 */
public record HttpSignIn(Outcome outcome, Optional<String> account) {

    /** What can come of a sign-in. */
    public enum Outcome {
        /** The header is not there, or is of another scheme. */
        NOT_TRIED,
        /** The password is right. */
        SIGNED_IN,
        /** The account or the password is wrong, or the header is malformed. */
        REFUSED,
        /** The accounts cannot be read. */
        UNKNOWN
    }

    private static final String BASIC = "Basic ";

    private static final HttpSignIn NOT_TRIED = new HttpSignIn(Outcome.NOT_TRIED, Optional.empty());
    private static final HttpSignIn REFUSED = new HttpSignIn(Outcome.REFUSED, Optional.empty());
    private static final HttpSignIn UNKNOWN = new HttpSignIn(Outcome.UNKNOWN, Optional.empty());

    /**
     * Signs in.
     *
     * @param authorization the header, or null
     */
    public static HttpSignIn of(String authorization, Passwords passwords) {
        if (!isBasic(authorization)) {
            return NOT_TRIED;
        }
        byte[] pair = decoded(authorization.substring(BASIC.length()).strip());
        try {
            return of(pair, passwords);
        } finally {
            Arrays.fill(pair, (byte) 0);
        }
    }

    /** Whether a header, or null, tries to sign in by the scheme Basic. */
    public static boolean isBasic(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static HttpSignIn of(byte[] pair, Passwords passwords) {
        int colon = 0;
        while (colon < pair.length && pair[colon] != ':') {
            colon++;
        }
        if (colon == 0 || colon == pair.length) {
            return REFUSED;
        }
        String account = TypedText.accountName(new String(pair, 0, colon, StandardCharsets.UTF_8));
        if (account == null) {
            return REFUSED;
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(pair, colon + 1, pair.length - colon - 1));
        char[] password = new char[text.remaining()];
        text.get(password);
        Arrays.fill(text.array(), '\0');
        try {
            return passwords.match(account, password)
                    ? new HttpSignIn(Outcome.SIGNED_IN, Optional.of(account))
                    : REFUSED;
        } catch (UnavailableException told) {
            return UNKNOWN;
        }
    }
}
