package org.menkyo.protocol.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameReaderTest {

    private static final byte[] REQUEST = RequestAuthenticator.seal(KmsSamples.request(), KmsSamples.KEY);

    @Test
    @Tag("VA-311")
    void aWrongHeaderIsRefusedBeforeItsBodyArrives() {
        assertThat(errorOf(header(1, 1, 0xffff))).isEqualTo(KmsError.MALFORMED);
        assertThat(errorOf(header(1, 1, KmsRequest.BODY_LENGTH - 1))).isEqualTo(KmsError.MALFORMED);
        assertThat(errorOf(header(1, 1, KmsRequest.BODY_LENGTH + 1))).isEqualTo(KmsError.MALFORMED);
        assertThat(errorOf(header(1, 2, 236))).isEqualTo(KmsError.MALFORMED);
        assertThat(errorOf(header(1, 9, 236))).isEqualTo(KmsError.MALFORMED);
        assertThat(errorOf(header(2, 1, 236))).isEqualTo(KmsError.UNSUPPORTED_VERSION);
        assertThat(errorOf(new byte[] {'M', 'K', 'M', 'S', 2})).isEqualTo(KmsError.UNSUPPORTED_VERSION);
        assertThat(errorOf("GET / HT".getBytes())).isEqualTo(KmsError.MALFORMED);
        assertThat(errorOf(new byte[] {'M', 'K', 'X'})).isEqualTo(KmsError.MALFORMED);
    }

    @Test
    @Tag("VA-311")
    void everyBeginningOfARequestWaitsForMore() throws KmsProtocolException {
        for (int length = 0; length < REQUEST.length; length++) {
            ByteBuffer buffer = ByteBuffer.wrap(REQUEST, 0, length);
            assertThat(FrameReader.forHost().next(buffer)).isEmpty();
            assertThat(buffer.remaining()).isEqualTo(length);
        }
    }

    @Test
    @Tag("VA-303")
    void noFrameIsLongerThan512Bytes() {
        for (FrameType type : FrameType.values()) {
            assertThat(KmsFrames.HEADER_LENGTH + type.maxBody()).isLessThanOrEqualTo(KmsFrames.MAX_FRAME_LENGTH);
        }
    }

    @ParameterizedTest
    @EnumSource(KmsError.class)
    @Tag("VA-311")
    void errorsSurviveTheWire(KmsError error) throws KmsProtocolException {
        ErrorFrame sent = ErrorFrame.of(error, 30);
        KmsFrame frame =
                FrameReader.forClient().next(ByteBuffer.wrap(sent.encode())).orElseThrow();
        assertThat(ErrorFrame.decode(frame)).isEqualTo(sent);
        assertThat(sent.version()).isEqualTo(KmsFrames.VERSION);
    }

    @Test
    void aClientTakesCertificateAndAnswerOneAfterTheOther() throws KmsProtocolException {
        byte[] both = KmsFrames.join(
                ErrorFrame.of(KmsError.TIMED_OUT).encode(),
                ErrorFrame.of(KmsError.UNAVAILABLE, 5).encode());
        ByteBuffer buffer = ByteBuffer.wrap(both);
        List<KmsError> errors = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            errors.add(ErrorFrame.decode(FrameReader.forClient().next(buffer).orElseThrow())
                    .error());
        }
        assertThat(errors).containsExactly(KmsError.TIMED_OUT, KmsError.UNAVAILABLE);
        assertThat(FrameReader.forClient().next(buffer)).isEmpty();
    }

    private static byte[] header(int version, int type, int length) {
        return new byte[] {'M', 'K', 'M', 'S', (byte) version, (byte) type, (byte) (length >>> 8), (byte) length};
    }

    private static KmsError errorOf(byte[] bytes) {
        KmsProtocolException thrown = catchThrowableOfType(
                KmsProtocolException.class, () -> FrameReader.forHost().next(ByteBuffer.wrap(bytes)));
        assertThat(thrown).isNotNull();
        return thrown.error();
    }
}
