package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.menkyo.it.soap.Orders.customers;
import static org.menkyo.it.soap.Orders.line;
import static org.menkyo.it.soap.Orders.order;
import static org.menkyo.it.soap.Orders.quoting;
import static org.menkyo.it.soap.Orders.with;
import static org.menkyo.it.soap.Orders.withLines;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.ZeepPeer.SignIn;

/** A distributor's system submits orders over SOAP, with a library that we did not write. */
@Tag("LC-1103")
class OrderSoapIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final JsonValue NOTHING = JsonValue.EMPTY_JSON_ARRAY;

    private final RunningProduct product = RunningProduct.get();

    @ParameterizedTest
    @ValueSource(strings = {"OrderService", "OrderServiceSoap12"})
    @Tag("LC-104")
    @Tag("LC-1106")
    void recordsAnOrder(String service) {
        JsonObject order = order();

        JsonObject recorded = result(peer(service).call("submitOrder", order).answer());

        assertThat(recorded.getString("orderNumber")).isEqualTo(order.getString("orderNumber"));
        assertThat(recorded.getString("state")).isEqualTo("RECORDED");
        assertThat(recorded.getString("licenseNumber")).isNotBlank();
        assertThat(recorded.getString("authorizationNumber")).isNotBlank();
        assertThat(recorded.getString("organizationIdentifier"))
                .isEqualTo(order.getJsonObject("organization").getString("identifier"));
        assertThat(recorded.getJsonArray("lines"))
                .singleElement()
                .isEqualTo(Json.createObjectBuilder(line("SVR-STD-2008", 5))
                        .add("softwareAssurance", false)
                        .addNull("additions")
                        .build());
    }

    @Test
    @Tag("LC-108")
    void answersARepeatedOrderWithTheFirstResult() {
        JsonObject order = order();

        List<JsonObject> answers = peer().call("submitOrder", order)
                .call("submitOrder", order)
                .call("getOrder", reference(order))
                .answers();

        assertThat(result(answers.get(1))).isEqualTo(result(answers.get(0)));
        assertThat(result(answers.get(2))).isEqualTo(result(answers.get(0)));
    }

    @Test
    @Tag("LC-108")
    void refusesTheSameNumberWithOtherContent() {
        JsonObject order = order();

        List<JsonObject> answers = peer().call("submitOrder", order)
                .call("submitOrder", withLines(order, line("SVR-STD-2008", 6)))
                .call("getOrder", reference(order))
                .answers();

        assertThat(fault(answers.get(1)).getString("code")).isEqualTo("CONTENT_CONFLICT");
        assertThat(result(answers.get(2))).isEqualTo(result(answers.get(0)));
    }

    static Stream<Arguments> wrongOrders() {
        JsonObject order = order();
        JsonObject organization = order.getJsonObject("organization");
        JsonObject address = organization.getJsonObject("address");
        return Stream.of(
                arguments(
                        with(order, "endCustomers", customers("A", "a@customer.example", "B", "b@customer.example")),
                        "endCustomers"),
                arguments(with(order, "endCustomers", NOTHING), "endCustomers"),
                arguments(with(order, "endCustomers", customers("A", "not an address")), "endCustomers[0].email"),
                arguments(with(order, "endCustomers", customers("A", null)), "endCustomers[0].email"),
                arguments(with(order, "endCustomers", customers(null, "a@customer.example")), "endCustomers[0].name"),
                arguments(
                        with(
                                order,
                                "resellerEmails",
                                Json.createArrayBuilder().add("@nobody").build()),
                        "resellerEmails[0]"),
                arguments(
                        with(
                                order,
                                "organization",
                                with(organization, "address", with(address, "country", Json.createValue("Japan")))),
                        "organization.address.country"),
                arguments(
                        with(order, "organization", with(organization, "name", Json.createValue(""))),
                        "organization.name"),
                arguments(withLines(order), "lines"),
                arguments(withLines(order, line("NO-SUCH-PRODUCT", 1)), "lines[0].product"),
                arguments(withLines(order, line("SVR-STD-2008", 1), line("SVR-ENT-2008", 0)), "lines[1].quantity"),
                arguments(withLines(order, line("SVR-STD-2008", -5)), "lines[0].quantity"),
                arguments(with(order, "orderNumber", Json.createValue("")), "orderNumber"));
    }

    @ParameterizedTest
    @MethodSource("wrongOrders")
    @Tag("LC-104")
    void namesTheFieldThatIsWrong(JsonObject order, String field) {
        JsonObject fault = fault(peer().call("submitOrder", order).answer());

        assertThat(fault.getString("code")).isEqualTo("INVALID_INPUT");
        assertThat(fault.getJsonObject("fields").keySet()).isEqualTo(Set.of(field));
        assertThat(fault.getString("message")).contains(field);
        assertThat(fault.getString("correlationId")).isNotBlank();
    }

    @Test
    @Tag("LC-104")
    void recordsNothingOfAWrongOrder() {
        JsonObject order = order();

        List<JsonObject> answers = peer().call("submitOrder", withLines(order, line("NO-SUCH-PRODUCT", 1)))
                .call("getOrder", reference(order))
                .call("submitOrder", order)
                .answers();

        assertThat(fault(answers.get(1)).getString("code")).isEqualTo("NOT_FOUND");
        assertThat(result(answers.get(2)).getString("state")).isEqualTo("RECORDED");
    }

    @Test
    @Tag("LC-105")
    void keepsAnAuthorizationNumberToItsOrganization() {
        JsonObject first = order();
        JsonObject recorded = result(peer().call("submitOrder", first).answer());
        String number = recorded.getString("authorizationNumber");
        JsonObject sameOrganization = with(order(), "organization", first.getJsonObject("organization"));

        List<JsonObject> answers = peer().call("submitOrder", quoting(sameOrganization, number))
                .call("submitOrder", quoting(order(), number))
                .call("submitOrder", quoting(order(), "NEVERISSUED1"))
                .answers();

        assertThat(result(answers.get(0)).getString("authorizationNumber")).isEqualTo(number);
        JsonObject refused = fault(answers.get(1));
        assertThat(refused.getString("code")).isEqualTo("AUTHORIZATION_NUMBER_NOT_USABLE");
        assertThat(refused.toString())
                .doesNotContain(first.getJsonObject("organization").getString("identifier"));
        assertThat(refused.getString("code")).isEqualTo(fault(answers.get(2)).getString("code"));
    }

    @Test
    @Tag("LC-108")
    void takesAHundredOrdersAtOnceWithBadOnesAmongThem() {
        List<JsonObject> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            orders.add(order());
        }
        orders.set(7, with(orders.get(7), "endCustomers", customers(null, "a@customer.example")));
        orders.set(50, withLines(orders.get(50), line("SVR-STD-2008", 0)));
        orders.set(51, orders.get(3));
        orders.set(99, withLines(orders.get(3), line("SVR-STD-2008", 7)));
        JsonArrayBuilder array = Json.createArrayBuilder();
        orders.forEach(array::add);

        JsonObject submitted = result(peer().call(
                        "submitOrders",
                        Json.createObjectBuilder().add("orders", array).build())
                .answer());

        JsonObject batch = awaitComplete(submitted);
        List<JsonObject> results = batch.getJsonArray("results").getValuesAs(JsonObject.class);
        assertThat(results).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(results.get(i).getInt("position")).isEqualTo(i);
            assertThat(results.get(i).getString("orderNumber"))
                    .isEqualTo(orders.get(i).getString("orderNumber"));
            assertThat(results.get(i).isNull("error"))
                    .as("order %d", i)
                    .isEqualTo(!Set.of(7, 50, 99).contains(i));
            assertThat(results.get(i).isNull("order"))
                    .as("order %d", i)
                    .isEqualTo(Set.of(7, 50, 99).contains(i));
        }
        assertThat(problem(results.get(7))).isEqualTo("endCustomers[0].name");
        assertThat(problem(results.get(50))).isEqualTo("lines[0].quantity");
        assertThat(results.get(99).getJsonObject("error").getString("code")).isEqualTo("CONTENT_CONFLICT");
        assertThat(results.get(51).getJsonObject("order"))
                .isEqualTo(results.get(3).getJsonObject("order"));
    }

    /** A slow server answers before it has worked through all, and goes on by itself. */
    private JsonObject awaitComplete(JsonObject submitted) {
        Instant deadline = Clock.systemUTC().instant().plus(PATIENCE);
        JsonObject batch;
        do {
            batch = result(peer().call(
                            "getOrderBatch",
                            Json.createObjectBuilder()
                                    .add("batchId", submitted.getString("id"))
                                    .build())
                    .answer());
        } while (!batch.getBoolean("complete") && Clock.systemUTC().instant().isBefore(deadline));
        assertThat(batch.getBoolean("complete")).isTrue();
        return batch;
    }

    @Test
    @Tag("LC-108")
    void keepsABulkSubmissionOfNothingOut() {
        JsonObject fault =
                fault(peer().call("submitOrders", JsonValue.EMPTY_JSON_OBJECT).answer());

        assertThat(fault.getString("code")).isEqualTo("INVALID_INPUT");
        assertThat(fault.getJsonObject("fields").keySet()).isEqualTo(Set.of("orders"));
    }

    @Test
    @Tag("LC-1102")
    void speaksJapanese() {
        JsonObject fault = fault(
                peer().language("ja").call("submitOrder", withLines(order())).answer());

        assertThat(fault.getString("text")).matches(".*[ぁ-んァ-ヶ一-龠].*");
        assertThat(fault.getString("code")).isEqualTo("INVALID_INPUT");
    }

    private ZeepPeer peer() {
        return peer("OrderService");
    }

    private ZeepPeer peer(String service) {
        return new ZeepPeer(product.soap("/" + service + "?wsdl"), SignIn.BASIC, Orders.DISTRIBUTOR, Orders.PASSWORD);
    }

    private static JsonObject reference(JsonObject order) {
        return Json.createObjectBuilder()
                .add("orderNumber", order.getString("orderNumber"))
                .build();
    }

    private static JsonObject result(JsonObject answer) {
        assertThat(answer).containsKey("result");
        return answer.getJsonObject("result");
    }

    private static JsonObject fault(JsonObject answer) {
        assertThat(answer).containsKey("fault");
        return answer.getJsonObject("fault");
    }

    private static String problem(JsonObject result) {
        assertThat(result.getJsonObject("error").getString("code")).isEqualTo("INVALID_INPUT");
        List<JsonObject> fields =
                result.getJsonObject("error").getJsonArray("fields").getValuesAs(JsonObject.class);
        assertThat(fields).hasSize(1);
        return fields.get(0).getString("field");
    }
}
