package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.ZeepPeer.SignIn;

/** A distributor's system in JavaScript, with the library node-soap and the WSDLs as they are published. */
@Tag("LC-1103")
class NodeSoapIT {

    private final RunningProduct product = RunningProduct.get();

    @ParameterizedTest
    @CsvSource({
        "OrderService,       BASIC",
        "OrderService,       TOKEN",
        "OrderServiceSoap12, BASIC",
        "OrderServiceSoap12, TOKEN"
    })
    @Tag("LC-104")
    @Tag("LC-108")
    @Tag("LC-1106")
    void submitsOrdersSingleAndInBulkAndReadsFaults(String service, SignIn signIn) {
        JsonObject order = Orders.order();
        JsonObject reference = Json.createObjectBuilder()
                .add("orderNumber", order.getString("orderNumber"))
                .build();
        JsonObject wrong = Orders.withLines(Orders.order(), Orders.line("SVR-STD-2008", 0));
        JsonObject bulk = Json.createObjectBuilder()
                .add("orders", Json.createArrayBuilder().add(Orders.order()).add(wrong))
                .build();

        List<JsonObject> answers = new NodePeer(
                        product.soap("/" + service + "?wsdl"), signIn, Orders.DISTRIBUTOR, Orders.PASSWORD)
                .call("submitOrder", order)
                .call("getOrder", reference)
                .call("submitOrder", wrong)
                .call("submitOrders", bulk)
                .answers();

        JsonObject recorded = answers.get(0).getJsonObject("result").getJsonObject("order");
        assertThat(recorded.getString("state")).isEqualTo("RECORDED");
        assertThat(recorded.getString("licenseNumber")).isNotBlank();
        assertThat(answers.get(1).getJsonObject("result").getJsonObject("order"))
                .isEqualTo(recorded);
        JsonObject fault = answers.get(2).getJsonObject("fault");
        assertThat(fault.getString("code")).isEqualTo("INVALID_INPUT");
        assertThat(fault.getJsonObject("fields").keySet()).containsExactly("lines[0].quantity");
        List<JsonObject> results = answers.get(3)
                .getJsonObject("result")
                .getJsonObject("batch")
                .getJsonArray("results")
                .getValuesAs(JsonObject.class);
        assertThat(results).hasSize(2);
        assertThat(results.get(0).getJsonObject("order").getString("state")).isEqualTo("RECORDED");
        assertThat(results.get(1).getJsonObject("error").getString("code")).isEqualTo("INVALID_INPUT");
    }

    @ParameterizedTest
    @CsvSource({"BASIC", "TOKEN"})
    @Tag("LC-1106")
    void isToldThatItsPasswordIsWrong(SignIn signIn) {
        JsonObject answer = new NodePeer(product.soap("/OrderService?wsdl"), signIn, Orders.DISTRIBUTOR, "wrong")
                .call(
                        "getOrder",
                        Json.createObjectBuilder().add("orderNumber", "none").build())
                .answers()
                .get(0);

        assertThat(answer.getJsonObject("fault").getString("code")).isEqualTo("AUTHENTICATION_FAILED");
    }
}
