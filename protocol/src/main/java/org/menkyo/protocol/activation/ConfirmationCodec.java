package org.menkyo.protocol.activation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.menkyo.protocol.crypto.HmacSha256;

/**
 * Makes and checks confirmation IDs under the catalog's confirmation key (VA-403).
 *
 * <p>A confirmation ID is a keyed check of the installation ID with 40 digits (132 bits), and no signature: no signature
 * is short enough to be read over the phone. So whoever checks it needs the key that made it: clients carry that key in
 * their catalog. It protects against mistyping, guessing, and using the ID of one machine on another; it does not
 * protect against someone who takes the key out of a client. Online validation (VA-207) finds what was confirmed so.
 */
public final class ConfirmationCodec {

    /** The least length of the confirmation key in bytes. */
    public static final int KEY_LENGTH = 32;

    private static final BigInteger SIZE = BigInteger.TEN.pow(ConfirmationId.GROUPS * DigitGroups.DATA_LENGTH);

    private final HmacSha256 hmac;

    /** Takes a copy of the confirmation key, at least 32 bytes. */
    public ConfirmationCodec(byte[] confirmationKey) {
        if (confirmationKey.length < KEY_LENGTH) {
            throw new IllegalArgumentException("a confirmation key has at least 32 bytes");
        }
        this.hmac = new HmacSha256(confirmationKey);
    }

    /** The confirmation ID of this installation ID; always the same for the same one. */
    public ConfirmationId confirm(InstallationId installationId) {
        byte[] mac = hmac.of("menkyo/confirmation-id/1", installationId.digits().getBytes(StandardCharsets.US_ASCII));
        return new ConfirmationId(DigitGroups.encode(new BigInteger(1, mac).mod(SIZE), ConfirmationId.GROUPS));
    }

    /** Whether the confirmation ID belongs to this installation ID. */
    public boolean confirms(ConfirmationId confirmationId, InstallationId installationId) {
        byte[] expected = confirm(installationId).digits().getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, confirmationId.digits().getBytes(StandardCharsets.US_ASCII));
    }
}
