package org.menkyo.machines.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.MachineLicense;

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
 * @param license what it said then
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
        Optional<MachineLicense> license,
        Optional<LastWork> lastWork,
        List<String> groups) {

    /** The name that it gives itself, else the address by which it was found. */
    public String displayName() {
        return license.map(MachineLicense::machineName)
                .filter(name -> !name.isEmpty())
                .orElse(address.name());
    }
}
