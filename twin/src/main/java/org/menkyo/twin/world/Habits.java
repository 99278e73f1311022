package org.menkyo.twin.world;

import java.util.Optional;
import org.menkyo.twin.scenario.MachineGroup;
import org.menkyo.twin.scenario.Scenario;

/**
 * When a machine is on and in its network: which days it works, when it starts in the morning, when it travels. Times are
 * milliseconds after the start of the play.
 */
final class Habits {

    static final long DAY = 86_400_000L;
    /** A time that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    /** What is drawn for a machine, apart from the days, which are positive. */
    private static final long TRAVEL = -1;

    private final Scenario scenario;
    private final MachineGroup group;
    private final int machine;
    private final long travelPhase;

    Habits(Scenario scenario, MachineGroup group, int machine) {
        this.scenario = scenario;
        this.group = group;
        this.machine = machine;
        this.travelPhase = group.travel()
                .map(travel -> (long) (chance(TRAVEL) * (travel.awayDays() + travel.backDays())))
                .orElse(0L);
    }

    private double chance(long what) {
        return Chance.of(scenario.seed(), machine, what);
    }

    /** When the machine is on at this time or next; {@link #NEVER} if not while the play lasts. */
    long nextOn(long time) {
        Optional<MachineGroup.Workday> workday = group.workday();
        if (workday.isEmpty() || time == NEVER) {
            return time;
        }
        for (long day = time / DAY; day <= scenario.days(); day++) {
            if (isPresent(day, workday.get())) {
                long start = day * DAY + start(day, workday.get());
                if (time < start) {
                    return start;
                }
                if (time < start + workday.get().hours() * HOUR) {
                    return time;
                }
            }
        }
        return NEVER;
    }

    private boolean isPresent(long day, MachineGroup.Workday workday) {
        return scenario.isWorkday((int) day) && 100 * chance(2 * day) < workday.presencePercent();
    }

    private long start(long day, MachineGroup.Workday workday) {
        return workday.start().toSecondOfDay() * 1000L
                + (long) (chance(2 * day + 1) * workday.spreadMinutes() * MINUTE);
    }

    /** Whether the machine is in its network. */
    boolean isThere(long time) {
        return group.travel()
                .map(travel ->
                        (time / DAY + travelPhase) % (travel.awayDays() + travel.backDays()) >= travel.awayDays())
                .orElse(true);
    }
}
