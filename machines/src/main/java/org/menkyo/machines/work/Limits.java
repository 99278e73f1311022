package org.menkyo.machines.work;

import java.time.Duration;

/**
 * How much at once, and for how long.
 *
 * @param parallel machines at the same time, 1…{@value #MAX_PARALLEL}
 * @param perMachine the time that one machine is given, name server and all calls together
 */
public record Limits(int parallel, Duration perMachine) {

    /** The greatest number of machines at the same time. */
    public static final int MAX_PARALLEL = 256;

    /** The longest time of one machine: activation can wait for a center. */
    public static final Duration MAX_PER_MACHINE = Duration.ofMinutes(10);

    /** Checks the bounds. */
    public Limits {
        if (parallel < 1 || parallel > MAX_PARALLEL) {
            throw new IllegalArgumentException("1…" + MAX_PARALLEL + " machines at the same time");
        }
        if (perMachine.isNegative() || perMachine.isZero() || perMachine.compareTo(MAX_PER_MACHINE) > 0) {
            throw new IllegalArgumentException(
                    "a machine is given at most " + MAX_PER_MACHINE.toSeconds() + " seconds");
        }
    }
}
