package org.menkyo.protocol.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameReaderPropertiesTest {

    private static final byte[] REQUEST = RequestAuthenticator.seal(KmsSamples.request(), KmsSamples.KEY);

    @Property(tries = 300)
    @Tag("VA-303")
    void readsManyRequestsHoweverTheyAreCutUp(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 400) Integer> pieces)
            throws KmsProtocolException {
        ByteBuffer received = ByteBuffer.allocate(KmsFrames.MAX_FRAME_LENGTH + 400);
        int sent = 0;
        int complete = 0;
        for (int piece : pieces) {
            for (int i = 0; i < piece; i++) {
                received.put(REQUEST[sent++ % REQUEST.length]);
            }
            received.flip();
            Optional<KmsFrame> frame = FrameReader.forHost().next(received);
            while (frame.isPresent()) {
                assertThat(frame.get().bytes()).isEqualTo(REQUEST);
                complete++;
                frame = FrameReader.forHost().next(received);
            }
            received.compact();
        }
        assertThat(complete).isEqualTo(sent / REQUEST.length);
        assertThat(received.position()).isEqualTo(sent % REQUEST.length);
    }

    @Property(tries = 5000)
    @Tag("VA-311")
    void garbageGetsADefinedError(@ForAll @Size(min = 1, max = 600) byte[] garbage) {
        if (garbage[0] != 'M') {
            KmsProtocolException thrown = catchThrowableOfType(
                    KmsProtocolException.class, () -> FrameReader.forHost().next(ByteBuffer.wrap(garbage)));
            assertThat(thrown.error()).isEqualTo(KmsError.MALFORMED);
            assertThat(thrown.getStackTrace()).isEmpty();
        }
    }
}
