package org.menkyo.shared.portal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What each form of a session carries, and no page of others can know: that the form is ours (LC-1107). It is made from the
 * session's token, so that it needs no place and ends with it, and does not give the token away.
 */
final class FormToken {

    /** The name of the field. */
    static final String FIELD = "formToken";

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "menkyo form".getBytes(StandardCharsets.US_ASCII);

    private FormToken() {}

    static String of(SessionCookie session) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(session.token().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    static boolean isOf(SessionCookie session, String given) {
        return given != null
                && MessageDigest.isEqual(
                        of(session).getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }
}
