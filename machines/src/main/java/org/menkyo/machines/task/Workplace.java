package org.menkyo.machines.task;

import java.time.Clock;
import org.menkyo.machines.agent.MachineAgents;
import org.menkyo.machines.inventory.Machines;
import org.menkyo.machines.inventory.Runs;
import org.menkyo.machines.work.Limits;
import org.menkyo.machines.work.Progress;
import org.menkyo.machines.work.Stop;

/**
 * What work on machines needs.
 *
 * @param machines the inventory
 * @param runs work that was begun
 * @param agents the way to machines
 * @param limits how much at once, and for how long
 * @param stop the wish that it ends
 * @param progress who is told how far it is
 * @param clock the time
 */
public record Workplace(
        Machines machines, Runs runs, MachineAgents agents, Limits limits, Stop stop, Progress progress, Clock clock) {}
