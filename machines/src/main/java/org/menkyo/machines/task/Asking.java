package org.menkyo.machines.task;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.agent.AgentException;
import org.menkyo.machines.agent.MachineAgent;
import org.menkyo.machines.find.Candidates;
import org.menkyo.machines.inventory.Answer;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;

/** Finds machines, and asks them for their license state (VA-501). */
public final class Asking {

    private static final String FOUND_BY = "foundBy";
    private static final String NAMED = "named";
    private static final String GROUPS = "groups";

    private final Workplace place;

    public Asking(Workplace place) {
        this.place = place;
    }

    /** Begins to look for machines among candidates; those that are found come into groups. */
    public Run beginToFind(Candidates candidates, Collection<String> groups) {
        return place.runs()
                .begin(
                        RunKind.FIND,
                        Map.of(
                                FOUND_BY, candidates.foundBy(),
                                NAMED, Boolean.toString(candidates.named()),
                                GROUPS, String.join("\n", groups)),
                        candidates.iterator(),
                        place.clock().instant());
    }

    /**
     * Looks for machines. Of a range of addresses those are machines where something answers on the agents' port; from a list or
     * a directory all are.
     */
    public Summary find(Run run) {
        boolean named = Boolean.parseBoolean(run.options().get(NAMED));
        List<String> groups = Arrays.stream(run.options().get(GROUPS).split("\n"))
                .filter(group -> !group.isEmpty())
                .toList();
        Execution execution = new Execution(place, run);
        execution.round(place.runs().missing(run).iterator(), this::asked, results -> {
            List<HostAddress> there = results.stream()
                    .map(Told::answer)
                    .filter(answer -> named || answer.isThere())
                    .map(Answer::address)
                    .toList();
            place.machines()
                    .found(there, run.options().get(FOUND_BY), place.clock().instant(), groups);
            execution.keep(
                    results, told -> !told.isDone() && (named || told.answer().isThere()));
        });
        return execution.summary();
    }

    /** Begins to ask machines of the inventory. */
    public Run beginToAsk(Collection<HostAddress> machines) {
        return place.runs()
                .begin(RunKind.ASK, Map.of(), machines.iterator(), place.clock().instant());
    }

    /** Asks machines. */
    public Summary ask(Run run) {
        Execution execution = new Execution(place, run);
        execution.round(place.runs().missing(run).iterator(), this::asked, execution::keep);
        return execution.summary();
    }

    private Told asked(MachineAgent agent, HostAddress address) throws AgentException, InterruptedException {
        return Told.of(Answer.of(address, place.clock().instant(), agent.state()));
    }
}
