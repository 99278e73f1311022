package org.menkyo.authentication;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.menkyo.protocol.text.TypedText;

/** What the header {@code Authorization} of a call says by the scheme Basic (RFC 7617), in UTF-8. */
final class BasicCredentials {

    private static final String SCHEME = "Basic ";

    private final String account;
    private final char[] password;

    private BasicCredentials(String account, char[] password) {
        this.account = account;
        this.password = password;
    }

    /** Whether a header, or null, tries to sign in by the scheme Basic. */
    static boolean isIn(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Name and password of a header of the scheme; empty if it is malformed. */
    static Optional<BasicCredentials> of(String authorization) {
        byte[] pair = decoded(authorization.substring(SCHEME.length()).strip());
        try {
            return of(pair);
        } finally {
            Arrays.fill(pair, (byte) 0);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static Optional<BasicCredentials> of(byte[] pair) {
        int colon = 0;
        while (colon < pair.length && pair[colon] != ':') {
            colon++;
        }
        if (colon == 0 || colon == pair.length) {
            return Optional.empty();
        }
        String account = TypedText.accountName(new String(pair, 0, colon, StandardCharsets.UTF_8));
        if (account == null) {
            return Optional.empty();
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(pair, colon + 1, pair.length - colon - 1));
        char[] password = new char[text.remaining()];
        text.get(password);
        Arrays.fill(text.array(), '\0');
        return Optional.of(new BasicCredentials(account, password));
    }

    /** The name in the form of {@link TypedText#accountName}. */
    String account() {
        return account;
    }

    /** The password, not a copy: whoever verifies it wipes it. */
    char[] password() {
        return password;
    }
}
