package org.menkyo.client.agent.access;

import java.util.Optional;
import org.menkyo.client.agent.trust.PeerName;

/**
 * Where an agent is.
 *
 * @param host name or IP address of the machine
 * @param port the agent's port, {@link #DEFAULT_PORT} unless its machine's administrator chose another
 * @param machine the name that the agent's certificate must have; none where any agent of the authority will do
 */
public record AgentAddress(String host, int port, Optional<PeerName> machine) {

    /** The port of agents where nothing else is said. */
    public static final int DEFAULT_PORT = 1689;

    private static final int MAX_PORT = 0xffff;

    /** @throws IllegalArgumentException if the host is blank or the port is not between 1 and 65535 */
    public AgentAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host is missing");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is between 1 and " + MAX_PORT);
        }
    }

    /** Any agent of the authority on this machine, on the usual port. */
    public static AgentAddress of(String host) {
        return new AgentAddress(host, DEFAULT_PORT, Optional.empty());
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
