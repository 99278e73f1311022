package org.menkyo.planning;

import java.util.List;
import java.util.Optional;

/**
 * The answers about one network (VA-701).
 *
 * @param name what people call it
 * @param kind how it stands to the core network
 * @param domain the DNS domain of its machines, such as {@code example.com}; empty if they have none
 * @param machines its machines, each edition at most once
 */
public record Network(String name, NetworkKind kind, Optional<String> domain, List<Machines> machines) {

    /** Takes a copy and checks the editions. */
    public Network {
        machines = List.copyOf(machines);
        if (machines.stream().map(Machines::edition).distinct().count() != machines.size()) {
            throw new IllegalArgumentException("the network " + name + " names an edition twice");
        }
    }
}
