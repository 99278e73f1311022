package org.menkyo.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer;
import org.menkyo.it.soap.RawPeer.RawAnswer;
import org.menkyo.it.webhook.PartnerSystem.Message;

/** A partner system is told of events by the running product, over TLS. */
@Tag("LC-904")
class WebhookIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DISTRIBUTOR = "demo-distributor";
    private static final String PASSWORD = "tests only Kd83 Qz";
    private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of(
            "MENKYO_WEBHOOK_PRIVATE_ADDRESSES",
            "true",
            "MENKYO_JAVA_OPTS",
            RunningProduct.QUICK_START + " -Djavax.net.ssl.trustStore="
                    + AUTHORITY.trustStore().toAbsolutePath() + " -Djavax.net.ssl.trustStorePassword="
                    + CertificateAuthority.PASSWORD));

    @BeforeAll
    static void begin() {
        PRODUCT.start();
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    void tellsATrustedPartnerOfEachEventUntilItTookThem() {
        try (PartnerSystem partner = new PartnerSystem(AUTHORITY.serverNamed("localhost"))) {
            RestSession distributor = distributor(PRODUCT);
            JsonObject webhook = subscribe(distributor, partner.url("localhost"), "SUBMIT_ORDER", "PERMISSION_GIVEN");
            String deliveries = "/webhooks/" + webhook.getJsonObject("webhook").getString("id") + "/deliveries";
            String secret = webhook.getString("secret");

            String first = order(distributor);
            await("both events", () -> partner.messages().size() == 2);
            assertThat(partner.messages()).allMatch(message -> message.isSignedWith(secret));
            assertThat(partner.messages())
                    .extracting(message -> json(message).getString("type"))
                    .containsExactlyInAnyOrder("SUBMIT_ORDER", "PERMISSION_GIVEN");
            assertThat(partner.messages())
                    .allMatch(message -> json(message).getString("licenseId").equals(first));
            assertThat(partner.messages().get(0).body()).doesNotContain("example.com");
            await(
                    "the log of the deliveries",
                    () -> states(distributor, deliveries).equals(List.of("SENT", "SENT")));

            partner.answer(503);
            String second = order(distributor);
            await("an attempt at both", () -> partner.messages().size() >= 4);
            PRODUCT.killServer();
            PRODUCT.awaitReady();
            partner.answer(204);
            await(
                    "another attempt at both",
                    () -> partner.messages().stream()
                                    .filter(message ->
                                            json(message).getString("licenseId").equals(second))
                                    .filter(message -> message.answered() == 204)
                                    .count()
                            == 2);
            List<Message> ofSecond = partner.messages().stream()
                    .filter(message -> json(message).getString("licenseId").equals(second))
                    .toList();
            assertThat(ofSecond.stream().map(Message::id).distinct()).hasSize(2);
            assertThat(ofSecond).allMatch(message -> message.isSignedWith(secret));

            Message last = ofSecond.get(ofSecond.size() - 1);
            int before = partner.messages().size();
            distributor.post(deliveries + "/" + last.id() + "/replay").expect(200);
            await("the replay", () -> partner.messages().size() == before + 1);
            assertThat(partner.messages().get(before).id()).isEqualTo(last.id());
            assertThat(partner.messages().get(before).body()).isEqualTo(last.body());
        }
    }

    @Test
    @Tag("LC-210")
    void aPartnersSystemWorksAndHearsWithinWhatItsAddressMay() {
        KeyOwner customer = new KeyOwner(PRODUCT, 1);
        KeyOwner other = new KeyOwner(PRODUCT, 1);
        String run = UUID.randomUUID().toString().substring(0, 8);
        String email = "licensing@partner-" + run + ".example";
        RestSession person = KeyOwner.registered(PRODUCT, email);
        String name = "partner-" + run;
        technicalAccount("name", name, "party", "PARTNER", "businessEmail", email);
        RestSession system = RestSession.signedIn(PRODUCT.rest(""), name, PASSWORD);
        assertThat(system.get("/licenses").expect(200).items()).isEmpty();

        JsonObject granted = customer.administrator()
                .post(
                        "/licenses/" + customer.licenseId() + "/permissions",
                        Json.createObjectBuilder()
                                .add("email", email)
                                .add(
                                        "roles",
                                        Json.createArrayBuilder()
                                                .add("LICENSE_INFORMATION_VIEWER")
                                                .add("PRODUCT_KEY_ADMINISTRATOR"))
                                .build())
                .expect(201)
                .object();
        assertThat(system.get("/licenses").expect(200).items())
                .extracting(license -> license.getString("licenseId"))
                .containsExactly(customer.licenseId());
        assertThat(system.get("/product-keys").expect(200).items()).isNotEmpty();
        RawAnswer keys = overSoap(name, "<listProductKeys xmlns='urn:menkyo:license:v1'/>");
        assertThat(keys.body()).contains(customer.licenseId());
        assertThat(system.get("/licenses/" + customer.licenseId() + "/users")
                        .expect(403)
                        .problemCode())
                .isEqualTo("NOT_PERMITTED");
        system.get("/licenses/" + other.licenseId()).expect(404);
        assertThat(overSoap(name, get(other.licenseId())).code()).isEqualTo("NOT_FOUND");
        system.post("/registration", RestSession.json("email", "elsewhere@" + run + ".example"))
                .expect(403);

        try (PartnerSystem partner = new PartnerSystem(AUTHORITY.serverNamed("localhost"))) {
            String webhook = subscribe(system, partner.url("localhost"), "ADDRESS_CHANGED", "ANSWER_SUPPORT_CASE")
                    .getJsonObject("webhook")
                    .getString("id");
            RestSession distributor = distributor(PRODUCT);
            moveTo("Kyoto", other, distributor);
            moveTo("Kobe", customer, distributor);
            String question = system.post(
                            "/own-support-cases",
                            RestSession.json("kind", "MISSING_LICENSE", "subject", "Missing", "text", "Where is it?"))
                    .expect(201)
                    .text("id");
            customer.demo("demo-support")
                    .post("/support-cases/" + question + "/answers", RestSession.json("text", "Here."))
                    .expect(200);
            await("both messages", () -> partner.messages().size() >= 2);
            assertThat(partner.messages())
                    .extracting(
                            message -> json(message).getString("licenseId", ""),
                            message -> json(message).getString("subjectId", ""))
                    .containsExactlyInAnyOrder(tuple(customer.licenseId(), ""), tuple("", question));

            for (JsonObject permission : granted.getJsonArray("permissions").getValuesAs(JsonObject.class)) {
                customer.administrator()
                        .delete("/licenses/" + customer.licenseId() + "/permissions/" + permission.getInt("id"))
                        .expect(204);
            }
            moveTo("Otsu", customer, distributor);
            assertThat(system.get("/webhooks/" + webhook + "/deliveries")
                            .expect(200)
                            .items())
                    .as("nothing more is even recorded")
                    .hasSize(2);
            system.delete("/webhooks/" + webhook).expect(204);
        }
        assertThat(system.get("/licenses").expect(200).items()).isEmpty();
        assertThat(overSoap(name, get(customer.licenseId())).code()).isEqualTo("NOT_FOUND");

        person.post("/partner-accounts/" + name + "/disabling", RestSession.json("reason", "moving"))
                .expect(200);
        system.get("/licenses").expect(401);
        assertThat(overSoap(name, get(customer.licenseId())).status()).isEqualTo(401);
    }

    private static String get(String licenseId) {
        return "<getLicense xmlns='urn:menkyo:license:v1'><licenseId>" + licenseId + "</licenseId></getLicense>";
    }

    private static RawAnswer overSoap(String name, String operation) {
        return new RawPeer(PRODUCT.soap("/LicenseService"))
                .basic(name, PASSWORD)
                .call(operation);
    }

    private static void moveTo(String city, KeyOwner owner, RestSession distributor) {
        distributor
                .post(
                        "/agreements/" + owner.licenseId() + "/address-changes",
                        Json.createObjectBuilder()
                                .add("address", RestSession.json("street", "2", "city", city, "country", "JP"))
                                .build())
                .expect(201);
    }

    @Test
    void sendsNothingToWhomTheCertificateDoesNotName() {
        try (PartnerSystem untrusted = new PartnerSystem(new CertificateAuthority().serverNamed("localhost"));
                PartnerSystem misnamed = new PartnerSystem(AUTHORITY.serverNamed("partner.example"))) {
            RestSession distributor = distributor(PRODUCT);
            for (PartnerSystem partner : List.of(untrusted, misnamed)) {
                JsonObject webhook = subscribe(distributor, partner.url("localhost"), "SUBMIT_ORDER");
                order(distributor);

                String address = "/webhooks/" + webhook.getJsonObject("webhook").getString("id");
                await(
                        "a failed attempt",
                        () -> problem(distributor, address + "/deliveries").equals("NOT_CONNECTED"));
                assertThat(partner.messages()).isEmpty();
            }
        }
    }

    @Test
    void sendsNothingIntoItsOwnNetworkUnlessConfiguredOtherwise() {
        RunningProduct asDelivered = RunningProduct.get();
        try (PartnerSystem inside = new PartnerSystem(AUTHORITY.serverNamed("localhost"))) {
            RestSession distributor = distributor(asDelivered);
            JsonObject webhook = subscribe(distributor, inside.url("localhost"), "SUBMIT_ORDER");
            order(distributor);

            String address = "/webhooks/" + webhook.getJsonObject("webhook").getString("id");
            await(
                    "a refused attempt",
                    () -> problem(distributor, address + "/deliveries").equals("ADDRESS_REFUSED"));
            assertThat(inside.messages()).isEmpty();
            distributor.delete(address).expect(204);
        }
    }

    @Test
    @Tag("LC-905")
    void deadReceiversOfOthersDelayNobody() throws IOException {
        List<DeadEndpoint> dead = new ArrayList<>();
        try (PartnerSystem healthy = new PartnerSystem(AUTHORITY.serverNamed("localhost"))) {
            for (int i = 0; i < 30; i++) {
                DeadEndpoint.Manner[] manners = DeadEndpoint.Manner.values();
                dead.add(new DeadEndpoint(manners[i % manners.length]));
            }
            List<RestSession> unlucky = List.of(auditor(), auditor());
            for (int i = 0; i < dead.size(); i++) {
                subscribe(unlucky.get(i % unlucky.size()), dead.get(i).url(), "SUBMIT_ORDER");
            }
            RestSession distributor = distributor(PRODUCT);
            order(distributor);
            await(
                    "the dead ones are tried",
                    () -> dead.stream()
                                    .filter(endpoint -> endpoint.connections() > 0)
                                    .count()
                            >= 6);
            JsonObject webhook = subscribe(distributor, healthy.url("localhost"), "SUBMIT_ORDER");
            for (int i = 0; i < 5; i++) {
                order(distributor);
            }

            await("all messages of the healthy one", () -> healthy.messages().size() == 5);

            assertThat(new ProductDatabase(PRODUCT)
                            .number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'menkyo'"
                                    + " AND state = 'idle in transaction'"
                                    + " AND state_change < clock_timestamp() - interval '3 seconds'"))
                    .as("connections that are held while receivers hang")
                    .isZero();
            String address = "/webhooks/" + webhook.getJsonObject("webhook").getString("id");
            JsonObject ping = distributor.post(address + "/ping").expect(200).object();
            await(
                    "the test message",
                    () -> healthy.messages().stream()
                            .anyMatch(message -> message.id().equals(ping.getString("id"))));
            await(
                    "that it fares well",
                    () -> distributor.get("/webhooks").expect(200).items().stream()
                            .anyMatch(found -> address.endsWith(found.getString("id"))
                                    && found.getString("state").equals("ACTIVE")
                                    && found.containsKey("deliveredAt")));
            await(
                    "that a dead one waits",
                    () -> unlucky.get(0).get("/webhooks").expect(200).items().stream()
                            .anyMatch(found -> found.getString("state").equals("FAILING")));
            distributor.delete(address).expect(204);
            for (RestSession account : unlucky) {
                for (JsonObject found :
                        account.get("/webhooks?size=100").expect(200).items()) {
                    account.delete("/webhooks/" + found.getString("id")).expect(204);
                }
            }
        } finally {
            for (DeadEndpoint endpoint : dead) {
                endpoint.close();
            }
        }
    }

    /** A new account that hears of all license IDs. */
    private static RestSession auditor() {
        String name = "auditor-" + UUID.randomUUID();
        technicalAccount("name", name, "party", "AUDITOR");
        return RestSession.signedIn(PRODUCT.addresses().rest(), name, PASSWORD);
    }

    private static void technicalAccount(String... members) {
        JsonObject account = Json.createObjectBuilder(RestSession.json(members))
                .add("password", PASSWORD)
                .add(
                        "expiresAt",
                        Instant.now()
                                .plus(1, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .build();
        RestSession.signedIn(PRODUCT.addresses().rest(), "demo-operator", "demo-operator-1")
                .post("/technical-accounts", account)
                .expect(201);
    }

    private static RestSession distributor(RunningProduct product) {
        return RestSession.signedIn(product.addresses().rest(), DISTRIBUTOR, DISTRIBUTOR + "-1");
    }

    private static JsonObject subscribe(RestSession distributor, String url, String... events) {
        var names = Json.createArrayBuilder();
        for (String event : events) {
            names.add(event);
        }
        return distributor
                .post(
                        "/webhooks",
                        Json.createObjectBuilder()
                                .add("url", url)
                                .add("events", names)
                                .build())
                .expect(201)
                .object();
    }

    /** Submits an order and returns its license ID. */
    private static String order(RestSession distributor) {
        String number = "webhook-" + UUID.randomUUID();
        return distributor
                .post(
                        "/orders",
                        Json.createObjectBuilder()
                                .add("orderNumber", number)
                                .add(
                                        "organization",
                                        Json.createObjectBuilder()
                                                .add("identifier", number)
                                                .add("name", "Webhooks")
                                                .add(
                                                        "address",
                                                        RestSession.json(
                                                                "street", "1-1", "city", "Kobe", "country", "JP")))
                                .add(
                                        "endCustomers",
                                        Json.createArrayBuilder()
                                                .add(RestSession.json("name", "Contact", "email", "c@example.com")))
                                .add(
                                        "lines",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("product", "SVR-STD-2008")
                                                        .add("quantity", 5)))
                                .build())
                .expect(201)
                .text("licenseNumber");
    }

    private static List<String> states(RestSession distributor, String deliveries) {
        return distributor.get(deliveries).expect(200).items().stream()
                .map(delivery -> delivery.getString("state"))
                .toList();
    }

    private static String problem(RestSession distributor, String deliveries) {
        return distributor.get(deliveries).expect(200).items().stream()
                .map(delivery -> delivery.getString("problem", ""))
                .findFirst()
                .orElse("");
    }

    private static JsonObject json(Message message) {
        try (JsonReader reader = Json.createReader(new StringReader(message.body()))) {
            return reader.readObject();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
