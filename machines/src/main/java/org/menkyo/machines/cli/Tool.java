package org.menkyo.machines.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.menkyo.client.agent.access.AgentTimes;
import org.menkyo.client.center.ProxyCenter;
import org.menkyo.machines.agent.MachineAgents;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.work.Stop;

/**
 * What the command line works with.
 *
 * @param environment the variables
 * @param in the standard input
 * @param terminal whether a person looks at what is written, so that a line may be written anew
 * @param stop the wish of that person that work ends
 * @param agents the way to machines
 * @param centers the activation service at an address
 */
record Tool(
        Map<String, String> environment,
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Texts texts,
        Clock clock,
        SecureRandom random,
        Stop stop,
        AgentsOpener agents,
        Function<URI, ProxyCenter> centers) {

    /** Opens the way to the machines of an authority. */
    @FunctionalInterface
    interface AgentsOpener {

        MachineAgents open(Path authority, Optional<char[]> password, AgentTimes times)
                throws IOException, ProblemException;
    }

    Optional<String> configured(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /** A secret of a variable, or else the next line of the standard input. */
    String secret(String variable, String problem) throws IOException, ProblemException {
        Optional<String> configured = configured(variable);
        return configured.isPresent() ? configured.get() : line(problem);
    }

    /** The next line of the standard input, asked for where a person types it. */
    String line(String problem) throws IOException, ProblemException {
        if (terminal) {
            err.print(texts.of("ask." + problem) + " ");
            err.flush();
            if (System.console() != null) {
                char[] typed = System.console().readPassword();
                return required(typed == null ? null : String.valueOf(typed), problem);
            }
        }
        return required(in.readLine(), problem);
    }

    private static String required(String line, String problem) throws ProblemException {
        if (line == null || line.isBlank()) {
            throw ProblemException.wrong("no." + problem);
        }
        return line.strip();
    }
}
