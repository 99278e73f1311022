package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.Mailbox.Mail;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** Who learns what about access to a license ID: by REST, by SOAP and by mail. */
@Tag("LC-1101")
class AccessOverBothIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Mailbox MAILBOX = PRODUCT.mailbox();

    private static KeyOwner owner;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void begin() {
        owner = new KeyOwner(PRODUCT, 1);
    }

    @Test
    @Tag("LC-404")
    void whyARequestReachesNobodyOnlySupportLearns() {
        String requester = "requester@" + run + ".example";
        RestSession person = KeyOwner.registered(PRODUCT, requester);
        JsonObject canceled = ordered(Orders.order());
        distributor()
                .post(
                        "/orders/" + canceled.getString("orderNumber") + "/cancellation",
                        Json.createObjectBuilder()
                                .add("revision", 1)
                                .add("reason", "not wanted")
                                .build())
                .expect(200);
        String unknown = "U-" + run.toUpperCase(Locale.ROOT);
        String withoutAdministrator = canceled.getString("licenseNumber");
        String otherProgram = ordered(Orders.order()).getString("licenseNumber");

        List<RestAnswer> overRest = List.of(
                request(person, "OPEN", unknown, "ZZZZZZZZZZZZ"), request(person, "SELECT", otherProgram, null));
        List<RawAnswer> overSoap = List.of(
                requestOverSoap(person, owner.licenseId(), "ZZZZZZZZZZZZ"),
                requestOverSoap(person, withoutAdministrator, canceled.getString("authorizationNumber")));

        assertThat(overRest).allSatisfy(receipt -> {
            assertThat(receipt.status()).as(receipt.body()).isEqualTo(202);
            assertThat(receipt.object().keySet()).containsExactlyInAnyOrder("id", "requestedAt");
        });
        assertThat(overSoap)
                .allSatisfy(receipt ->
                        assertThat(receipt.status()).as(receipt.body()).isEqualTo(200));
        Map<String, String> reasons = Map.of(
                unknown,
                "UNKNOWN_LICENSE_ID",
                otherProgram,
                "PROGRAM_DOES_NOT_MATCH",
                owner.licenseId(),
                "AUTHORIZATION_NUMBER_DOES_NOT_MATCH",
                withoutAdministrator,
                "NO_ADMINISTRATOR");
        assertToldAlike(requester, reasons.keySet());
        RestAnswer own = person.get("/permission-requests/mine").expect(200);
        assertThat(own.items())
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.getString("state")).isEqualTo("UNDELIVERED"));
        reasons.values().forEach(reason -> assertThat(own.body()).doesNotContain(reason));
        assertThat(undelivered().stream()
                        .filter(request -> request.getString("requesterEmail").equals(requester))
                        .collect(Collectors.toMap(
                                request -> request.getString("licenseId"), request -> request.getString("reason"))))
                .isEqualTo(reasons);
    }

    private static void assertToldAlike(String requester, Set<String> licenseIds) {
        List<Mail> mails = MAILBOX.await(
                requester, licenseIds.size(), mail -> mail.subject().contains("could not be delivered"));
        Set<String> texts = new HashSet<>();
        Set<String> subjects = new HashSet<>();
        for (String licenseId : licenseIds) {
            List<String> ofId = mails.stream()
                    .map(MAILBOX::text)
                    .filter(text -> text.contains(licenseId))
                    .toList();
            assertThat(ofId).as(licenseId).hasSize(1);
            texts.add(ofId.get(0).replace(licenseId, "ID").replaceAll("\\s+", " "));
        }
        mails.forEach(mail -> subjects.add(mail.subject()));
        assertThat(texts).singleElement().asString().containsIgnoringCase("contact support");
        assertThat(subjects).hasSize(1);
    }

    /** All pages of what support sees. */
    private static List<JsonObject> undelivered() {
        List<JsonObject> all = new ArrayList<>();
        String cursor = "";
        do {
            RestAnswer page = owner.demo("demo-support")
                    .get("/support/undelivered-requests?size=200" + cursor)
                    .expect(200);
            all.addAll(page.items());
            String next = page.object().getString("next", "");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    @Tag("LC-304")
    void administratorsSeeTheResellerAndTheAuthorizationNumber() throws Exception {
        String reseller = "sales@" + run + ".example";
        String viewer = "viewer@" + run + ".example";
        JsonObject sold = ordered(Orders.with(
                Orders.with(Orders.order(), "endCustomers", Orders.customers("Owner", owner.email())),
                "resellerEmails",
                Json.createArrayBuilder().add(reseller).build()));
        String license = sold.getString("licenseNumber");
        RestSession administrator = owner.administrator();
        administrator
                .post(
                        "/licenses/" + license + "/permissions",
                        Json.createObjectBuilder()
                                .add("email", viewer)
                                .add("roles", Json.createArrayBuilder().add("LICENSE_INFORMATION_VIEWER"))
                                .build())
                .expect(201);
        RestSession viewing = KeyOwner.registered(PRODUCT, viewer);

        JsonObject seen = administrator.get("/licenses/" + license).expect(200).object();
        assertThat(seen.getJsonArray("resellers").getValuesAs(JsonObject.class))
                .extracting(one -> one.getString("email"))
                .containsExactly(reseller);
        assertThat(seen.getString("authorizationNumber")).isEqualTo(sold.getString("authorizationNumber"));
        assertThat(seen.getString("authorizationNumberLastDay")).matches("\\d{4}-\\d{2}-\\d{2}");
        RawAnswer overSoap = licenseOverSoap(administrator, license);
        assertThat(overSoap.texts("email")).containsExactly(reseller);
        assertThat(overSoap.text("authorizationNumber")).isEqualTo(seen.getString("authorizationNumber"));
        assertThat(overSoap.text("authorizationNumberLastDay")).isEqualTo(seen.getString("authorizationNumberLastDay"));
        String users = "/licenses/" + license + "/users";
        assertThat(administrator.get(users).expect(200).items().stream()
                        .collect(
                                Collectors.toMap(user -> user.getString("email"), user -> user.getBoolean("reseller"))))
                .isEqualTo(Map.of(owner.email(), false, viewer, false, reseller, true));
        assertThat(usersOverSoap(administrator, license).texts("email")).contains(reseller);
        HttpResponse<String> csv = csv(administrator, users + ".csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body().lines().filter(line -> line.startsWith(reseller)))
                .singleElement()
                .asString()
                .endsWith(",true");

        RestAnswer viewed = viewing.get("/licenses/" + license).expect(200);
        RawAnswer viewedOverSoap = licenseOverSoap(viewing, license);
        assertThat(viewedOverSoap.text("licenseId")).isEqualTo(license);
        assertThat(List.of(viewed.body(), viewedOverSoap.body()))
                .allSatisfy(body -> assertThat(body)
                        .doesNotContain(
                                reseller,
                                seen.getString("authorizationNumber"),
                                seen.getString("authorizationNumberLastDay")));
        assertThat(viewing.get(users).problemCode()).isEqualTo("NOT_PERMITTED");
        assertThat(usersOverSoap(viewing, license).code()).isEqualTo("NOT_PERMITTED");
        assertThat(csv(viewing, users + ".csv").statusCode()).isEqualTo(403);

        RestSession selling = KeyOwner.registered(PRODUCT, reseller);
        Mail told = MAILBOX.await(reseller, mail -> mail.subject().contains("as a reseller"));
        assertThat(MAILBOX.text(told)).contains("gives no access by itself").doesNotContain(license);
        assertThat(MAILBOX.mailsTo(reseller))
                .noneMatch(mail -> MAILBOX.text(mail).contains("access is open"));
        assertThat(selling.get("/licenses/" + license).problemCode()).isEqualTo("NOT_FOUND");
        assertThat(licenseOverSoap(selling, license).code()).isEqualTo("NOT_FOUND");
    }

    private static HttpResponse<String> csv(RestSession person, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(PRODUCT.rest(path))
                                .header("Authorization", person.authorization())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static JsonObject ordered(JsonObject order) {
        return distributor().post("/orders", order).expect(201).object();
    }

    private static RestAnswer request(
            RestSession person, String program, String licenseId, String authorizationNumber) {
        var body = Json.createObjectBuilder()
                .add("program", program)
                .add("licenseId", licenseId)
                .add("roles", Json.createArrayBuilder().add("DOWNLOAD_ADMINISTRATOR"));
        if (authorizationNumber != null) {
            body.add("authorizationNumber", authorizationNumber);
        }
        return person.post("/permission-requests", body.build());
    }

    private static RawAnswer requestOverSoap(RestSession person, String licenseId, String authorizationNumber) {
        return permissions(
                person,
                "requestPermission",
                "<program>OPEN</program><licenseId>" + licenseId + "</licenseId><authorizationNumber>"
                        + authorizationNumber + "</authorizationNumber><roles>DOWNLOAD_ADMINISTRATOR</roles>");
    }

    private static RawAnswer usersOverSoap(RestSession person, String licenseId) {
        return permissions(person, "listUsers", "<licenseId>" + licenseId + "</licenseId>");
    }

    private static RawAnswer permissions(RestSession person, String operation, String content) {
        return soap("PermissionService", person)
                .call("<" + operation + " xmlns='urn:menkyo:permission:v1'>" + content + "</" + operation + ">");
    }

    private static RawAnswer licenseOverSoap(RestSession person, String licenseId) {
        return soap("LicenseService", person)
                .call("<getLicense xmlns='urn:menkyo:license:v1'><licenseId>" + licenseId
                        + "</licenseId></getLicense>");
    }

    private static RawPeer soap(String service, RestSession who) {
        return new RawPeer(PRODUCT.soap("/" + service)).header("Authorization", who.authorization());
    }

    private static RestSession distributor() {
        return owner.demo(Orders.DISTRIBUTOR);
    }
}
