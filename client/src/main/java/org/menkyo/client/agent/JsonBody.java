package org.menkyo.client.agent;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The body of a request: a JSON object with known members only.
 *
 * @param members what is there
 * @param language of what is said about it
 */
record JsonBody(JsonObject members, Locale language) {

    /** @param known the members that there can be; a body without any may be missing */
    static JsonBody of(AgentRequest request, String... known) throws ProblemException {
        JsonObject members =
                request.body().length == 0 && known.length == 0 ? JsonValue.EMPTY_JSON_OBJECT : parsed(request);
        for (String name : members.keySet()) {
            if (!Set.of(known).contains(name)) {
                throw notValid(name, request.language());
            }
        }
        return new JsonBody(members, request.language());
    }

    private static JsonObject parsed(AgentRequest request) throws ProblemException {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(request.body()))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new ProblemException(Problem.Kind.BODY_NOT_JSON.in(request.language()));
        }
    }

    String text(String name) throws ProblemException {
        return optionalText(name).orElseThrow(() -> notValid(name, language));
    }

    Optional<String> optionalText(String name) throws ProblemException {
        JsonValue value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw notValid(name, language);
    }

    int number(String name) throws ProblemException {
        OptionalInt number = optionalNumber(name);
        if (number.isEmpty()) {
            throw notValid(name, language);
        }
        return number.getAsInt();
    }

    OptionalInt optionalNumber(String name) throws ProblemException {
        JsonValue value = members.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof JsonNumber number) {
            try {
                return OptionalInt.of(number.intValueExact());
            } catch (ArithmeticException e) {
                throw notValid(name, language);
            }
        }
        throw notValid(name, language);
    }

    static ProblemException notValid(String name, Locale language) {
        return new ProblemException(Problem.Kind.FIELD_NOT_VALID.in(language, shown(name)));
    }

    /** A name that a stranger to our interface has chosen, no longer than ours are. */
    private static String shown(String name) {
        String fit = name.replaceAll("[^A-Za-z0-9._-]", "?");
        return fit.length() > 40 ? fit.substring(0, 40) : fit;
    }
}
