package org.menkyo.client.agent;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * An answer.
 *
 * @param status the status of HTTP
 * @param body a JSON object
 */
record AgentAnswer(int status, JsonObject body) {

    private static final int OK = 200;
    private static final int FIRST_ERROR = 400;

    static AgentAnswer of(JsonObjectBuilder body) {
        return new AgentAnswer(OK, body.build());
    }

    /** A problem in the form of RFC 9457. */
    static AgentAnswer of(Problem problem) {
        return new AgentAnswer(
                problem.status(),
                Json.createObjectBuilder()
                        .add("status", problem.status())
                        .add("code", problem.code())
                        .add("detail", problem.text())
                        .build());
    }

    boolean isProblem() {
        return status >= FIRST_ERROR;
    }

    /** The stable name of what came of the request. */
    String result() {
        return isProblem() ? body.getString("code") : body.getString("outcome", "DONE");
    }
}
