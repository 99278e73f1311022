package org.menkyo.twin.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.menkyo.twin.scenario.Scenario;

/** When a machine is installed anew, and when it is replaced: at times that are far apart from each other by chance. */
final class Fate {

    private static final long REIMAGING = 0x5eed1;
    private static final long REPLACEMENT = 0x5eed2;
    private static final double YEAR = 365.0 * Habits.DAY;

    private final Scenario scenario;
    private final TwinMachine machine;

    Fate(Scenario scenario, TwinMachine machine) {
        this.scenario = scenario;
        this.machine = machine;
    }

    /** In milliseconds after the start. */
    List<Long> reimagings() {
        return times(machine.group().reimagedPerYear(), REIMAGING);
    }

    /** In milliseconds after the start. */
    List<Long> replacements() {
        return times(machine.group().replacedPerYear(), REPLACEMENT);
    }

    private List<Long> times(double perYear, long what) {
        List<Long> times = new ArrayList<>();
        SplittableRandom random =
                new SplittableRandom(Chance.mix(Chance.mix(scenario.seed() ^ what) ^ machine.number()));
        double time = distance(random, perYear);
        while (time < scenario.days() * (double) Habits.DAY) {
            times.add((long) time);
            time += distance(random, perYear);
        }
        return times;
    }

    /** Between two events of a Poisson process. */
    private static double distance(SplittableRandom random, double perYear) {
        return perYear == 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) * YEAR / perYear;
    }
}
