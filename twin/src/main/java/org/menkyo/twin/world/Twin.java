package org.menkyo.twin.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.twin.scenario.MachineGroup;
import org.menkyo.twin.scenario.Scenario;
import org.menkyo.twin.scenario.TestedPlan;

/**
 * Plays a plan on a virtual clock, which moves from one thing that is due to the next (VA-703). Machines are the client library
 * with its state machine, and hosts decide by the code of every KMS host; only the way between them and the center are made up.
 */
public final class Twin {

    private static final long NEVER = Habits.NEVER;
    private static final int DAYS_OF_YEAR = 365;
    private static final long ROLLOUT = -3;

    private final Scenario scenario;
    private final TestedPlan plan;
    private final long start;
    private final VirtualClock clock;
    private final Organization organization;
    private final List<TwinMachine> machines = new ArrayList<>();
    private final PriorityQueue<Wake> due =
            new PriorityQueue<>(Comparator.comparingLong(Wake::at).thenComparingInt(Wake::order));
    private int orders;

    private Twin(Scenario scenario, TestedPlan plan) {
        this.scenario = scenario;
        this.plan = plan;
        this.start = scenario.startsAt().toEpochMilli();
        this.clock = new VirtualClock(scenario.startsAt());
        int most = scenario.groups().stream()
                .mapToInt(group -> group.machines() + added(group))
                .sum();
        this.organization = new Organization(scenario, plan, most, clock);
    }

    /** What happens at a time, in milliseconds after the start; of several at one time, those that were planned first. */
    private record Wake(long at, int order, Runnable work) {}

    /** Plays a plan of the scenario. */
    public static Course play(Scenario scenario, TestedPlan plan) {
        return new Twin(scenario, plan).play();
    }

    private Course play() {
        scenario.groups().forEach(this::settle);
        List<DayState> days = new ArrayList<>();
        for (int day = 0; day <= scenario.days(); day++) {
            long at = day * Habits.DAY;
            while (!due.isEmpty() && due.peek().at() < at) {
                Wake next = due.poll();
                clock.set(Instant.ofEpochMilli(start + next.at()));
                next.work().run();
            }
            clock.set(Instant.ofEpochMilli(start + at));
            days.add(state(day));
        }
        return new Course(plan, days);
    }

    private void at(long time, Runnable work) {
        if (time != NEVER) {
            due.add(new Wake(time, orders++, work));
        }
    }

    private int added(MachineGroup group) {
        return (int) Math.round((double) group.addedPerYear() * scenario.days() / DAYS_OF_YEAR);
    }

    private void settle(MachineGroup group) {
        for (int i = 0; i < group.machines(); i++) {
            TwinMachine machine = machine(group, i < group.cloned());
            double chance = Chance.of(scenario.seed(), machine.number(), ROLLOUT);
            long from = group.rolloutDays() == 1 ? 0 : (long) (chance * group.rolloutDays()) * Habits.DAY;
            at(machine.habits().nextOn(from), () -> begin(machine));
        }
        int added = added(group);
        for (int i = 0; i < added; i++) {
            TwinMachine machine = machine(group, false);
            long from = (long) ((i + 0.5) * scenario.days() / added * Habits.DAY);
            at(machine.habits().nextOn(from), () -> begin(machine));
        }
    }

    private TwinMachine machine(MachineGroup group, boolean cloned) {
        TwinMachine machine = organization.machine(machines.size(), group, cloned);
        machines.add(machine);
        if (cloned) {
            group.clonesRearmedOnDay()
                    .ifPresent(day -> at(machine.habits().nextOn(day * Habits.DAY), () -> rearm(machine)));
        }
        return machine;
    }

    private void begin(TwinMachine machine) {
        machine.install();
        Fate fate = new Fate(scenario, machine);
        fate.reimagings().forEach(time -> later(machine, time, machine::install));
        fate.replacements().forEach(time -> later(machine, time, machine::replace));
        run(machine, machine.nextTurn());
    }

    /** What happens to a machine that is there by then; it asks at once after that. */
    private void later(TwinMachine machine, long time, Runnable change) {
        if (time > clock.millis() - start) {
            at(machine.habits().nextOn(time), () -> {
                change.run();
                run(machine, machine.nextTurn());
            });
        }
    }

    private void rearm(TwinMachine machine) {
        if (machine.isInstalled()) {
            machine.rearm();
            run(machine, machine.nextTurn());
        }
    }

    /**
     * Lets the machine do what is due, and comes back when it is on and something is due again.
     *
     * @param turn what was due before something happened to the machine is not any more
     */
    private void run(TwinMachine machine, int turn) {
        if (turn != machine.turn()) {
            return;
        }
        long tomorrow = clock.millis() + Habits.DAY;
        long next = machine.run(Instant.ofEpochMilli(tomorrow))
                .map(instant -> instant.toEpochMilli() - start)
                .orElse(NEVER);
        at(machine.habits().nextOn(next), () -> run(machine, turn));
    }

    private DayState state(int day) {
        Instant now = clock.instant();
        Map<String, Map<LicenseState, Integer>> states = new LinkedHashMap<>();
        scenario.groups().forEach(group -> states.put(group.name(), new EnumMap<>(LicenseState.class)));
        for (TwinMachine machine : machines) {
            if (machine.isInstalled()) {
                states.get(machine.group().name()).merge(machine.state(now), 1, Integer::sum);
            }
        }
        return new DayState(
                day,
                scenario.start().plusDays(day),
                states,
                organization.counts(now),
                organization.takeRequests(),
                organization.takeUnanswered(),
                organization.makUsed(),
                organization.makRefused(),
                organization.suspected());
    }
}
