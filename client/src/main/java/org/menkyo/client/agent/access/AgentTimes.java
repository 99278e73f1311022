package org.menkyo.client.agent.access;

import java.time.Duration;

/**
 * How long a tool waits for agents.
 *
 * @param connect until a connection is made
 * @param look for the whole of a call that reads or changes something on the machine itself
 * @param work for the whole of a call for which the agent asks a KMS host or the center
 */
public record AgentTimes(Duration connect, Duration look, Duration work) {

    /** 5 seconds, 30 seconds and 2 minutes. */
    public static final AgentTimes USUAL =
            new AgentTimes(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));
}
