package org.menkyo.activation.mak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.activation.Outcome;
import org.menkyo.activation.Outcome.Activated;
import org.menkyo.activation.Outcome.Refused;
import org.menkyo.productkey.PresentedKey;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.shared.error.ErrorCode;

/**
 * Decides on the requests of one transaction, one after the other, by what is known of a locked key and what was decided
 * before; collects what is to be written.
 */
final class MakDecisions {

    private final PresentedKey key;
    private final Instant now;
    private final Map<String, Confirmed> kept = new HashMap<>();
    private final List<Machine> machines = new ArrayList<>();
    private final Map<String, Addition> additions = new LinkedHashMap<>();
    private int newlyUsed;

    /** Nothing is known yet but the key. */
    MakDecisions(PresentedKey key, Instant now) {
        this.key = key;
        this.now = now;
    }

    /** What comes of a request when the new confirmations have their numbers, by the digits of their installation IDs. */
    @FunctionalInterface
    interface Decision {
        Outcome<Confirmed> outcome(Map<String, Long> numbers);
    }

    /**
     * A machine that used one of the key's activations.
     *
     * @param id its row, or null if it is to be written
     * @param installationId with which it used it
     * @param hardware the hardware that it had then
     */
    record Machine(Long id, InstallationId installationId, HardwareProfile hardware) {}

    /**
     * A confirmation that is to be written, and before it its machine if that has no row yet.
     *
     * @param edition the row of the edition
     */
    record Addition(MakRequest request, Machine machine, long edition) {}

    /** Makes a kept confirmation known (VA-405). */
    void know(String installationId, long number, Instant confirmedAt) {
        kept.put(
                new InstallationId(installationId).withoutKey().digits(), new Confirmed(number, confirmedAt, false, 0));
    }

    /** Makes a machine known. */
    void know(long machineId, String installationId) {
        InstallationId with = new InstallationId(installationId);
        machines.add(new Machine(machineId, with, with.hardware()));
    }

    /** Decides on a request that nothing but the machine itself or an exhausted allowance can stand against. */
    Decision decide(MakRequest request) {
        String digits = request.kept().digits();
        Confirmed known = kept.get(digits);
        if (known != null) {
            return done(known);
        }
        if (additions.containsKey(digits)) {
            return added(request, false);
        }
        HardwareProfile hardware = request.installationId().hardware();
        Optional<Machine> same = machines.stream()
                .filter(machine -> machine.hardware().isSameMachine(hardware))
                .findFirst();
        if (same.isEmpty() && key.used() + newlyUsed >= key.permitted()) {
            return numbers -> new Refused<>(ErrorCode.ACTIVATIONS_EXHAUSTED);
        }
        long edition = key.edition(request.installationId().editionCode())
                .orElseThrow()
                .id();
        Machine machine = same.orElseGet(() -> {
            newlyUsed++;
            Machine added = new Machine(null, request.kept(), hardware);
            machines.add(added);
            return added;
        });
        additions.put(digits, new Addition(request, machine, edition));
        return added(request, same.isEmpty());
    }

    private Decision added(MakRequest request, boolean counted) {
        int remaining = remaining();
        return numbers ->
                new Activated<>(new Confirmed(numbers.get(request.kept().digits()), now, counted, remaining));
    }

    private Decision done(Confirmed known) {
        Confirmed again = new Confirmed(known.number(), known.confirmedAt(), false, remaining());
        return numbers -> new Activated<>(again);
    }

    private int remaining() {
        return key.permitted() - key.used() - newlyUsed;
    }

    /** How many activations are to be counted. */
    int newlyUsed() {
        return newlyUsed;
    }

    /** Whether the last decision used so much of the key that its administrators are to be told (VA-407). */
    boolean mustBeTold() {
        return newlyUsed > 0 && key.isWorthTelling(key.used() + newlyUsed);
    }

    /** The machines that are to be written. */
    List<Machine> newMachines() {
        return machines.stream().filter(machine -> machine.id() == null).toList();
    }

    /** The confirmations that are to be written. */
    List<Addition> additions() {
        return List.copyOf(additions.values());
    }

    /** When all of it happens. */
    Instant now() {
        return now;
    }
}
