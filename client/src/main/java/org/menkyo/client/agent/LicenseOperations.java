package org.menkyo.client.agent;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationResult;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.key.ProductKey;

/** Carries out what concerns the license of this machine. */
final class LicenseOperations {

    private static final int MAX_EVENTS = 1000;
    private static final int USUAL_EVENTS = 100;
    private static final String LIMIT = "limit";

    private final Product product;

    LicenseOperations(Product product) {
        this.product = product;
    }

    JsonObjectBuilder license(AgentRequest request) throws IOException, ProblemException {
        ActivationClient client = client(request);
        return LicenseJson.details(client.status(), client.machine());
    }

    JsonObjectBuilder installKey(AgentRequest request) throws IOException, ProblemException {
        ProductKey key = ProductKey.parse(JsonBody.of(request, "productKey").text("productKey"));
        return told(client(request).installKey(key), request);
    }

    JsonObjectBuilder removeKey(AgentRequest request) throws IOException, ProblemException {
        JsonBody.of(request);
        client(request).removeKey();
        return done();
    }

    JsonObjectBuilder configureKms(AgentRequest request) throws IOException, ProblemException {
        JsonBody body = JsonBody.of(request, "host", "port");
        Optional<String> host = body.optionalText("host");
        OptionalInt port = body.optionalNumber("port");
        try {
            client(request).configureKms(host, port);
        } catch (IllegalArgumentException e) {
            throw JsonBody.notValid(host.isPresent() ? "host, port" : "port", request.language());
        }
        return done();
    }

    JsonObjectBuilder activate(AgentRequest request) throws IOException, ProblemException {
        JsonBody.of(request);
        return told(client(request).activate(), request);
    }

    JsonObjectBuilder computer(AgentRequest request) throws IOException, ProblemException {
        ComputerInformation computer = client(request).computerInformation();
        JsonObjectBuilder json = Json.createObjectBuilder();
        json.add("installationId", computer.installationId().formatted());
        computer.name().ifPresent(name -> json.add("name", name));
        json.add("edition", computer.editionName());
        json.add("state", computer.licenseState().name());
        json.add("remainingMinutes", computer.remainingMinutes());
        json.add("productKey", computer.maskedKey());
        return json;
    }

    JsonObjectBuilder confirm(AgentRequest request) throws IOException, ProblemException {
        ConfirmationId id =
                ConfirmationId.parse(JsonBody.of(request, "confirmationId").text("confirmationId"));
        return told(client(request).confirm(id), request);
    }

    /** Says again what the caller has seen, so that a call that is repeated uses no second rearm. */
    JsonObjectBuilder rearm(AgentRequest request) throws IOException, ProblemException {
        int seen = JsonBody.of(request, "rearmsLeft").number("rearmsLeft");
        ActivationClient client = client(request);
        int left = product.store().<Integer, ProblemException>exclusively(() -> {
            int there = client.status().rearmsLeft();
            if (there != seen) {
                throw new ProblemException(Problem.Kind.REARMS_DIFFER.in(request.language(), String.valueOf(there)));
            }
            client.rearm();
            return client.status().rearmsLeft();
        });
        return Json.createObjectBuilder().add("rearmsLeft", left);
    }

    JsonObjectBuilder events(AgentRequest request) throws IOException, ProblemException {
        JsonArrayBuilder events = Json.createArrayBuilder();
        for (String line : product.eventLog().last(limit(request.query(), request.language()))) {
            JsonObjectBuilder event = Json.createObjectBuilder();
            for (String pair : line.split(" ")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    event.add(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
            events.add(event);
        }
        return Json.createObjectBuilder().add("events", events);
    }

    private static int limit(String query, Locale language) throws ProblemException {
        if (query.isEmpty()) {
            return USUAL_EVENTS;
        }
        if (!query.matches(LIMIT + "=[0-9]{1,4}")) {
            throw JsonBody.notValid(LIMIT, language);
        }
        int limit = Integer.parseInt(query.substring(LIMIT.length() + 1));
        if (limit < 1 || limit > MAX_EVENTS) {
            throw JsonBody.notValid(LIMIT, language);
        }
        return limit;
    }

    private ActivationClient client(AgentRequest request) throws IOException, ProblemException {
        return product.client(request.language());
    }

    private static JsonObjectBuilder told(ActivationResult result, AgentRequest request) {
        return LicenseJson.result(result, request.language(), ZoneOffset.UTC);
    }

    private static JsonObjectBuilder done() {
        return Json.createObjectBuilder().add("done", true);
    }
}
