package org.menkyo.client.agent;

import java.time.Duration;

/**
 * What peers of an agent can take up.
 *
 * @param connections connections at a time
 * @param ofOneNetwork connections of one IPv4 address, or of one IPv6 network of 64 bits, at a time
 * @param request how long a peer may take to make TLS and to send its request
 * @param answer how long it may take to read the answer
 * @param bodyBytes how long a request's body can be
 */
public record AgentLimits(int connections, int ofOneNetwork, Duration request, Duration answer, int bodyBytes) {

    /** 128 connections, half of them of one network, 10 seconds each to send and to read, 64 KiB. */
    public static final AgentLimits USUAL =
            new AgentLimits(128, 64, Duration.ofSeconds(10), Duration.ofSeconds(10), 1 << 16);
}
