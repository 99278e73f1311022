package org.menkyo.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.menkyo.protocol.crypto.AesCmac;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;
import org.menkyo.protocol.kms.SignedAnswer;

/** Frames from anybody: whatever comes, there is a frame, a defined error, or a wait for more. */
class FramesFuzz {

    private static final Inputs INPUTS = Inputs.of("frames");
    private static final CatalogKey KEY = CatalogKey.of(new byte[16]);
    private static final RequestAuthenticator AUTHENTICATOR = new RequestAuthenticator(List.of(KEY));
    private static final AesCmac CODE = new AesCmac(KEY.toBytes());

    @FuzzTest
    @Tag("VA-311")
    void frames(byte[] bytes) {
        INPUTS.tried();
        readAsHost(bytes);
        readAsHost(authentic(bytes));
        readAsClient(bytes);
    }

    /** The bytes as an authentic request, so that its fields are read too. */
    private static byte[] authentic(byte[] fields) {
        byte[] frame = new byte[KmsFrames.REQUEST_LENGTH];
        System.arraycopy(fields, 0, frame, 0, Math.min(fields.length, frame.length));
        int code = frame.length - AesCmac.LENGTH;
        ByteBuffer.wrap(frame)
                .putInt(0x4d4b4d53)
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) (frame.length - 8))
                .putInt(code - 4, KEY.id());
        System.arraycopy(CODE.of(frame, code), 0, frame, code, AesCmac.LENGTH);
        return frame;
    }

    private static void readAsHost(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            Optional<KmsFrame> frame = FrameReader.forHost().next(buffer);
            while (frame.isPresent()) {
                KmsRequest request = AUTHENTICATOR.open(frame.get());
                requireSame(RequestAuthenticator.seal(request, KEY), frame.get().bytes());
                frame = FrameReader.forHost().next(buffer);
            }
        } catch (KmsProtocolException defined) {
            require(defined.error() != null);
        }
    }

    private static void readAsClient(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            Optional<KmsFrame> frame = FrameReader.forClient().next(buffer);
            while (frame.isPresent()) {
                if (frame.get().type() == FrameType.ANSWER) {
                    SignedAnswer.decode(frame.get());
                } else if (frame.get().type() == FrameType.ERROR) {
                    ErrorFrame.decode(frame.get());
                } else {
                    KmsFrames.decodeCertificate(frame.get());
                }
                frame = FrameReader.forClient().next(buffer);
            }
        } catch (KmsProtocolException defined) {
            require(defined.error() != null);
        }
    }

    private static void requireSame(byte[] written, byte[] read) {
        require(Arrays.equals(written, read));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError();
        }
    }
}
