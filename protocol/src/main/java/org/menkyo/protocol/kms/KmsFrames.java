package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import org.menkyo.protocol.certificate.HostCertificate;

/**
 * The common form of all frames: {@code MKMS} (4 bytes), version (1), type (1), length of the body (2), body; numbers
 * most significant byte first.
 */
public final class KmsFrames {

    /** The protocol version that this library speaks. */
    public static final int VERSION = 1;

    /** Length of a header in bytes. */
    public static final int HEADER_LENGTH = 8;

    /** The greatest length of any frame in bytes (VA-303). */
    public static final int MAX_FRAME_LENGTH = 512;

    /** Length of a request frame in bytes (VA-303). */
    public static final int REQUEST_LENGTH = HEADER_LENGTH + KmsRequest.BODY_LENGTH;

    static final int MAGIC = 0x4d4b4d53;

    private KmsFrames() {}

    /** The certificate in a frame of its own (VA-302). */
    public static byte[] encodeCertificate(HostCertificate certificate) {
        byte[] encoded = certificate.toBytes();
        return begin(FrameType.CERTIFICATE, encoded.length).put(encoded).array();
    }

    /** The certificate of a frame; its signature is not checked here. */
    public static HostCertificate decodeCertificate(KmsFrame frame) throws KmsProtocolException {
        ByteBuffer body = frame.body(FrameType.CERTIFICATE);
        byte[] encoded = new byte[body.remaining()];
        body.get(encoded);
        try {
            return HostCertificate.parse(encoded);
        } catch (IllegalArgumentException e) {
            throw new KmsProtocolException(KmsError.MALFORMED, "the certificate is malformed: " + e.getMessage());
        }
    }

    /** Two frames one after the other, for example certificate and answer. */
    public static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** A buffer of exactly one frame's length, with the header in place. */
    static ByteBuffer begin(FrameType type, int bodyLength) {
        return ByteBuffer.allocate(HEADER_LENGTH + bodyLength)
                .putInt(MAGIC)
                .put((byte) VERSION)
                .put((byte) type.code())
                .putShort((short) bodyLength);
    }
}
