package org.menkyo.planning;

import java.util.List;

/**
 * How some machines of a network are activated, and why.
 *
 * @param network the network's name
 * @param kind how the network stands to the core network
 * @param editions names of the machines' editions
 * @param physical how many of the machines are physical
 * @param virtual how many are virtual
 * @param method the way that is recommended
 * @param alternatives what else is right, the better first
 * @param reason why, in the language that was asked for
 */
public record Advice(
        String network,
        NetworkKind kind,
        List<String> editions,
        int physical,
        int virtual,
        ActivationMethod method,
        List<ActivationMethod> alternatives,
        String reason) {}
