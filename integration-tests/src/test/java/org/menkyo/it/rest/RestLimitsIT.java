package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.menkyo.it.rest.OpenApi.Operation;

/**
 * What the document says of the limits of a request is what the service refuses: for each member with a limit, the
 * documented example is sent with a value beyond it, and with one at it.
 */
@Tag("LC-1109")
class RestLimitsIT {

    private static final OpenApi DOCUMENT = OpenApi.served();
    private static final RestWorld WORLD = new RestWorld();

    /**
     * What refuses something else first, since its example is of what is not there or operations before it ended the
     * license, and what judges each item by itself.
     */
    private static final Set<String> NOT_REACHED = Set.of(
            "PATCH /licenses/{licenseId}/online-service-seats/{seatId}",
            "PATCH /licenses/{licenseId}/subscription-seats/{seatId}",
            "POST /licenses/{licenseId}/benefits/{benefit}/assignments",
            "POST /licenses/{licenseId}/benefits/{benefit}/uses",
            "POST /licenses/{licenseId}/activation-returns",
            "POST /licenses/{licenseId}/online-service-seat-batches",
            "POST /licenses/{licenseId}/online-service-seats",
            "POST /licenses/{licenseId}/permissions",
            "POST /licenses/{licenseId}/physical-media-requests",
            "POST /licenses/{licenseId}/subscription-seat-batches",
            "POST /licenses/{licenseId}/subscription-seats",
            "POST /order-batches",
            "POST /permission-requests/{requestId}/decision",
            "POST /proxy-activations",
            "POST /reveal-approvals/of-key/{keyId}",
            "POST /support/activation-approvals/of-key/{keyId}",
            "POST /support/product-keys/{keyId}/activations",
            "POST /two-person-rules/of-license/{licenseId}/approvals",
            "PUT /licenses/{licenseId}/machine-inventories/{inventory}");

    /**
     * A member with a value beyond its limit, or at it.
     *
     * @param limit the number that the refusal tells, or empty if it tells none
     */
    private record Case(String pointer, JsonValue value, String limit, boolean beyond) {}

    @TestFactory
    Stream<DynamicTest> aValueBeyondALimitIsRefusedAndOneAtItIsNot() {
        Set<String> notReached = new TreeSet<>();
        return Stream.concat(
                DOCUMENT.operations().stream()
                        .filter(operation -> operation.body() != null)
                        .map(operation -> dynamicTest(operation.toString(), () -> check(operation, notReached))),
                Stream.of(dynamicTest("all others", () -> assertThat(notReached).isEqualTo(NOT_REACHED))));
    }

    private static void check(Operation operation, Set<String> notReached) {
        JsonObject example = withNumberOfItsOwn(operation.body().getJsonObject("example"));
        List<Case> cases = new ArrayList<>();
        collect("", operation.body(), example, cases);
        for (Case each : cases) {
            RestCall call = RestCall.of(operation.method(), path(operation));
            HttpResponse<String> answer = (operation.open() ? call : call.as(caller(operation)))
                    .json(Json.createPointer(each.pointer())
                            .add(example, each.value())
                            .toString())
                    .send();
            String refusal = refusal(answer, each.pointer());
            if (!each.beyond()) {
                assertThat(refusal).as(operation + each.pointer()).doesNotContain(each.limit());
            } else if (answer.statusCode() == 400) {
                assertThat(refusal).as(operation + each.pointer()).isNotEmpty();
            } else {
                notReached.add(operation.toString());
            }
        }
    }

    /** The order of the example is also in the guide, whose test records it with the content that stands there. */
    private static JsonObject withNumberOfItsOwn(JsonObject example) {
        String own = example.toString().replace("PO-2026-0815", WORLD.name("limits"));
        return Json.createReader(new StringReader(own)).readObject();
    }

    /** What the problem says of a member, or nothing. */
    private static String refusal(HttpResponse<String> answer, String pointer) {
        if (answer.statusCode() != 400) {
            return "";
        }
        JsonArray errors = RestCall.object(answer).getJsonArray("errors");
        return errors.getValuesAs(JsonObject.class).stream()
                .filter(error -> error.getString("pointer").startsWith(pointer))
                .map(error -> error.getString("text").replace(",", ""))
                .collect(Collectors.joining("; "));
    }

    private static String path(Operation operation) {
        return operation
                .template()
                .replace("{licenseId}", WORLD.licenseId())
                .replace("{orderNumber}", WORLD.name("order"))
                .replaceAll("\\{[^}]*}", "00000000-0000-4000-8000-000000000000");
    }

    private static String caller(Operation operation) {
        List<String> parties = operation.parties();
        if (parties.contains("DISTRIBUTOR")) {
            return RestWorld.DISTRIBUTOR;
        }
        if (parties.contains("SUPPORT_AGENT")) {
            return "demo-support";
        }
        if (operation.template().equals("/open-licenses")) {
            // Who tells wrong numbers is locked out.
            return WORLD.colleague();
        }
        return parties.contains("OPERATOR") ? RestWorld.OPERATOR : WORLD.administrator();
    }

    private static void collect(String at, JsonObject schema, JsonObject example, List<Case> cases) {
        schema.getJsonObject("properties").forEach((name, value) -> {
            JsonObject member = DOCUMENT.resolve(value.asJsonObject());
            JsonObject limits = member.containsKey("properties") ? member : value.asJsonObject();
            String pointer = at + "/" + name;
            JsonValue given = example.get(name);
            if (given instanceof JsonObject object && member.containsKey("properties")) {
                collect(pointer, member, object, cases);
            } else if (given instanceof JsonArray array) {
                ofList(pointer, limits, array, cases);
            } else {
                ofValue(pointer, limits, cases);
            }
        });
    }

    private static void ofList(String pointer, JsonObject limits, JsonArray given, List<Case> cases) {
        if (limits.containsKey("minItems")) {
            cases.add(new Case(pointer, JsonValue.EMPTY_JSON_ARRAY, "", true));
        }
        if (limits.containsKey("maxItems") && !given.isEmpty()) {
            JsonArrayBuilder many = Json.createArrayBuilder();
            for (int i = 0; i <= limits.getInt("maxItems"); i++) {
                many.add(given.get(0));
            }
            cases.add(new Case(pointer, many.build(), limits.getInt("maxItems") + "", true));
        }
        JsonObject entry = DOCUMENT.resolve(limits.getJsonObject("items"));
        if (!given.isEmpty() && given.get(0) instanceof JsonObject first && entry.containsKey("properties")) {
            collect(pointer + "/0", entry, first, cases);
        }
    }

    private static void ofValue(String pointer, JsonObject limits, List<Case> cases) {
        if (limits.containsKey("maxLength") && !limits.containsKey("pattern") && !limits.containsKey("format")) {
            int most = limits.getInt("maxLength");
            cases.add(new Case(pointer, Json.createValue("x".repeat(most + 1)), most + "", true));
            cases.add(new Case(pointer, Json.createValue("x".repeat(most)), most + "", false));
        }
        if (limits.containsKey("minLength")) {
            cases.add(new Case(pointer, Json.createValue("x".repeat(limits.getInt("minLength") - 1)), "", true));
        }
        if (limits.containsKey("pattern") && !"?".matches(limits.getString("pattern"))) {
            cases.add(new Case(pointer, Json.createValue("?"), "", true));
        }
        if ("email".equals(limits.getString("format", ""))) {
            cases.add(new Case(pointer, Json.createValue("nobody"), "", true));
        }
        if (limits.containsKey("minimum")) {
            ofNumber(pointer, limits.getJsonNumber("minimum").longValue(), -1, cases);
            ofNumber(pointer, limits.getJsonNumber("maximum").longValue(), 1, cases);
        }
    }

    private static void ofNumber(String pointer, long bound, int beyond, List<Case> cases) {
        // The greatest number of the type cannot be exceeded but by another type.
        if (bound != Integer.MAX_VALUE) {
            cases.add(new Case(pointer, Json.createValue(bound + beyond), bound + "", true));
        }
        cases.add(new Case(pointer, Json.createValue(bound), bound + "", false));
    }
}
