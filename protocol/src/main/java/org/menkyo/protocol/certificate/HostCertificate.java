package org.menkyo.protocol.certificate;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/**
 * The publisher's statement that a key belongs to an activated KMS host, and what that host may serve (VA-104, VA-302).
 *
 * <p>The binary form is canonical, at most {@value #MAX_LENGTH} bytes, numbers most significant byte first: {@code MKHC},
 * version 1 (1 byte), platform (1), group rank (2), serial (8), not before and not after in seconds since 1970 (8 each;
 * the greatest 64-bit number for «without end»), catalog and product id (each a length byte and ASCII), the host's
 * public key (32), the issuer's key id (8), signature (64) over all before it for {@code menkyo/host-certificate/1}.
 */
public final class HostCertificate {

    /** The greatest length of the binary form in bytes. */
    public static final int MAX_LENGTH =
            4 + 1 + 1 + 2 + 3 * 8 + 2 * (1 + HostCertificateContents.MAX_ID_LENGTH) + 32 + 8 + 64;

    private static final int MAGIC = 0x4d4b4843;
    private static final byte VERSION = 1;
    private static final String PURPOSE = "menkyo/host-certificate/1";

    private final byte[] encoded;
    private final HostCertificateContents contents;
    private final long issuer;
    /** The key that was found to have signed it: neither can change, and clients check at each renewal. */
    private VerifyingKey signer;

    private HostCertificate(byte[] encoded, HostCertificateContents contents, long issuer) {
        this.encoded = encoded;
        this.contents = contents;
        this.issuer = issuer;
    }

    /** Issues a certificate with the publisher's key. */
    public static HostCertificate issue(SigningKey publisher, HostCertificateContents contents) {
        byte[] signed = encodeSigned(contents, publisher.publicKey().id());
        byte[] signature = publisher.sign(PURPOSE, signed);
        byte[] encoded = Arrays.copyOf(signed, signed.length + signature.length);
        System.arraycopy(signature, 0, encoded, signed.length, signature.length);
        return new HostCertificate(encoded, contents, publisher.publicKey().id());
    }

    /**
     * Reads the binary form. The signature is not checked here but by {@link #check}.
     *
     * @throws IllegalArgumentException if the bytes are not exactly one well-formed certificate
     */
    public static HostCertificate parse(byte[] encoded) {
        try {
            return decode(encoded.clone());
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the host certificate is cut off", e);
        }
    }

    /** Reads the text form: Base64 of the binary form, white space allowed. */
    public static HostCertificate parse(String text) {
        return parse(Base64.getMimeDecoder().decode(text));
    }

    /** What the certificate says; to be believed only after {@link #check}. */
    public HostCertificateContents contents() {
        return contents;
    }

    /** The serial, by which answers name their certificate. */
    public long serial() {
        return contents.serial();
    }

    /** Checks issuer, signature, catalog and time. */
    public CertificateStatus check(Collection<VerifyingKey> publisherKeys, String catalogId, Instant now) {
        Optional<VerifyingKey> known =
                publisherKeys.stream().filter(key -> key.id() == issuer).findFirst();
        if (known.isEmpty()) {
            return CertificateStatus.UNKNOWN_ISSUER;
        }
        if (!isSignedBy(known.get())) {
            return CertificateStatus.WRONG_SIGNATURE;
        }
        if (!contents.catalogId().equals(catalogId)) {
            return CertificateStatus.OTHER_CATALOG;
        }
        if (now.isBefore(contents.notBefore())) {
            return CertificateStatus.NOT_YET_VALID;
        }
        boolean ended = contents.notAfter().filter(end -> !now.isBefore(end)).isPresent();
        return ended ? CertificateStatus.ENDED : CertificateStatus.VALID;
    }

    private boolean isSignedBy(VerifyingKey publisher) {
        if (publisher.equals(signer)) {
            return true;
        }
        int signedLength = encoded.length - VerifyingKey.SIGNATURE_LENGTH;
        byte[] signed = Arrays.copyOf(encoded, signedLength);
        byte[] signature = Arrays.copyOfRange(encoded, signedLength, encoded.length);
        boolean genuine = publisher.verify(PURPOSE, signed, signature);
        if (genuine) {
            signer = publisher;
        }
        return genuine;
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
        return other instanceof HostCertificate that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "HostCertificate" + contents;
    }

    private static byte[] encodeSigned(HostCertificateContents contents, long issuer) {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_LENGTH);
        buffer.putInt(MAGIC).put(VERSION);
        buffer.put((byte) contents.platform().code()).putShort((short) contents.groupRank());
        buffer.putLong(contents.serial());
        buffer.putLong(contents.notBefore().getEpochSecond());
        buffer.putLong(contents.notAfter().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE));
        putId(buffer, contents.catalogId());
        putId(buffer, contents.productId());
        buffer.put(contents.hostKey().toBytes());
        buffer.putLong(issuer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static HostCertificate decode(byte[] encoded) {
        ByteBuffer buffer = ByteBuffer.wrap(encoded);
        if (buffer.getInt() != MAGIC || buffer.get() != VERSION) {
            throw new IllegalArgumentException("this is not a host certificate of a known version");
        }
        Platform platform = Platform.ofCode(buffer.get());
        int groupRank = Short.toUnsignedInt(buffer.getShort());
        long serial = buffer.getLong();
        Instant notBefore = instant(buffer.getLong());
        long end = buffer.getLong();
        Optional<Instant> notAfter = end == Long.MAX_VALUE ? Optional.empty() : Optional.of(instant(end));
        String catalogId = getId(buffer);
        String productId = getId(buffer);
        byte[] hostKey = new byte[VerifyingKey.LENGTH];
        buffer.get(hostKey);
        long issuer = buffer.getLong();
        if (buffer.remaining() != VerifyingKey.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("the host certificate has a wrong length");
        }
        HostCertificateContents contents = new HostCertificateContents(
                serial, catalogId, productId, groupRank, platform, notBefore, notAfter, VerifyingKey.of(hostKey));
        return new HostCertificate(encoded, contents, issuer);
    }

    private static Instant instant(long epochSecond) {
        if (epochSecond < Instant.MIN.getEpochSecond() || epochSecond > Instant.MAX.getEpochSecond()) {
            throw new IllegalArgumentException("the host certificate names an impossible time");
        }
        return Instant.ofEpochSecond(epochSecond);
    }

    private static void putId(ByteBuffer buffer, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
        buffer.put((byte) bytes.length).put(bytes);
    }

    private static String getId(ByteBuffer buffer) {
        byte[] bytes = new byte[Math.min(Byte.toUnsignedInt(buffer.get()), HostCertificateContents.MAX_ID_LENGTH + 1)];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
