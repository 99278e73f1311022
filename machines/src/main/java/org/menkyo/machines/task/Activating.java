package org.menkyo.machines.task;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.menkyo.client.center.ProxyCenter;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.proxy.ProxyActivation;
import org.menkyo.machines.agent.AgentException;
import org.menkyo.machines.agent.MachineAgent;
import org.menkyo.machines.agent.Outcome;
import org.menkyo.machines.inventory.Answer;
import org.menkyo.machines.inventory.Machine;
import org.menkyo.machines.inventory.Run;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;
import org.menkyo.protocol.key.ProductKey;

/**
 * Installs product keys and activates machines: by a KMS host, by a multiple activation key that each machine sends itself, or
 * by confirmation IDs that the tool gets or carries (VA-502).
 */
public final class Activating {

    /** A machine has a product key, so that it would not ask a KMS host. */
    public static final String HAS_KEY = "HAS_KEY";

    /** There is no confirmation ID for a machine. */
    public static final String NO_CONFIRMATION = "NO_CONFIRMATION";

    /** Machines whose confirmations are asked for in one call, so that little is lost when it fails. */
    private static final int PART = 200;

    private final Workplace place;
    private final OwnList own;
    private final Words words;

    /** Words for what agents cannot say, in a language for people. */
    @FunctionalInterface
    public interface Words {

        /** The words for an outcome of the tool's own. */
        String of(String code);
    }

    public Activating(Workplace place, OwnList own, Words words) {
        this.place = place;
        this.own = own;
        this.words = words;
    }

    /** Installs a product key. */
    public Summary installKey(Run run, ProductKey key) {
        return each(run, (agent, address) -> agent.installKey(key));
    }

    /**
     * Lets machines ask a KMS host.
     *
     * @param host the host that they ask from now on; none to leave them the one that they have
     * @param removeKey whether a product key that a machine has is removed; otherwise such a machine is left as it is
     */
    public Summary byKmsHost(Run run, Optional<HostAddress> host, boolean removeKey) {
        return each(run, (agent, address) -> {
            if (agent.state().maskedKey().isPresent()) {
                if (!removeKey) {
                    return own(HAS_KEY);
                }
                agent.removeKey();
            }
            if (host.isPresent()) {
                agent.configureKms(
                        Optional.of(host.get().name()),
                        OptionalInt.of(host.get().port()));
            }
            return agent.activate();
        });
    }

    /**
     * Lets machines ask the center.
     *
     * @param key the key that is installed before; none to use the one that a machine has
     */
    public Summary byOwnKey(Run run, Optional<ProductKey> key) {
        return each(run, (agent, address) -> {
            if (key.isPresent()) {
                Outcome installed = agent.installKey(key.get());
                if (!installed.done()) {
                    return installed;
                }
            }
            return agent.activate();
        });
    }

    /**
     * Gets confirmation IDs from the center and brings them to the machines. Nobody is asked for one that is in the tool's own
     * list (VA-405).
     *
     * @param keys the keys that machines have
     * @param install the key of these that is installed before, if any
     * @throws IOException if the center or the own list fails; what was done before is kept, and the work can be resumed
     */
    public Summary byProxy(Run run, Collection<ProductKey> keys, Optional<ProductKey> install, ProxyCenter center)
            throws IOException {
        Execution execution = new Execution(place, run);
        ProxyActivation activation = new ProxyActivation(center, keys);
        List<HostAddress> missing = place.runs().missing(run);
        for (int from = 0; from < missing.size() && !place.stop().isRequested(); from += PART) {
            List<HostAddress> part = missing.subList(from, Math.min(missing.size(), from + PART));
            Map<HostAddress, ComputerInformation> collected = new HashMap<>();
            execution.round(part.iterator(), (agent, address) -> collected(agent, address, install), results -> {
                List<Told> without = new ArrayList<>();
                for (Told told : results) {
                    told.computer()
                            .ifPresentOrElse(
                                    computer -> collected.put(told.answer().address(), computer),
                                    () -> without.add(told));
                }
                execution.keep(without);
            });
            if (!place.stop().isRequested()) {
                ComputerInformationList known = completed(activation, collected.values());
                deliver(execution, collected, known);
            }
        }
        return execution.summary();
    }

    /** Of all computers in the own list those are completed that belong to these machines. */
    private ComputerInformationList completed(ProxyActivation activation, Collection<ComputerInformation> computers)
            throws IOException {
        return own.change((list, keep) -> {
            ComputerInformationList all = list.merged(ofNow(computers));
            keep.keep(all);
            ComputerInformationList theirs = ofNow(without(computers, OwnList.confirmations(all)));
            ComputerInformationList answered = activation.complete(theirs, progress -> keep.keep(all.merged(progress)));
            return all.merged(answered);
        });
    }

    private static Collection<ComputerInformation> without(
            Collection<ComputerInformation> computers, Map<InstallationId, ConfirmationId> known) {
        return computers.stream()
                .filter(computer -> !known.containsKey(computer.installationId()))
                .toList();
    }

    private ComputerInformationList ofNow(Collection<ComputerInformation> computers) {
        Map<InstallationId, ComputerInformation> each = new HashMap<>();
        computers.forEach(computer -> each.put(computer.installationId(), computer));
        return ComputerInformationList.of(
                List.copyOf(each.values()), place.clock().instant(), true);
    }

    private void deliver(
            Execution execution, Map<HostAddress, ComputerInformation> collected, ComputerInformationList known) {
        Map<InstallationId, ComputerInformation> answers = new HashMap<>();
        known.computers().forEach(computer -> answers.put(computer.installationId(), computer));
        execution.round(
                collected.keySet().iterator(),
                (agent, address) -> confirmed(
                        agent, address, answers.get(collected.get(address).installationId())),
                execution::keep);
    }

    private Told confirmed(MachineAgent agent, HostAddress address, ComputerInformation computer)
            throws AgentException, InterruptedException {
        Outcome outcome = computer.confirmationId().isPresent()
                ? agent.confirm(computer.confirmationId().get())
                : refused(computer.result().orElse(NO_CONFIRMATION));
        return told(agent, address, outcome, Optional.of(computer));
    }

    /** What the center refused, told by its code. */
    private Outcome refused(String code) {
        return code.equals(NO_CONFIRMATION) || code.equals(ProxyActivation.KEY_NOT_GIVEN)
                ? own(code)
                : new Outcome(code, false, code);
    }

    /** Collects what activates machines by proxy into the own list. */
    public Summary collect(Run run) throws IOException {
        Execution execution = new Execution(place, run);
        List<IOException> failures = new ArrayList<>();
        execution.round(
                place.runs().missing(run).iterator(),
                (agent, address) -> collected(agent, address, Optional.empty()),
                results -> {
                    try {
                        own.add(results.stream()
                                .flatMap(told -> told.computer().stream())
                                .toList());
                    } catch (IOException e) {
                        place.stop().request();
                        failures.add(e);
                        return;
                    }
                    execution.keep(results);
                });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return execution.summary();
    }

    private Told collected(MachineAgent agent, HostAddress address, Optional<ProductKey> install)
            throws AgentException, InterruptedException {
        if (install.isPresent()) {
            Outcome installed = agent.installKey(install.get());
            if (!installed.done()) {
                return told(agent, address, installed, Optional.empty());
            }
        }
        ComputerInformation computer = agent.computerInformation();
        return new Told(
                Answer.of(address, now(), agent.state()), Optional.empty(), Optional.of(named(computer, address)));
    }

    /** With the name by which people know the machine here, where it gives itself none. */
    private static ComputerInformation named(ComputerInformation computer, HostAddress address) {
        return new ComputerInformation(
                computer.name().or(() -> Optional.of(address.name())),
                computer.editionName(),
                computer.licenseState(),
                computer.remainingMinutes(),
                computer.maskedKey(),
                computer.installationId());
    }

    /** Activates machines by the confirmation IDs of the own list. */
    public Summary apply(Run run) throws IOException {
        Map<InstallationId, ConfirmationId> known = OwnList.confirmations(own.read());
        return each(run, (agent, address) -> {
            ConfirmationId id = known.get(agent.computerInformation().installationId());
            return id == null ? own(NO_CONFIRMATION) : agent.confirm(id);
        });
    }

    /** The machines of these addresses among those in the own list. */
    public static Set<InstallationId> identified(Collection<Machine> machines) {
        Set<InstallationId> ids = new HashSet<>();
        machines.forEach(machine -> machine.installationId().ifPresent(ids::add));
        return ids;
    }

    /** What is done with one machine, and then its state is asked for. */
    @FunctionalInterface
    private interface Step {

        Outcome with(MachineAgent agent, HostAddress address) throws AgentException, InterruptedException;
    }

    private Summary each(Run run, Step step) {
        Execution execution = new Execution(place, run);
        execution.round(
                place.runs().missing(run).iterator(),
                (agent, address) -> told(agent, address, step.with(agent, address), Optional.empty()),
                execution::keep);
        return execution.summary();
    }

    private Told told(MachineAgent agent, HostAddress address, Outcome outcome, Optional<ComputerInformation> computer)
            throws AgentException, InterruptedException {
        return new Told(Answer.of(address, now(), agent.state()), Optional.of(outcome), computer);
    }

    private Outcome own(String code) {
        return new Outcome(code, false, words.of(code));
    }

    private Instant now() {
        return place.clock().instant();
    }
}
