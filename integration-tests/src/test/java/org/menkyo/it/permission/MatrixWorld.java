package org.menkyo.it.permission;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Party;

/** A license ID with one holder of each role, and everybody else who may call, made through the public interfaces. */
public final class MatrixWorld {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "#token=";
    private static final String PASSWORD = "matrix-password-1";

    private final RunningProduct product;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<Role, Credentials> holders = new EnumMap<>(Role.class);
    private final Map<Role, Credentials> systems = new EnumMap<>(Role.class);
    private Credentials administrator;
    private Credentials registeredWithoutRole;
    private Credentials unregistered;
    private Credentials phoneSystem;
    private Credentials partnerSystem;
    private String licenseId;
    private String authorizationNumber;
    private String productKeyId;
    private long contactPermission;
    private String requestId;
    private String additionId;
    private Credentials otherDistributor;
    private String supportCaseId;
    private String productKey;
    private String benefitUnits;
    private String subscriptionSeat;
    private String withdrawnSubscriptionSeat;
    private String onlineServiceSeat;
    private String withdrawnOnlineServiceSeat;

    private MatrixWorld(RunningProduct product) {
        this.product = product;
    }

    /** A world of its own in a running product. */
    public static MatrixWorld in(RunningProduct product) throws Exception {
        MatrixWorld world = new MatrixWorld(product);
        world.prepare();
        return world;
    }

    private void prepare() throws Exception {
        JsonObject order = send(technical(Party.DISTRIBUTOR), "POST", "/orders", """
                {"orderNumber":"matrix-%1$s","organization":{"identifier":"matrix-%1$s","name":"Matrix",
                 "address":{"street":"1","city":"Osaka","country":"JP"}},
                 "endCustomers":[{"name":"Contact","email":"%2$s"}],
                 "lines":[{"product":"SVR-STD-2008","quantity":10,"softwareAssurance":true},
                          {"product":"OFFICE-SUB","quantity":5},{"product":"MAIL-ONLINE","quantity":5}]}""".formatted(run, email("contact")));
        licenseId = order.getString("licenseNumber");
        authorizationNumber = order.getString("authorizationNumber");
        // Its end and that of Software Assurance are due (LC-709).
        new ProductDatabase(product)
                .update(
                        "UPDATE authorization_number SET issued_at = issued_at - INTERVAL '2 years' + INTERVAL '20 days'"
                                + " WHERE number = ?",
                        authorizationNumber);
        administrator = registered("contact");
        holders.put(Role.ADMINISTRATOR, administrator);
        for (Role role : Role.values()) {
            if (role == Role.OPEN_LICENSE_CONTACT) {
                holders.put(role, registered(role.name()));
                additionId = send(
                                holders.get(role),
                                "POST",
                                "/open-licenses",
                                "{\"authorizationNumber\":\"%s\",\"licenseNumber\":\"%s\",\"acknowledged\":true,"
                                                .formatted(authorizationNumber, licenseId)
                                        + "\"givenName\":\"Olga\",\"familyName\":\"Contact\"}")
                        .getJsonObject("addition")
                        .getString("id");
            } else if (role != Role.ADMINISTRATOR) {
                grant(email(role.name()), role);
                holders.put(role, registered(role.name()));
            }
        }
        grant(targetEmail(), Role.DOWNLOAD_ADMINISTRATOR);
        registeredWithoutRole = registered("nobody");
        unregistered = signedUp("unregistered");
        phoneSystem = technicalAccount("ivr", Party.PHONE_SYSTEM, "");
        partnerSystem = partnerSystem("nobody");
        for (Role role : Role.values()) {
            systems.put(role, partnerSystem(role == Role.ADMINISTRATOR ? "contact" : role.name()));
        }
        otherDistributor = technicalAccount(
                "distributor-other",
                Party.DISTRIBUTOR,
                ",\"distributorCode\":\"other-%1$s\",\"distributorName\":\"Other %1$s\"".formatted(run));
        Credentials requester = registered("requester");
        requestId = send(requester, "POST", "/permission-requests", """
                        {"program":"OPEN","licenseId":"%s","authorizationNumber":"%s",
                         "roles":["DOWNLOAD_ADMINISTRATOR"]}""".formatted(licenseId, authorizationNumber))
                .getString("id");
        supportCaseId = send(technical(Party.DISTRIBUTOR), "POST", "/support-cases", """
                        {"kind":"KEY_TROUBLE","licenseId":"%s","subject":"Matrix","text":"Matrix"}""".formatted(licenseId))
                .getString("id");
        recordMedia();
        productKeyId = send(administrator, "GET", "/product-keys", null)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        productKey = send(administrator, "POST", "/product-keys/" + productKeyId + "/reveal", "{}")
                .getString("key");
        send(
                administrator,
                "PUT",
                "/licenses/" + licenseId + "/machine-inventories/MATRIX",
                "{\"takenAt\":\"%s\",\"machines\":[{\"machineName\":\"matrix-1\"}]}"
                        .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        String benefit = "/licenses/" + licenseId + "/benefits/TRAINING-DAYS";
        send(administrator, "POST", benefit + "/activation", "{}");
        benefitUnits = send(administrator, "POST", benefit + "/uses", "{\"purpose\":\"Matrix\",\"units\":1}")
                .getString("id");
        subscriptionSeat = seat("subscription", "OFFICE-SUB", "seat");
        withdrawnSubscriptionSeat = seat("subscription", "OFFICE-SUB", "former");
        send(administrator, "PUT", "/licenses/" + licenseId + "/online-services/MAIL-ONLINE/activation", null);
        onlineServiceSeat = seat("online-service", "MAIL-ONLINE", "seat");
        withdrawnOnlineServiceSeat = seat("online-service", "MAIL-ONLINE", "former");
        contactPermission = send(administrator, "GET", "/licenses/" + licenseId + "/users/" + email("contact"), null)
                .getJsonArray("permissions")
                .getJsonObject(0)
                .getJsonNumber("id")
                .longValue();
    }

    public RunningProduct product() {
        return product;
    }

    public Credentials holder(Role role) {
        return holders.get(role);
    }

    /** A partner's system that belongs to the business e-mail of {@link #holder}. */
    public Credentials systemOf(Role role) {
        return systems.get(role);
    }

    /** Used units of a benefit. */
    public String benefitUnits() {
        return benefitUnits;
    }

    public Credentials registeredWithoutRole() {
        return registeredWithoutRole;
    }

    public Credentials unregistered() {
        return unregistered;
    }

    public Credentials technical(Party party) {
        return switch (party) {
            case DISTRIBUTOR -> new Credentials("demo-distributor", "demo-distributor-1");
            case SUPPORT_AGENT -> new Credentials("demo-support", "demo-support-1");
            case AUDITOR -> new Credentials("demo-auditor", "demo-auditor-1");
            case OPERATOR -> new Credentials("demo-operator", "demo-operator-1");
            case PHONE_SYSTEM -> phoneSystem;
            case PARTNER -> partnerSystem;
            default -> throw new IllegalArgumentException(party.name());
        };
    }

    public String licenseId() {
        return licenseId;
    }

    /** The number of the order that the license ID comes from. */
    public String orderNumber() {
        return "matrix-" + run;
    }

    /** Another distributor, who has no order. */
    public Credentials otherDistributor() {
        return otherDistributor;
    }

    /** A support case of the distributor. */
    public String supportCaseId() {
        return supportCaseId;
    }

    public String productKeyId() {
        return productKeyId;
    }

    /** The product key itself. */
    public String productKey() {
        return productKey;
    }

    /** A seat of a subscription that somebody has. */
    public String subscriptionSeat() {
        return subscriptionSeat;
    }

    /** A seat of a subscription that everybody who may withdraw it may withdraw again. */
    public String withdrawnSubscriptionSeat() {
        return withdrawnSubscriptionSeat;
    }

    /** A seat of an online service that somebody has. */
    public String onlineServiceSeat() {
        return onlineServiceSeat;
    }

    /** A seat of an online service that everybody who may withdraw it may withdraw again. */
    public String withdrawnOnlineServiceSeat() {
        return withdrawnOnlineServiceSeat;
    }

    public long contactPermission() {
        return contactPermission;
    }

    public String requestId() {
        return requestId;
    }

    public String additionId() {
        return additionId;
    }

    /** Somebody whom every administrator may disable and enable without harm. */
    public String targetEmail() {
        return email("target");
    }

    private String email(String who) {
        return who.toLowerCase(Locale.ROOT) + "@matrix-" + run + ".example";
    }

    private String seat(String kind, String product, String who) throws IOException, InterruptedException {
        return send(
                        administrator,
                        "POST",
                        "/licenses/" + licenseId + "/" + kind + "-seats",
                        "{\"product\":\"%s\",\"email\":\"%s\"}".formatted(product, email(who)))
                .getString("id");
    }

    private void grant(String email, Role role) throws IOException, InterruptedException {
        send(
                administrator,
                "POST",
                "/licenses/" + licenseId + "/permissions",
                "{\"email\":\"%s\",\"roles\":[\"%s\"]}".formatted(email, role));
    }

    private Credentials signedUp(String who) throws IOException, InterruptedException {
        Credentials credentials = new Credentials(email(who), PASSWORD);
        send(
                Credentials.NONE,
                "POST",
                "/accounts",
                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(credentials.name(), PASSWORD));
        return credentials;
    }

    private Credentials registered(String who) throws IOException, InterruptedException {
        Credentials credentials = signedUp(who);
        send(credentials, "POST", "/registration", "{\"email\":\"%s\"}".formatted(email(who)));
        Mailbox mailbox = product.mailbox();
        String text = mailbox.text(
                mailbox.await(email(who), mail -> mailbox.text(mail).contains(TOKEN)));
        String token = text.substring(text.indexOf(TOKEN) + TOKEN.length()).split("\\s", 2)[0];
        send(credentials, "POST", "/registration/confirmation", "{\"token\":\"%s\"}".formatted(token));
        return credentials;
    }

    private Credentials partnerSystem(String who) throws IOException, InterruptedException {
        return technicalAccount(
                "partner-" + who.toLowerCase(Locale.ROOT).replace('_', '-'),
                Party.PARTNER,
                ",\"businessEmail\":\"" + email(who) + "\"");
    }

    private Credentials technicalAccount(String name, Party party, String further)
            throws IOException, InterruptedException {
        Credentials credentials = new Credentials(name + "-" + run, PASSWORD);
        send(
                technical(Party.OPERATOR),
                "POST",
                "/technical-accounts",
                "{\"name\":\"%s\",\"password\":\"%s\",\"party\":\"%s\",\"expiresAt\":\"%s\"%s}"
                        .formatted(
                                credentials.name(),
                                PASSWORD,
                                party,
                                Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS),
                                further));
        return credentials;
    }

    /** A media file of the product that the license ID entitles to, with the bytes of an empty object. */
    private void recordMedia() throws IOException, InterruptedException {
        Credentials operator = technical(Party.OPERATOR);
        String upload =
                send(operator, "POST", "/media-uploads", """
                        {"product":"SVR-STD-2008","language":"en","version":"matrix-%s","fileName":"matrix.iso","size":2,
                         "sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}""".formatted(run)).getString("id");
        send(operator, "PATCH", "/media-uploads/" + upload, "{}");
        send(operator, "POST", "/media-uploads/" + upload + "/completion", "");
    }

    private JsonObject send(Credentials credentials, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.rest(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        credentials.header().ifPresent(value -> request.header("Authorization", value));
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        if (answer.body().isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
