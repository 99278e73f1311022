package org.menkyo.client.agent;

import java.util.List;
import java.util.stream.Stream;

/** What an agent can be asked for ({@code docs/protocol/agent.md}). */
enum Operation {
    DESCRIBE("GET", ""),
    SHOW_LICENSE("GET", "/license"),
    INSTALL_KEY("PUT", "/product-key"),
    REMOVE_KEY("DELETE", "/product-key"),
    CONFIGURE_KMS("PUT", "/kms-host"),
    ACTIVATE("POST", "/activation"),
    SHOW_COMPUTER("GET", "/computer-information"),
    CONFIRM("PUT", "/confirmation-id"),
    REARM("POST", "/rearm"),
    SHOW_EVENTS("GET", "/events"),
    SET_REVOCATIONS("PUT", "/revocations"),
    REQUEST_CERTIFICATE("POST", "/certificate-request"),
    SET_CERTIFICATE("PUT", "/certificate");

    /** Where the first version of the interface is. */
    static final String BASE = "/agent/1";

    private final String method;
    private final String path;

    Operation(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The name of what a request asks for; {@code UNKNOWN} if there is no such thing. */
    static String nameOf(AgentRequest request) {
        try {
            return of(request).name();
        } catch (ProblemException e) {
            return "UNKNOWN";
        }
    }

    /**
     * What a request asks for.
     *
     * @throws ProblemException if there is no such thing
     */
    static Operation of(AgentRequest request) throws ProblemException {
        List<Operation> there = Stream.of(values())
                .filter(operation -> request.path().equals(BASE + operation.path))
                .toList();
        if (there.isEmpty()) {
            throw new ProblemException(Problem.Kind.NOT_FOUND.in(request.language()));
        }
        return there.stream()
                .filter(operation -> operation.method.equals(request.method()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.Kind.METHOD_NOT_ALLOWED.in(request.language())));
    }
}
