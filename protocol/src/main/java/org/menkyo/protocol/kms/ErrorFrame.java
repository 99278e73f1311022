package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;

/**
 * A defined error on the wire (VA-311). Body: error code (1 byte), highest version spoken (1), retry seconds (2).
 *
 * @param error what went wrong
 * @param version the highest protocol version that the sender speaks
 * @param retryAfterSeconds when to ask again, 0…65535; 0 where the error does not say
 */
public record ErrorFrame(KmsError error, int version, int retryAfterSeconds) {

    static final int BODY_LENGTH = 4;

    /** Checks the ranges. */
    public ErrorFrame {
        if (version < 0 || version > 0xff || retryAfterSeconds < 0 || retryAfterSeconds > 0xffff) {
            throw new IllegalArgumentException("version or retry time is out of range");
        }
    }

    /** The error with this side's version and no retry time. */
    public static ErrorFrame of(KmsError error) {
        return new ErrorFrame(error, KmsFrames.VERSION, 0);
    }

    /** The error with this side's version and a retry time. */
    public static ErrorFrame of(KmsError error, int retryAfterSeconds) {
        return new ErrorFrame(error, KmsFrames.VERSION, retryAfterSeconds);
    }

    /** The whole frame, header included. */
    public byte[] encode() {
        ByteBuffer buffer = KmsFrames.begin(FrameType.ERROR, BODY_LENGTH);
        buffer.put((byte) error.code()).put((byte) version).putShort((short) retryAfterSeconds);
        return buffer.array();
    }

    /** Reads the frame that a {@link FrameReader} gave. */
    public static ErrorFrame decode(KmsFrame frame) throws KmsProtocolException {
        ByteBuffer body = frame.body(FrameType.ERROR);
        try {
            return new ErrorFrame(
                    KmsError.ofCode(body.get()), Byte.toUnsignedInt(body.get()), Short.toUnsignedInt(body.getShort()));
        } catch (IllegalArgumentException e) {
            throw new KmsProtocolException(KmsError.MALFORMED, e.getMessage());
        }
    }
}
