package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;

/**
 * One whole frame as it came from the wire: header checked, body not yet.
 *
 * @param type the frame's type
 * @param bytes the frame with its header; its length is one that the type allows
 */
public record KmsFrame(FrameType type, byte[] bytes) {

    /** The body, most significant byte first. */
    ByteBuffer body(FrameType expected) throws KmsProtocolException {
        if (type != expected) {
            throw new KmsProtocolException(KmsError.MALFORMED, "a frame of another type was expected");
        }
        return ByteBuffer.wrap(bytes, KmsFrames.HEADER_LENGTH, bytes.length - KmsFrames.HEADER_LENGTH);
    }

    /** Type and length only. */
    @Override
    public String toString() {
        return "KmsFrame[" + type + ", " + bytes.length + " bytes]";
    }
}
