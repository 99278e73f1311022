package org.menkyo.shared.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.error.UnavailableException;

class BoundedBodyTest {

    private static final long ROOM = 10 * 64 * 1024;

    private final BodyRoom.Share room = new BodyRoom(ROOM, 1).share();

    @Test
    void readsUpToTheLimit() throws IOException {
        assertThat(bounded(100, 100).readAllBytes()).hasSize(100);
    }

    @Test
    void refusesOneByteMore() {
        assertThatThrownBy(() -> bounded(101, 100).readAllBytes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("100 bytes");
        assertThatThrownBy(() -> bounded(101, 100).skip(101)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsSingleBytesToo() throws IOException {
        BoundedBody body = bounded(3, 2);
        body.read();
        body.read();

        assertThatThrownBy(body::read).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allowsMoreAfterTheSignIn() throws IOException {
        BoundedBody body = bounded(100, 10);
        body.readNBytes(10);
        body.allow(100);

        assertThat(body.readAllBytes()).hasSize(90);
    }

    @Test
    void takesRoomForWhatIsRead() {
        int length = BodyRoom.FREE + Math.toIntExact(ROOM) + 1;

        assertThatThrownBy(() -> bounded(length, length).readAllBytes()).isInstanceOf(UnavailableException.class);
    }

    @Test
    void waitsForNothingMoreWhenItIsClosed() throws IOException {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public void close() {
                throw new IllegalStateException("would wait for the sender");
            }
        };
        BoundedBody body = new BoundedBody(slow, 10, room, bytes -> new IllegalArgumentException(bytes + " bytes"));
        assertThatThrownBy(body::readAllBytes).isInstanceOf(IllegalArgumentException.class);

        assertThatCode(body::close).doesNotThrowAnyException();
    }

    private BoundedBody bounded(int length, int limit) {
        return new BoundedBody(
                new ByteArrayInputStream(new byte[length]),
                limit,
                room,
                bytes -> new IllegalArgumentException(bytes + " bytes"));
    }
}
