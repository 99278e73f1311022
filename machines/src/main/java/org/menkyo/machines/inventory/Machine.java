package org.menkyo.machines.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.MachineState;
import org.menkyo.protocol.activation.InstallationId;

/**
 * A machine in the inventory.
 *
 * @param address by which it was found, and its agent's port; no two machines have the same
 * @param foundBy how it was found, for example {@code range 10.0.0.0/24}
 * @param foundAt when it was found first
 * @param contact what came of the last attempt to ask it
 * @param problem the reason in words, if it did not answer; else empty
 * @param askedAt when it was asked last
 * @param answeredAt when it answered last
 * @param state what it said then
 * @param installationId what it was last activated by, or collected with
 * @param lastWork what it was last asked to do
 * @param groups the groups that people put it into, in their order
 */
public record Machine(
        HostAddress address,
        String foundBy,
        Instant foundAt,
        Contact contact,
        String problem,
        Optional<Instant> askedAt,
        Optional<Instant> answeredAt,
        Optional<MachineState> state,
        Optional<InstallationId> installationId,
        Optional<LastWork> lastWork,
        List<String> groups) {

    /** The name in its agent's certificate, else the address by which it was found. */
    public String displayName() {
        return state.map(MachineState::machineName).orElse(address.name());
    }
}
