package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.soap.Orders.quoting;
import static org.menkyo.it.soap.Orders.with;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** Two distributors that use the same identifier for a customer, over REST, SOAP and in bulk. */
@Tag("LC-112")
class TwoDistributorsIT {

    private static final String COMMON = " xmlns:c='urn:menkyo:common:v1'";
    private static final String SECOND_PASSWORD = UUID.randomUUID().toString();

    private final RunningProduct product = RunningProduct.get();
    private final String identifier = "SAME-" + UUID.randomUUID();
    private final RestSession one = account(Orders.DISTRIBUTOR);
    private final RestSession other = newDistributor();

    @Test
    void neitherSeesNorChangesTheOthersOverRest() {
        JsonObject first = submitted(one, "First name");
        JsonObject second = submitted(other, "Second name");

        assertThat(name(one, first)).isEqualTo("First name");
        assertThat(name(other, second)).isEqualTo("Second name");
        assertThat(other.get("/agreements/" + first.getString("licenseNumber")).problemCode())
                .isEqualTo("NOT_FOUND");
        other.post(
                        "/agreements/" + second.getString("licenseNumber") + "/transfers",
                        Json.createObjectBuilder()
                                .add("formNumber", "F-1")
                                .add("organization", organization("Renamed"))
                                .build())
                .expect(201);

        assertThat(name(other, second)).isEqualTo("Renamed");
        assertThat(name(one, first)).isEqualTo("First name");
        assertThat(other.post("/orders", quoting(order("Second name"), first.getString("authorizationNumber")))
                        .problemCode())
                .isEqualTo("AUTHORIZATION_NUMBER_NOT_USABLE");
    }

    @Test
    void neitherSeesNorChangesTheOthersOverSoap() {
        String first = submittedOverSoap(one, "First name").text("licenseNumber");
        String second = submittedOverSoap(other, "Second name").text("licenseNumber");

        assertThat(agreement(one, first).text("name")).isEqualTo("First name");
        assertThat(agreement(other, second).text("name")).isEqualTo("Second name");
        assertThat(agreement(other, first).code()).isEqualTo("NOT_FOUND");
        RawAnswer moved = soap("AgreementService", other)
                .call("<changeAddress xmlns='urn:menkyo:agreement:v1'" + COMMON + "><licenseId>" + second
                        + "</licenseId><address><c:street>9</c:street><c:city>Kobe</c:city><c:country>JP</c:country>"
                        + "</address></changeAddress>");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        assertThat(agreement(other, second).text("city")).isEqualTo("Kobe");
        assertThat(agreement(one, first).text("city")).isEqualTo("Osaka");
    }

    @Test
    void neitherSeesNorChangesTheOthersInBulk() {
        String first = bulk(one, "First name");
        String second = bulk(other, "Second name");

        assertThat(agreement(one, first).text("name")).isEqualTo("First name");
        assertThat(agreement(other, second).text("name")).isEqualTo("Second name");
    }

    private JsonObject submitted(RestSession distributor, String name) {
        return distributor.post("/orders", order(name)).expect(201).object();
    }

    private JsonObject order(String name) {
        return with(Orders.order(), "organization", organization(name));
    }

    private JsonObject organization(String name) {
        return Json.createObjectBuilder(Orders.organization(identifier))
                .add("name", name)
                .build();
    }

    private static String name(RestSession distributor, JsonObject order) {
        return distributor
                .get("/agreements/" + order.getString("licenseNumber"))
                .expect(200)
                .object()
                .getJsonObject("organization")
                .getString("name");
    }

    private RawAnswer submittedOverSoap(RestSession distributor, String name) {
        RawAnswer answer = soap("OrderService", distributor)
                .call("<submitOrder xmlns='urn:menkyo:order:v1'" + COMMON + ">" + soapOrder(name) + "</submitOrder>");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** The license number of one of several orders that are submitted together. */
    private String bulk(RestSession distributor, String name) {
        RawAnswer answer = soap("OrderService", distributor)
                .call("<submitOrders xmlns='urn:menkyo:order:v1'" + COMMON + "><orders>" + soapOrder(name)
                        + "</orders><orders>" + soapOrder(name) + "</orders></submitOrders>");
        assertThat(answer.text("complete")).as(answer.body()).isEqualTo("true");
        List<String> licenses = answer.texts("licenseNumber");
        assertThat(licenses).hasSize(2);
        return licenses.get(1);
    }

    private String soapOrder(String name) {
        return "<orderNumber>PO-" + UUID.randomUUID() + "</orderNumber><organization><c:identifier>" + identifier
                + "</c:identifier><c:name>" + name + "</c:name><c:address><c:street>1</c:street><c:city>Osaka</c:city>"
                + "<c:country>JP</c:country></c:address></organization><endCustomers><name>Hana Sato</name>"
                + "<email>hana.sato@customer.example</email></endCustomers><lines><product>SVR-STD-2008</product>"
                + "<quantity>1</quantity></lines>";
    }

    private RawAnswer agreement(RestSession distributor, String licenseId) {
        return soap("AgreementService", distributor)
                .call("<getAgreement xmlns='urn:menkyo:agreement:v1'><licenseId>" + licenseId
                        + "</licenseId></getAgreement>");
    }

    private RawPeer soap(String service, RestSession who) {
        return new RawPeer(product.soap("/" + service)).header("Authorization", who.authorization());
    }

    private RestSession newDistributor() {
        String name = "distributor-" + UUID.randomUUID();
        account("demo-operator")
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                name,
                                "password",
                                SECOND_PASSWORD,
                                "party",
                                "DISTRIBUTOR",
                                "distributorCode",
                                name,
                                "distributorName",
                                "Second Distributor",
                                "expiresAt",
                                Instant.now().plus(30, ChronoUnit.DAYS).toString()))
                .expect(201);
        return RestSession.signedIn(product.rest(""), name, SECOND_PASSWORD);
    }

    private RestSession account(String name) {
        return RestSession.signedIn(product.rest(""), name, name + "-1");
    }
}
