package org.menkyo.machines.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.agent.AgentException;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.inventory.Answer;
import org.menkyo.machines.inventory.LastWork;
import org.menkyo.machines.inventory.Machine;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;
import org.menkyo.machines.inventory.Selection;
import org.menkyo.machines.work.Round;
import org.menkyo.protocol.activation.InstallationId;

/**
 * Carries out one piece of work: does a task with each machine that is missing, and keeps what came of it as it comes, so that
 * what was stopped goes on from there (VA-501).
 */
final class Execution {

    private final Workplace place;
    private final Run run;
    private final Function<HostAddress, Optional<String>> knownNames;
    private int done;
    private int failed;
    private int answered;

    Execution(Workplace place, Run run) {
        this.place = place;
        this.run = run;
        this.done = run.done();
        this.failed = run.failed();
        this.knownNames = pins() ? names(place) : address -> Optional.empty();
        place.progress().at(done, run.total(), failed);
    }

    /** What changes a machine is meant for the one that is known, and for no other that has come to its address. */
    private boolean pins() {
        return run.kind() != RunKind.FIND && run.kind() != RunKind.ASK;
    }

    private static Function<HostAddress, Optional<String>> names(Workplace place) {
        Map<HostAddress, String> names = new HashMap<>();
        for (Machine machine : place.machines().select(Selection.ALL)) {
            machine.state().ifPresent(state -> names.put(machine.address(), state.machineName()));
        }
        return address -> Optional.ofNullable(names.get(address));
    }

    /** Does the task with machines; returns whether all were come to. */
    boolean round(Iterator<HostAddress> machines, Task task, Consumer<List<Told>> results) {
        Round<HostAddress, Told> round = new Round<>(place.limits(), place.stop(), new Round.Work<>() {
            @Override
            public Told with(HostAddress address) throws InterruptedException {
                return told(address, task);
            }

            @Override
            public Told outOfTime(HostAddress address) {
                return failure(address, new AgentException(Contact.TIMED_OUT, ""));
            }
        });
        return round.run(
                machines,
                some -> results.accept(some.stream().map(Round.Done::result).toList()));
    }

    private Told told(HostAddress address, Task task) throws InterruptedException {
        try {
            return task.with(place.agents().at(address, knownNames.apply(address)), address);
        } catch (AgentException e) {
            return failure(address, e);
        }
    }

    private Told failure(HostAddress address, AgentException why) {
        return Told.of(Answer.failed(address, place.clock().instant(), why));
    }

    /** Keeps what came of machines, and that they are done. */
    void keep(List<Told> results) {
        keep(results, told -> !told.isDone());
    }

    void keep(List<Told> results, Predicate<Told> isFailure) {
        Instant now = place.clock().instant();
        Map<HostAddress, LastWork> work = new LinkedHashMap<>();
        Map<HostAddress, InstallationId> ids = new LinkedHashMap<>();
        Map<HostAddress, Boolean> ended = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        for (Told told : results) {
            HostAddress address = told.answer().address();
            answers.add(told.answer());
            told.outcome().ifPresent(outcome -> work.put(address, new LastWork(run.kind(), now, outcome)));
            told.computer().ifPresent(computer -> ids.put(address, computer.installationId()));
            ended.put(address, !isFailure.test(told));
            answered += told.answer().contact() == Contact.ANSWERED ? 1 : 0;
            failed += isFailure.test(told) ? 1 : 0;
        }
        place.machines().answered(answers);
        place.machines().worked(work);
        place.machines().identified(ids);
        place.runs().done(run, ended);
        done += results.size();
        place.progress().at(done, run.total(), failed);
    }

    /** The end, or as far as it came. */
    Summary summary() {
        Summary summary = new Summary(run.total(), done, failed, answered);
        if (summary.isEnded()) {
            place.runs().end(run);
        }
        return summary;
    }
}
