package org.menkyo.machines.inventory;

import java.time.Instant;
import org.menkyo.machines.agent.Outcome;

/**
 * What a machine was last asked to do, beside telling its license state.
 *
 * @param kind what
 * @param at when it was done or given up
 * @param outcome what came of it
 */
public record LastWork(RunKind kind, Instant at, Outcome outcome) {}
