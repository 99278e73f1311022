package org.menkyo.protocol.activation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.key.ProductKey;

/**
 * The publisher's signed confirmation of an online activation (VA-402): this key activates this installation.
 *
 * <p>The binary form is canonical and has {@value #LENGTH} bytes, numbers most significant byte first: {@code MKMC},
 * version 1 (1 byte), serial (8), the product key's fingerprint (16), the installation ID's number (19), time in seconds
 * since 1970 (8), the issuer's key id (8), signature (64) over all before it for {@code menkyo/mak-confirmation/1}.
 */
public final class MakConfirmation {

    /** Length of the binary form in bytes. */
    public static final int LENGTH = 128;

    private static final int MAGIC = 0x4d4b4d43;
    private static final byte VERSION = 1;
    private static final int NUMBER_LENGTH = 19;
    private static final String PURPOSE = "menkyo/mak-confirmation/1";

    private final byte[] encoded;
    private final long serial;
    private final Bits128 keyFingerprint;
    private final InstallationId installationId;
    private final Instant confirmedAt;
    private final long issuer;

    private MakConfirmation(byte[] encoded) {
        ByteBuffer buffer = ByteBuffer.wrap(encoded);
        if (encoded.length != LENGTH || buffer.getInt() != MAGIC || buffer.get() != VERSION) {
            throw new IllegalArgumentException("this is not a confirmation of a known version");
        }
        this.encoded = encoded;
        this.serial = buffer.getLong();
        this.keyFingerprint = Bits128.read(buffer);
        byte[] number = new byte[NUMBER_LENGTH];
        buffer.get(number);
        this.installationId = InstallationId.ofNumber(new BigInteger(1, number));
        long seconds = buffer.getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new IllegalArgumentException("the confirmation names an impossible time");
        }
        this.confirmedAt = Instant.ofEpochSecond(seconds);
        this.issuer = buffer.getLong();
    }

    /**
     * Confirms an activation with the publisher's key.
     *
     * @param serial number of the activation at the center
     */
    public static MakConfirmation sign(
            SigningKey publisher, long serial, ProductKey key, InstallationId installationId, Instant confirmedAt) {
        if (!installationId.isFor(key)) {
            throw new IllegalArgumentException("the installation ID was made with another product key");
        }
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        buffer.putInt(MAGIC).put(VERSION).putLong(serial);
        key.fingerprint().write(buffer);
        byte[] number = installationId.number().toByteArray();
        buffer.position(buffer.position() + NUMBER_LENGTH - number.length);
        buffer.put(number);
        buffer.putLong(confirmedAt.truncatedTo(ChronoUnit.SECONDS).getEpochSecond());
        buffer.putLong(publisher.publicKey().id());
        buffer.put(publisher.sign(PURPOSE, Arrays.copyOf(buffer.array(), buffer.position())));
        return new MakConfirmation(buffer.array());
    }

    /**
     * Reads the binary form. The signature is not checked here but by {@link #isSignedBy}.
     *
     * @throws IllegalArgumentException if the bytes are not exactly one well-formed confirmation
     */
    public static MakConfirmation parse(byte[] encoded) {
        return new MakConfirmation(encoded.clone());
    }

    /** Reads the text form: Base64 of the binary form, white space allowed. */
    public static MakConfirmation parse(String text) {
        return new MakConfirmation(Base64.getMimeDecoder().decode(text));
    }

    /** Whether one of these publisher keys signed it. */
    public boolean isSignedBy(Collection<VerifyingKey> publisherKeys) {
        byte[] signed = Arrays.copyOf(encoded, LENGTH - VerifyingKey.SIGNATURE_LENGTH);
        byte[] signature = Arrays.copyOfRange(encoded, signed.length, LENGTH);
        return publisherKeys.stream()
                .filter(key -> key.id() == issuer)
                .anyMatch(key -> key.verify(PURPOSE, signed, signature));
    }

    /** Whether it confirms this installation under this product key. */
    public boolean confirms(ProductKey key, InstallationId installation) {
        return keyFingerprint.equals(key.fingerprint()) && installationId.equals(installation);
    }

    /** Number of the activation at the center. */
    public long serial() {
        return serial;
    }

    /** The product key's fingerprint. */
    public Bits128 keyFingerprint() {
        return keyFingerprint;
    }

    /** The installation that is confirmed; it names the edition too. */
    public InstallationId installationId() {
        return installationId;
    }

    /** When the center confirmed it, in whole seconds. */
    public Instant confirmedAt() {
        return confirmedAt;
    }

    /** The binary form. */
    public byte[] toBytes() {
        return encoded.clone();
    }

    /** The text form: Base64 of the binary form in one line. */
    public String toText() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MakConfirmation that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "MakConfirmation[serial=" + serial + ", installationId=" + installationId + ", confirmedAt="
                + confirmedAt + "]";
    }
}
