package org.menkyo.machines.inventory;

import java.time.Instant;
import java.util.Map;

/**
 * A piece of long work on many machines.
 *
 * @param id names it
 * @param kind what is done
 * @param options what it was begun with, as far as going on needs it; never a secret
 * @param startedAt when it was begun
 * @param total its machines
 * @param done those that are done, whatever came of it
 * @param failed those of them that failed
 */
public record Run(
        long id, RunKind kind, Map<String, String> options, Instant startedAt, int total, int done, int failed) {}
