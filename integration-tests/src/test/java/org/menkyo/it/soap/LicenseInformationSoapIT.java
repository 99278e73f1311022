package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.ZeepPeer.SignIn;

/** What license IDs give, and what of it is given to people, is the same over REST and SOAP. */
@Tag("LC-1101")
@Tag("LC-1103")
class LicenseInformationSoapIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String MEDIA_SHA256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String ADMINISTRATOR = "administrator@information-" + RUN + ".example";
    private static String licenseId;

    @BeforeAll
    static void prepare() throws Exception {
        JsonObject order =
                rest(Orders.DISTRIBUTOR, Orders.PASSWORD, "POST", "/orders", """
                {"orderNumber":"information-%1$s","organization":{"identifier":"information-%1$s","name":"株式会社 情報",
                 "address":{"street":"1","city":"Osaka","country":"JP"}},
                 "endCustomers":[{"name":"Contact","email":"%2$s"}],
                 "lines":[{"product":"SVR-STD-2008","quantity":20,"softwareAssurance":true},
                          {"product":"VISTA-BUS-UPG","quantity":3,"softwareAssurance":true},
                          {"product":"OFFICE-SUB","quantity":2},{"product":"MAIL-ONLINE","quantity":1}]}""".formatted(RUN, ADMINISTRATOR));
        licenseId = order.getString("licenseNumber");
        // Its end and that of Software Assurance are due.
        new ProductDatabase(PRODUCT)
                .update(
                        "UPDATE authorization_number SET issued_at = issued_at - INTERVAL '2 years' + INTERVAL '20 days'"
                                + " WHERE number = ?",
                        order.getString("authorizationNumber"));
        // And that of the subscription.
        new ProductDatabase(PRODUCT)
                .update(
                        "UPDATE entitlement SET ends_at = term_ends_at - INTERVAL '1 year' + INTERVAL '21 days',"
                                + " term_ends_at = term_ends_at - INTERVAL '1 year' + INTERVAL '21 days'"
                                + " WHERE agreement_id = (SELECT id FROM agreement WHERE license_id = ?)"
                                + " AND product_code = 'OFFICE-SUB'",
                        licenseId);
        KeyOwner.registered(PRODUCT, ADMINISTRATOR);
    }

    @Test
    @Tag("LC-701")
    @Tag("LC-709")
    void summariesAndDueDatesAreThoseOfRest() throws Exception {
        JsonObject filter = Json.createObjectBuilder()
                .add("licenseId", licenseId)
                .add("sort", "QUANTITY")
                .add("page", Json.createObjectBuilder().add("size", 3))
                .build();
        JsonObject ofLicense = of().build();
        List<JsonObject> answers = information()
                .call("listLicenseSummary", filter)
                .call("listRelationshipSummary", ofLicense)
                .call("listDueDates", ofLicense)
                .answers();

        JsonObject summary = result(answers.get(0));
        JsonObject overRest = rest("GET", "/license-summary?sort=quantity&size=3&licenseId=" + licenseId, null);
        assertThat(list(summary, "lines")).hasSize(3).isEqualTo(list(overRest, "items"));
        assertThat(rest(
                                "GET",
                                "/license-summary?sort=quantity&licenseId=" + licenseId + "&cursor="
                                        + summary.getString("next"),
                                null)
                        .getJsonArray("items"))
                .as("the place of SOAP's page over REST")
                .hasSize(1);
        JsonObject last = result(information()
                .call(
                        "listLicenseSummary",
                        Json.createObjectBuilder(filter)
                                .add("page", Json.createObjectBuilder().add("cursor", summary.getString("next")))
                                .build())
                .answer());
        assertThat(last.getJsonArray("lines"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.asJsonObject().getString("product")).isEqualTo("MAIL-ONLINE"));
        assertThat(last.isNull("next")).isTrue();
        assertThat(list(result(answers.get(1)), "agreements"))
                .hasSize(1)
                .isEqualTo(list(rest("GET", "/relationship-summary?licenseId=" + licenseId, null), "items"));
        assertThat(list(rest("GET", "/license-summary?product=OFFICE-SUB", null), "items"))
                .isEqualTo(list(
                        result(information()
                                .call(
                                        "listLicenseSummary",
                                        Json.createObjectBuilder()
                                                .add("product", "OFFICE-SUB")
                                                .build())
                                .answer()),
                        "lines"))
                .singleElement()
                .asString()
                .contains("termLastDay=");
        assertThat(list(
                        result(information()
                                .call(
                                        "listDueDates",
                                        of().add("kind", "SUBSCRIPTION").build())
                                .answer()),
                        "dueDates"))
                .hasSize(1);
        assertThat(list(result(answers.get(2)), "dueDates"))
                .hasSize(4)
                .isEqualTo(list(rest("GET", "/due-dates?licenseId=" + licenseId, null), "items"));
    }

    @Test
    @Tag("LC-701")
    void aStatementIsThePdfOfRest() throws Exception {
        List<JsonObject> answers = information()
                .call("getLicenseStatement", of().build())
                .call(
                        "exportLicenseStatement",
                        Json.createObjectBuilder().add("program", "OPEN").build())
                .call(
                        "exportLicenseStatement",
                        Json.createObjectBuilder().add("product", "NO-SUCH").build())
                .call(
                        "exportLicenseStatement",
                        Json.createObjectBuilder().add("endsBefore", "tomorrow").build())
                .answers();

        // The peer shows bytes as Python does.
        assertThat(answers.get(0).getString("result")).startsWith("b'%PDF-").contains("%%EOF");
        assertThat(answers.get(1).getString("result")).startsWith("b'%PDF-");
        assertThat(answers.get(2).getJsonObject("fault").getString("code")).isEqualTo("NOT_FOUND");
        JsonObject wrong = answers.get(3).getJsonObject("fault");
        assertThat(wrong.getString("code")).isEqualTo("INVALID_INPUT");
        assertThat(wrong.getJsonObject("fields")).containsOnlyKeys("endsBefore");
    }

    @Test
    @Tag("LC-705")
    void unitsOfBenefitsAreTakenOnceHoweverOftenTheCallIsSent() throws Exception {
        JsonObject benefit = of().add("benefit", "TRAINING-DAYS").build();
        JsonObject use = of().add("benefit", "TRAINING-DAYS")
                .add("purpose", "研修")
                .add("units", 2)
                .add("id", UUID.randomUUID().toString())
                .build();
        List<JsonObject> answers = assignment()
                .call("useBenefit", use)
                .call("activateBenefit", benefit)
                .call("useBenefit", use)
                .call("useBenefit", use)
                .call(
                        "useBenefit",
                        Json.createObjectBuilder(use).add("units", 1).build())
                .call("listBenefitUnits", benefit)
                .call("listBenefits", of().build())
                .call(
                        "withdrawBenefit",
                        of().add("benefit", "TRAINING-DAYS")
                                .add("id", use.getString("id"))
                                .build())
                .call("listBenefitUnits", benefit)
                .answers();

        assertThat(answers.get(0).getJsonObject("fault").getString("code")).isEqualTo("BENEFIT_NOT_ACTIVATED");
        assertThat(result(answers.get(1)).getInt("taken")).isZero();
        assertThat(result(answers.get(2)).getString("purpose")).isEqualTo("研修");
        assertThat(result(answers.get(3))).isEqualTo(result(answers.get(2)));
        assertThat(answers.get(4).getJsonObject("fault").getString("code")).isEqualTo("CONTENT_CONFLICT");
        assertThat(result(answers.get(5)).getJsonArray("units")).containsExactly(result(answers.get(2)));
        assertThat(result(answers.get(6)).getJsonArray("benefits").getValuesAs(JsonObject.class))
                .filteredOn(line -> line.getString("benefit").equals("TRAINING-DAYS"))
                .singleElement()
                .satisfies(line -> assertThat(line.getInt("taken")).isEqualTo(2));
        assertThat(list(result(answers.get(8)), "units"))
                .isEqualTo(list(rest("GET", "/licenses/" + licenseId + "/benefits/TRAINING-DAYS/units", null), "items"))
                .isEqualTo(List.of());
    }

    @Test
    @Tag("LC-706")
    @Tag("LC-707")
    void seatsAreAssignedChangedAndWithdrawn() throws Exception {
        JsonObject people = of().add("product", "OFFICE-SUB")
                .add("emails", Json.createArrayBuilder(List.of(email("one"), email("two"), email("three"))))
                .build();
        JsonObject service = of().add("product", "MAIL-ONLINE").build();
        JsonObject seat =
                of().add("product", "MAIL-ONLINE").add("email", email("one")).build();
        List<JsonObject> answers = assignment()
                .call("assignSubscriptions", people)
                .call("assignOnlineService", seat)
                .call("activateOnlineService", service)
                .call("assignOnlineService", seat)
                .call("assignOnlineService", seat)
                .call("listOnlineServices", of().build())
                .answers();

        JsonArray results = answers.get(0).getJsonArray("result");
        assertThat(results.getValuesAs(JsonObject.class))
                .extracting(item -> item.getString("result"))
                .containsExactly("ASSIGNED", "ASSIGNED", "SEATS_EXHAUSTED");
        assertThat(answers.get(1).getJsonObject("fault").getString("code")).isEqualTo("ONLINE_SERVICE_NOT_ACTIVATED");
        assertThat(answers.get(4)).isEqualTo(answers.get(3));
        String path = "/licenses/" + licenseId;
        assertThat(list(result(answers.get(5)), "onlineServices"))
                .isEqualTo(list(rest("GET", path + "/online-services", null), "items"));
        String first = results.getJsonObject(0).getJsonObject("seat").getString("id");
        String online = result(answers.get(3)).getString("id");

        List<JsonObject> changes = assignment()
                .call(
                        "changeSubscriptionSeat",
                        of().add("seatId", first).add("email", email("three")).build())
                .call("listSubscriptionSeats", of().add("email", email("three")).build())
                .call("withdrawSubscription", of().add("seatId", first).build())
                .call("withdrawSubscription", of().add("seatId", first).build())
                .call(
                        "changeOnlineServiceSeat",
                        of().add("seatId", online).add("email", email("two")).build())
                .call("listOnlineServiceSeats", of().build())
                .call("listSubscriptions", of().build())
                .answers();

        assertThat(result(changes.get(0)).getString("id")).isEqualTo(first);
        assertThat(result(changes.get(1)).getJsonArray("seats")).containsExactly(result(changes.get(0)));
        assertThat(changes.get(2)).isEqualTo(changes.get(3)).doesNotContainKey("fault");
        assertThat(list(result(changes.get(5)), "seats"))
                .hasSize(1)
                .isEqualTo(list(rest("GET", path + "/online-service-seats", null), "items"));
        assertThat(list(result(changes.get(6)), "subscriptions")).asString().contains("lastDay=");
        assertThat(list(result(changes.get(6)), "subscriptions"))
                .isEqualTo(list(rest("GET", path + "/subscriptions", null), "items"));
        assertThat(list(rest("GET", path + "/subscription-seats", null), "items"))
                .hasSize(1);
    }

    @Test
    @Tag("LC-702")
    void aLinkToMediaServesAsOneOverRest() throws Exception {
        String version = "soap-" + RUN;
        String upload = rest("demo-operator", "demo-operator-1", "POST", "/media-uploads", """
                {"product":"SVR-STD-2008","language":"ja","version":"%s","fileName":"soap.iso","size":2,"sha256":"%s"}
                """.formatted(
                                version, MEDIA_SHA256))
                .getString("id");
        rest("demo-operator", "demo-operator-1", "PATCH", "/media-uploads/" + upload, "{}");
        rest("demo-operator", "demo-operator-1", "POST", "/media-uploads/" + upload + "/completion", "");

        JsonObject filter =
                of().add("language", "ja").add("kilobitsPerSecond", 1000).build();
        JsonObject listed = result(information().call("listDownloads", filter).answer());

        JsonObject choice = listed.getJsonArray("downloads").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("version").equals(version))
                .findFirst()
                .orElseThrow();
        assertThat(list(listed, "downloads"))
                .isEqualTo(list(
                        rest("GET", "/downloads?language=ja&kilobitsPerSecond=1000&licenseId=" + licenseId, null),
                        "items"));
        JsonObject download = result(information()
                .call(
                        "createDownload",
                        of().add("mediaId", choice.getString("mediaId")).build())
                .answer());
        assertThat(download.getString("sha256")).isEqualTo(MEDIA_SHA256);
        HttpResponse<String> file = HTTP.send(
                HttpRequest.newBuilder(URI.create(download.getString("link"))).build(), BodyHandlers.ofString());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("{}");
    }

    private static jakarta.json.JsonObjectBuilder of() {
        return Json.createObjectBuilder().add("licenseId", licenseId);
    }

    private static String email(String who) {
        return who + "@information-" + RUN + ".example";
    }

    private static ZeepPeer information() {
        return peer("LicenseInformationService");
    }

    private static ZeepPeer assignment() {
        return peer("AssignmentServiceSoap12");
    }

    private static ZeepPeer peer(String service) {
        return new ZeepPeer(PRODUCT.soap("/" + service + "?wsdl"), SignIn.BASIC, ADMINISTRATOR, KeyOwner.PASSWORD);
    }

    private static JsonObject result(JsonObject answer) {
        assertThat(answer).containsKey("result");
        return answer.getJsonObject("result");
    }

    private static List<?> list(JsonObject page, String name) {
        JsonValue items = page.getOrDefault(name, JsonValue.NULL);
        return items == JsonValue.NULL ? List.of() : (List<?>) RestAndSoapIT.plain(items);
    }

    private static JsonObject rest(String method, String path, String body) throws Exception {
        return rest(ADMINISTRATOR, KeyOwner.PASSWORD, method, path, body);
    }

    private static JsonObject rest(String user, String password, String method, String path, String body)
            throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(PRODUCT.rest(path))
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header(
                                "Content-Type",
                                method.equals("PATCH") ? "application/octet-stream" : "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        if (answer.body().isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
