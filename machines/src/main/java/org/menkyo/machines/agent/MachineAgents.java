package org.menkyo.machines.agent;

import java.util.Optional;
import org.menkyo.client.kms.HostAddress;

/** The way to the agents of machines. */
@FunctionalInterface
public interface MachineAgents {

    /**
     * The agent at an address; nothing is sent yet.
     *
     * @param address name or address of the machine, and its agent's port
     * @param machine the name that its certificate must have, so that what is meant for one machine reaches no other that has
     *     come to its address; none where any machine will do
     */
    MachineAgent at(HostAddress address, Optional<String> machine);
}
