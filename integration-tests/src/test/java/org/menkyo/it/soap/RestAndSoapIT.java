package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.soap.Orders.customers;
import static org.menkyo.it.soap.Orders.line;
import static org.menkyo.it.soap.Orders.order;
import static org.menkyo.it.soap.Orders.with;
import static org.menkyo.it.soap.Orders.withLines;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.ZeepPeer.SignIn;

/** What distributors do gives the same over REST and SOAP. */
@Tag("LC-1101")
class RestAndSoapIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningProduct product = RunningProduct.get();

    @Test
    @Tag("LC-108")
    void showTheSameOrderAlike() {
        JsonObject overRest = order();
        JsonObject overSoap = order();

        JsonObject restResult = rest("POST", "/orders", overRest, 201);
        JsonObject soapResult = soap("OrderService", "submitOrder", overSoap);

        assertThat(plain(soap("OrderService", "getOrder", reference(overRest)))).isEqualTo(plain(restResult));
        assertThat(plain(soap("OrderService", "submitOrder", overRest)))
                .as("the same order again, by the other interface")
                .isEqualTo(plain(restResult));
        assertThat(plain(rest("GET", "/orders/" + overSoap.getString("orderNumber"), null, 200)))
                .isEqualTo(plain(soapResult));
    }

    @Test
    @Tag("LC-108")
    void changeTheSameOrderOneAfterTheOther() {
        JsonObject order = order();
        String address = "/orders/" + order.getString("orderNumber");
        soap("OrderService", "submitOrder", order);

        JsonObject corrected = soap(
                "OrderService",
                "correctOrder",
                change(order, 1)
                        .add("lines", Json.createArrayBuilder().add(line("SVR-STD-2008", 9)))
                        .build());
        assertThat(corrected.getInt("revision")).isEqualTo(2);
        assertThat(plain(rest("GET", address, null, 200))).isEqualTo(plain(corrected));

        JsonObject returned = rest(
                "POST",
                address + "/return",
                Json.createObjectBuilder()
                        .add("revision", 2)
                        .add("reason", "too many")
                        .add("lines", Json.createArrayBuilder().add(line("SVR-STD-2008", 4)))
                        .build(),
                200);
        assertThat(returned.getJsonArray("lines").getJsonObject(0).getInt("quantity"))
                .isEqualTo(5);
        JsonObject late = peer("OrderService")
                .call("cancelOrder", change(order, 2).build())
                .answer();
        assertThat(late.getJsonObject("fault").getString("code")).isEqualTo("ORDER_CHANGED");
        JsonObject cancelled =
                soap("OrderService", "cancelOrder", change(order, 3).build());
        assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
        assertThat(plain(rest("GET", address, null, 200))).isEqualTo(plain(cancelled));
    }

    @Test
    @Tag("LC-104")
    void refuseWrongOrdersAlike() {
        JsonObject order = order();
        for (JsonObject wrong : List.of(
                withLines(order, line("NO-SUCH-PRODUCT", 1), line("SVR-STD-2008", 0)),
                with(order, "endCustomers", customers(null, "not an address")),
                with(order, "organization", JsonValue.EMPTY_JSON_OBJECT))) {
            JsonObject problem = rest("POST", "/orders", wrong, 400);
            JsonObject fault =
                    peer("OrderService").call("submitOrder", wrong).answer().getJsonObject("fault");

            assertThat(fault.getString("code")).isEqualTo(problem.getString("code"));
            assertThat(fault.getString("code")).isEqualTo("INVALID_INPUT");
        }
    }

    @Test
    @Tag("LC-110")
    void showAndChangeTheSameRecordAlike() {
        JsonObject order = order();
        String licenseId = rest("POST", "/orders", order, 201).getString("licenseNumber");
        JsonObject license =
                Json.createObjectBuilder().add("licenseId", licenseId).build();
        String next = "next@" + order.getString("orderNumber").toLowerCase(java.util.Locale.ROOT) + ".example";
        JsonObjectBuilder newContact = Json.createObjectBuilder()
                .add("kind", "END_CUSTOMER")
                .add("email", "hana.sato@customer.example")
                .add("newName", "Next")
                .add("newEmail", next);

        JsonObject change = soap(
                "AgreementService",
                "changeContact",
                newContact.add("licenseId", licenseId).build());

        JsonObject details = rest("GET", "/agreements/" + licenseId, null, 200);
        assertThat(details.getJsonArray("contacts").getJsonObject(0).getString("email"))
                .isEqualTo(next);
        assertThat(plain(soap("AgreementService", "getAgreement", license))).isEqualTo(plain(details));
        assertThat(rest("GET", "/agreements/" + licenseId + "/changes", null, 200)
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(change.getString("id"));
    }

    @Test
    @Tag("LC-804")
    void showTheSameSupportCaseAlike() {
        String licenseId = rest("POST", "/orders", order(), 201).getString("licenseNumber");
        JsonObject logged = soap(
                "SupportService",
                "logSupportCase",
                Json.createObjectBuilder()
                        .add("kind", "KEY_TROUBLE")
                        .add("licenseId", licenseId)
                        .add("subject", "Key does not work")
                        .add("text", "First line\nSecond line")
                        .build());
        JsonObject id =
                Json.createObjectBuilder().add("id", logged.getString("id")).build();

        JsonObject shown = rest("GET", "/support-cases/" + logged.getString("id"), null, 200);

        assertThat(plain(soap("SupportService", "getSupportCase", id))).isEqualTo(plain(shown));
        assertThat(shown.getJsonArray("entries").getJsonObject(0).getString("text"))
                .isEqualTo("First line\nSecond line");
    }

    @Test
    @Tag("LC-108")
    void takeMoreOrdersThanFitIntoACall() throws Exception {
        int count = Integer.getInteger("menkyo.it.bulk-orders", 2_000); // 10,000 take minutes
        JsonObject sample = order();
        String number = sample.getString("orderNumber");
        JsonArrayBuilder orders = Json.createArrayBuilder();
        for (int i = 0; i < count; i++) {
            orders.add(with(sample, "orderNumber", Json.createValue(number + "-" + i)));
        }
        Instant start = Instant.now();

        JsonObject answered = rest(
                "POST",
                "/order-batches",
                Json.createObjectBuilder().add("orders", orders).build(),
                201);
        Duration call = Duration.between(start, Instant.now());
        JsonObject batch = awaitComplete(answered.getString("id"), Duration.ofMinutes(15));
        Duration all = Duration.between(start, Instant.now());

        System.out.println(count + " orders: answered after " + call.toMillis() + " ms with "
                + answered.getJsonArray("results").size() + " results, complete after " + all.toMillis() + " ms");
        assertThat(call).isLessThan(Duration.ofSeconds(40));
        List<JsonObject> results = batch.getJsonArray("results").getValuesAs(JsonObject.class);
        assertThat(results).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(results.get(i).getInt("position")).isEqualTo(i);
            assertThat(results.get(i).getJsonObject("order").getString("orderNumber"))
                    .isEqualTo(number + "-" + i);
        }
        assertThat(results.stream()
                        .map(result -> result.getJsonObject("order").getString("licenseNumber"))
                        .collect(Collectors.toSet()))
                .hasSize(count);
    }

    private JsonObject awaitComplete(String batchId, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        JsonObject batch = rest("GET", "/order-batches/" + batchId, null, 200);
        while (!batch.getBoolean("complete")) {
            assertThat(Instant.now())
                    .as("%d results", batch.getJsonArray("results").size())
                    .isBefore(end);
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(500);
            batch = rest("GET", "/order-batches/" + batchId, null, 200);
        }
        return batch;
    }

    private static JsonObjectBuilder change(JsonObject order, int revision) {
        return Json.createObjectBuilder(reference(order))
                .add("revision", revision)
                .add("reason", "as agreed");
    }

    private static JsonObject reference(JsonObject order) {
        return Json.createObjectBuilder()
                .add("orderNumber", order.getString("orderNumber"))
                .build();
    }

    private ZeepPeer peer(String service) {
        return new ZeepPeer(product.soap("/" + service + "?wsdl"), SignIn.BASIC, Orders.DISTRIBUTOR, Orders.PASSWORD);
    }

    private JsonObject soap(String service, String operation, JsonObject arguments) {
        JsonObject answer = peer(service).call(operation, arguments).answer();
        assertThat(answer).as(operation).containsKey("result");
        return answer.getJsonObject("result");
    }

    private JsonObject rest(String method, String path, JsonObject body, int status) {
        String credentials = Base64.getEncoder()
                .encodeToString((Orders.DISTRIBUTOR + ":" + Orders.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(product.rest(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + credentials)
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readObject();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What both say: REST leaves out what is absent and SOAP's peer gives null; times are equal moments. */
    static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT ->
                withAdditions(value.asJsonObject().entrySet().stream()
                        .filter(member -> !isAbsent(member.getValue()))
                        .collect(Collectors.toMap(Map.Entry::getKey, member -> plain(member.getValue()))));
            case ARRAY -> value.asJsonArray().stream().map(RestAndSoapIT::plain).toList();
            case STRING -> moment(((jakarta.json.JsonString) value).getString());
            default -> value.toString();
        };
    }

    /** What was added to an answer after the contract was published stands beside the rest over REST. */
    private static Map<String, Object> withAdditions(Map<String, Object> members) {
        Map<String, Object> all = new HashMap<>(members);
        if (all.remove("additions") instanceof Map<?, ?> additions) {
            additions.forEach((name, value) -> all.put(name.toString(), value));
        }
        return all;
    }

    private static boolean isAbsent(JsonValue value) {
        return value == JsonValue.NULL
                || value.getValueType() == JsonValue.ValueType.ARRAY
                        && value.asJsonArray().isEmpty();
    }

    private static Object moment(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:.*")
                ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                : text;
    }
}
