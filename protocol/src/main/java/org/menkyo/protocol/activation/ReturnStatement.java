package org.menkyo.protocol.activation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.menkyo.protocol.crypto.HmacSha256;
import org.menkyo.protocol.key.ProductKey;

/**
 * An installation's statement that it gives its activation back (VA-409). It is made with what the installation alone has
 * together: the product key and the confirmation ID. Neither can be read from it, so it can travel by mail or on paper.
 *
 * <p>The binary form is canonical and has {@value #LENGTH} bytes: {@code MKRS}, version 1 (1 byte), the installation ID's
 * number (19, most significant byte first), random (16), HMAC-SHA-256 (32) over all before it for
 * {@code menkyo/return-statement/1} under the 25 characters of the product key followed by the 48 digits of the confirmation
 * ID.
 */
public final class ReturnStatement {

    /** Length of the binary form in bytes. */
    public static final int LENGTH = 72;

    private static final int MAGIC = 0x4d4b5253;
    private static final byte VERSION = 1;
    private static final int NUMBER_LENGTH = 19;
    private static final int RANDOM_LENGTH = 16;
    private static final String PURPOSE = "menkyo/return-statement/1";

    private final byte[] encoded;
    private final InstallationId installationId;

    private ReturnStatement(byte[] encoded) {
        ByteBuffer buffer = ByteBuffer.wrap(encoded);
        if (encoded.length != LENGTH || buffer.getInt() != MAGIC || buffer.get() != VERSION) {
            throw new IllegalArgumentException("this is not a statement of return of a known version");
        }
        byte[] number = new byte[NUMBER_LENGTH];
        buffer.get(number);
        this.installationId = InstallationId.ofNumber(new BigInteger(1, number));
        this.encoded = encoded;
    }

    /** States that an installation gives back what its product key and its confirmation ID gave it. */
    public static ReturnStatement make(
            InstallationId installationId, ProductKey key, ConfirmationId confirmationId, SecureRandom random) {
        if (!installationId.isFor(key)) {
            throw new IllegalArgumentException("the installation ID was made with another product key");
        }
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        buffer.putInt(MAGIC).put(VERSION);
        byte[] number = installationId.number().toByteArray();
        buffer.position(buffer.position() + NUMBER_LENGTH - number.length);
        buffer.put(number);
        byte[] unique = new byte[RANDOM_LENGTH];
        random.nextBytes(unique);
        buffer.put(unique);
        buffer.put(code(Arrays.copyOf(buffer.array(), buffer.position()), key, confirmationId));
        return new ReturnStatement(buffer.array());
    }

    /**
     * Reads the text form: Base64 of the binary form, white space allowed. Who made it {@link #isMadeWith} tells.
     *
     * @throws IllegalArgumentException if the text is not exactly one well-formed statement
     */
    public static ReturnStatement parse(String text) {
        try {
            return new ReturnStatement(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        } catch (DigitGroupException e) {
            throw new IllegalArgumentException("the statement names no installation", e);
        }
    }

    /** Whether it was made with this product key and this confirmation ID. */
    public boolean isMadeWith(ProductKey key, ConfirmationId confirmationId) {
        byte[] stated = Arrays.copyOf(encoded, LENGTH - HmacSha256.LENGTH);
        byte[] code = Arrays.copyOfRange(encoded, stated.length, LENGTH);
        return MessageDigest.isEqual(code, code(stated, key, confirmationId));
    }

    /** The installation that gives its activation back. */
    public InstallationId installationId() {
        return installationId;
    }

    /** The binary form. */
    public byte[] toBytes() {
        return encoded.clone();
    }

    /** The text form: Base64 of the binary form in one line. */
    public String toText() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    private static byte[] code(byte[] stated, ProductKey key, ConfirmationId confirmationId) {
        byte[] secret = (key.characters() + confirmationId.digits()).getBytes(StandardCharsets.US_ASCII);
        return new HmacSha256(secret).of(PURPOSE, stated);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnStatement that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "ReturnStatement[installationId=" + installationId + "]";
    }
}
