package org.menkyo.admin;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.net.http.HttpResponse;

/** What the center says where it does not do what it is asked (RFC 9457). */
final class Refusal {

    private static final int LEAST_ERROR = 400;
    private static final int UNAVAILABLE = 503;

    private Refusal() {}

    /** @throws AdminException if the center did not do it */
    static void check(HttpResponse<InputStream> answer) {
        if (answer.statusCode() >= LEAST_ERROR) {
            throw of(answer);
        }
    }

    private static AdminException of(HttpResponse<InputStream> answer) {
        int exitCode = answer.statusCode() == UNAVAILABLE ? MenkyoAdmin.UNREACHABLE : MenkyoAdmin.NOT_DONE;
        try (JsonReader reader = Json.createReader(answer.body())) {
            JsonObject problem = reader.readObject();
            StringBuilder text = new StringBuilder(problem.getString("detail", problem.getString("title", "")));
            text.append(" (").append(problem.getString("code", Integer.toString(answer.statusCode())));
            text.append(", ").append(problem.getString("correlationId", "-")).append(')');
            if (problem.containsKey("errors")) {
                for (JsonObject error : problem.getJsonArray("errors").getValuesAs(JsonObject.class)) {
                    text.append("\n  ").append(option(error)).append(": ").append(error.getString("text", ""));
                }
            }
            return new AdminException(exitCode, text.toString());
        } catch (JsonException noProblem) {
            return new AdminException(exitCode, "The center answered with status " + answer.statusCode() + ".");
        }
    }

    /** The option that a wrong member or parameter was given by; deeper ones by their place in it. */
    private static String option(JsonObject error) {
        String place = error.getString("pointer", error.getString("parameter", ""));
        String[] parts = place.replaceFirst("^/", "").split("/", 2);
        return "--" + ApiOperation.words(parts[0]) + (parts.length > 1 ? " /" + parts[1] : "");
    }
}
