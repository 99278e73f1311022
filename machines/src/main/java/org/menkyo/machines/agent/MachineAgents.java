package org.menkyo.machines.agent;

import org.menkyo.client.kms.HostAddress;

/** The way to the agents of machines. */
@FunctionalInterface
public interface MachineAgents {

    /**
     * The agent at an address; nothing is sent yet.
     *
     * @param address name or address of the machine, and its agent's port
     */
    MachineAgent at(HostAddress address);
}
