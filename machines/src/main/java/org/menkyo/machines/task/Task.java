package org.menkyo.machines.task;

import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.agent.AgentException;
import org.menkyo.machines.agent.MachineAgent;

/** What is done with one machine. Called by several threads. */
@FunctionalInterface
public interface Task {

    /** Does it; the address names the machine. */
    Told with(MachineAgent agent, HostAddress address) throws AgentException, InterruptedException;
}
