package org.menkyo.shared.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;

class BodyRoomTest {

    private static final int MIB = 1024 * 1024;

    private final BodyRoom room = new BodyRoom(2L * MIB, 3);

    @Test
    void turnsAwayForAMomentWhatDoesNotFitIn() {
        BodyRoom.Share first = room.share();
        first.take(BodyRoom.FREE + MIB);
        BodyRoom.Share second = room.share();
        second.take(BodyRoom.FREE + MIB);

        assertThatThrownBy(() -> room.share().take(BodyRoom.FREE + 1L))
                .isInstanceOfSatisfying(UnavailableException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(e.retryAfter()).isPositive();
                });
        first.close();
        assertThatCode(() -> room.share().take(BodyRoom.FREE + MIB)).doesNotThrowAnyException();
    }

    @Test
    void takesWhatIsReadOnce() {
        try (BodyRoom.Share share = room.share()) {
            for (int read = 0; read <= BodyRoom.FREE + 2 * MIB; read += 8192) {
                share.take(read);
            }
            assertThatThrownBy(() -> share.take(BodyRoom.FREE + 2 * MIB + 1)).isInstanceOf(UnavailableException.class);
        }
        assertThatCode(() -> room.share().take(BodyRoom.FREE + 2 * MIB)).doesNotThrowAnyException();
    }

    @Test
    void letsOnlySoManyLongBodiesComeAtATime() {
        BodyRoom.Share first = room.share();
        for (BodyRoom.Share share : List.of(first, room.share(), room.share())) {
            share.take(BodyRoom.FREE + 1L);
            share.take(BodyRoom.FREE + 2L);
        }

        assertThatThrownBy(() -> room.share().take(BodyRoom.FREE + 1L)).isInstanceOf(UnavailableException.class);
        assertThatCode(() -> room.share().take(BodyRoom.FREE)).doesNotThrowAnyException();
        first.close();
        assertThatCode(() -> room.share().take(BodyRoom.FREE + 1L)).doesNotThrowAnyException();
    }

    @Test
    void leavesShortBodiesFree() {
        room.share().take(BodyRoom.FREE + 2 * MIB);

        assertThatCode(() -> room.share().take(BodyRoom.FREE)).doesNotThrowAnyException();
    }

    @Test
    void hasRoomForTheLongestMessage() {
        assertThatCode(() -> new BodyRoom().share().take(34L * MIB)).doesNotThrowAnyException();
    }
}
