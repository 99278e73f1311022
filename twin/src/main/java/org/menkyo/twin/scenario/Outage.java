package org.menkyo.twin.scenario;

import java.util.Optional;

/**
 * Something is away for a while.
 *
 * @param host the KMS host, {@value #EVERY} for all; empty if it is a network
 * @param network the network that is cut off from all others; empty if it is a host
 * @param fromDay when it begins, in days after the start
 * @param days how long it lasts
 */
public record Outage(Optional<String> host, Optional<String> network, double fromDay, double days) {

    /** Stands for all hosts. */
    public static final String EVERY = "*";

    private static final double DAY_MILLIS = 86_400_000;

    /** Whether it lasts at a time, in milliseconds after the start. */
    public boolean lasts(long millis) {
        return millis >= fromDay * DAY_MILLIS && millis < (fromDay + days) * DAY_MILLIS;
    }

    /** Whether it is about this host. */
    public boolean isOfHost(String name) {
        return host.filter(given -> given.equals(EVERY) || given.equals(name)).isPresent();
    }

    /** Whether it is about this network. */
    public boolean isOfNetwork(String name) {
        return network.filter(name::equals).isPresent();
    }
}
