package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When a part that dies is started again, and when no more. */
class SupervisorTest {

    private static final int MOST = 3;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Supervisor supervisor =
            new Supervisor(new Console(new PrintStream(OutputStream.nullOutputStream())), MOST, stopping::get);

    /** A process that is dead whenever one looks. */
    private class DyingPart implements Supervisor.Part {

        private final int diesUntilTheEnd;
        private int starts;

        DyingPart(int diesUntilTheEnd) {
            this.diesUntilTheEnd = diesUntilTheEnd;
        }

        @Override
        public String name() {
            return "The part";
        }

        @Override
        public Path log() {
            return Path.of("part.log");
        }

        @Override
        public int waitFor() {
            stopping.set(starts == diesUntilTheEnd);
            return 137;
        }

        @Override
        public boolean startAgain() {
            starts++;
            return starts % 2 == 0;
        }
    }

    @Test
    void startsAPartAgainUntilTheEndIsAskedFor() throws Exception {
        DyingPart part = new DyingPart(MOST);

        supervisor.keepAlive(part);

        assertThat(part.starts).isEqualTo(MOST);
    }

    @Test
    void givesUpAPartThatDiesAgainAndAgain() {
        DyingPart part = new DyingPart(MOST + 1);

        assertThatThrownBy(() -> supervisor.keepAlive(part))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("The part", "again and again", "part.log");
        assertThat(part.starts).isEqualTo(MOST);
    }
}
