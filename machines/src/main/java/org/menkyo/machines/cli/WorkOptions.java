package org.menkyo.machines.cli;

import java.time.Duration;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.work.Limits;
import picocli.CommandLine.Option;

/** The options of long work. */
final class WorkOptions {

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "32")
    private int parallel;

    @Option(names = "--timeout", paramLabel = "SECONDS")
    private Integer timeout;

    @Option(names = "--resume")
    private boolean resume;

    boolean resume() {
        return resume;
    }

    /** @param usual the seconds that a machine is given where nothing is said */
    Limits limits(int usual) throws ProblemException {
        int seconds = timeout == null ? usual : timeout;
        if (parallel < 1 || parallel > Limits.MAX_PARALLEL) {
            throw ProblemException.wrong("range.number", "--parallel", 1, Limits.MAX_PARALLEL);
        }
        if (seconds < 1 || seconds > Limits.MAX_PER_MACHINE.toSeconds()) {
            throw ProblemException.wrong("range.number", "--timeout", 1, Limits.MAX_PER_MACHINE.toSeconds());
        }
        return new Limits(parallel, Duration.ofSeconds(seconds));
    }
}
