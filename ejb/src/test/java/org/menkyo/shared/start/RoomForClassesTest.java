package org.menkyo.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryUsage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.menkyo.settings.Problem;
import org.menkyo.settings.ProblemCode;

/** An application starts only where its classes have room. */
class RoomForClassesTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void theReasonSaysHowMuchThereIsAndWhatHelps() {
        assertThat(problem(512, 465))
                .contains(new Problem(
                        ProblemCode.NO_ROOM_FOR_CLASSES,
                        "the Java machine has room for 47 MB of classes and needs 48 MB, since the server still holds earlier"
                                + " deployments: restart it, or give it more by -XX:MaxMetaspaceSize."));
    }

    @Test
    void anApplicationWithRoomStarts() {
        assertThat(problem(512, 464)).isEmpty();
    }

    @Test
    void whereThereIsNoBoundThereIsRoom() {
        MemoryUsage unbounded = new MemoryUsage(0, 900 * MEGABYTE, 900 * MEGABYTE, -1);

        assertThat(RoomForClasses.problem(Optional.of(unbounded))).isEmpty();
        assertThat(RoomForClasses.problem(Optional.empty())).isEmpty();
    }

    private static Optional<Problem> problem(long most, long used) {
        return RoomForClasses.problem(
                Optional.of(new MemoryUsage(0, used * MEGABYTE, used * MEGABYTE, most * MEGABYTE)));
    }
}
