package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts frames out of a stream of bytes (VA-311).
 *
 * <p>It holds no state: the caller keeps the bytes that are left. A header is judged as soon as it is there, before its
 * body is waited for, and nothing is allocated by a length that was not checked; so a buffer of {@link
 * KmsFrames#MAX_FRAME_LENGTH} bytes per connection is always enough.
 */
public final class FrameReader {

    private final Set<FrameType> accepted;

    private FrameReader(Set<FrameType> accepted) {
        this.accepted = accepted;
    }

    /** For a host: requests only. */
    public static FrameReader forHost() {
        return new FrameReader(EnumSet.of(FrameType.REQUEST));
    }

    /** For a client: answers, certificates and errors. */
    public static FrameReader forClient() {
        return new FrameReader(EnumSet.complementOf(EnumSet.of(FrameType.REQUEST)));
    }

    /**
     * Takes the next frame from the buffer, if a whole one is there; otherwise leaves the buffer's position alone.
     *
     * @param buffer readable bytes between position and limit
     * @return the frame, or empty if more bytes are needed
     * @throws KmsProtocolException as soon as the bytes cannot become an acceptable frame; the connection is then of no
     *     further use
     */
    public Optional<KmsFrame> next(ByteBuffer buffer) throws KmsProtocolException {
        int start = buffer.position();
        int available = buffer.remaining();
        requireMagic(buffer, start, Math.min(available, Integer.BYTES));
        if (available > 4 && buffer.get(start + 4) != KmsFrames.VERSION) {
            throw new KmsProtocolException(
                    KmsError.UNSUPPORTED_VERSION, "protocol version " + Byte.toUnsignedInt(buffer.get(start + 4)));
        }
        if (available < KmsFrames.HEADER_LENGTH) {
            return Optional.empty();
        }
        FrameType type = typeOf(buffer.get(start + 5));
        int length = Short.toUnsignedInt(buffer.getShort(start + 6));
        if (length < type.minBody() || length > type.maxBody()) {
            throw new KmsProtocolException(KmsError.MALFORMED, "a length that no " + type + " frame has");
        }
        if (available < KmsFrames.HEADER_LENGTH + length) {
            return Optional.empty();
        }
        byte[] bytes = new byte[KmsFrames.HEADER_LENGTH + length];
        buffer.get(bytes);
        return Optional.of(new KmsFrame(type, bytes));
    }

    private static void requireMagic(ByteBuffer buffer, int start, int available) throws KmsProtocolException {
        for (int i = 0; i < available; i++) {
            if (buffer.get(start + i) != (byte) (KmsFrames.MAGIC >>> (24 - 8 * i))) {
                throw new KmsProtocolException(KmsError.MALFORMED, "not a frame of this protocol");
            }
        }
    }

    private FrameType typeOf(byte code) throws KmsProtocolException {
        for (FrameType type : accepted) {
            if (type.code() == code) {
                return type;
            }
        }
        throw new KmsProtocolException(KmsError.MALFORMED, "a frame type that is not expected here");
    }
}
