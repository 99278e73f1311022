package org.menkyo.it.browser;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.protocol.key.ProductKey;

/** An organization with one license ID, two administrators of whom neither owes it to the other, and media of its products. */
final class SoftwareWorld {

    /** What the license ID has most licenses of. */
    static final String SERVER = "SVR-STD-2008";

    static final int SERVERS = 10;
    static final int CLIENTS = 2;

    private final RunningProduct product;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String licenseId = "SOFTWARE-" + run.toUpperCase(Locale.ROOT);
    private final RestSession administrator;
    private final RestSession second;
    private final byte[] bytes = new byte[1_234_567];

    SoftwareWorld(RunningProduct product) {
        this.product = product;
        demo("demo-distributor").post("/agreements", agreement()).expect(201);
        administrator = KeyOwner.registered(product, email("first"));
        second = KeyOwner.registered(product, email("second"));
        new Random(1105).nextBytes(bytes);
    }

    String licenseId() {
        return licenseId;
    }

    String email(String who) {
        return who + "@software-" + run + ".example";
    }

    RestSession administrator() {
        return administrator;
    }

    Visitor first() {
        return new Visitor(email("first"), KeyOwner.PASSWORD);
    }

    Visitor second() {
        return new Visitor(email("second"), KeyOwner.PASSWORD);
    }

    /** The MAK for a product group. */
    ProductKey mak(String productGroup) {
        String id = administrator.get("/product-keys?licenseId=" + licenseId).expect(200).items().stream()
                .filter(key -> key.getString("type").equals("MAK")
                        && key.getString("productGroup", "").equals(productGroup))
                .findFirst()
                .orElseThrow()
                .getString("id");
        return ProductKey.parse(administrator
                .post("/product-keys/" + id + "/reveal", JsonObject.EMPTY_JSON_OBJECT)
                .expect(200)
                .text("key"));
    }

    /** Uploads an inventory of machines as a management tool does, by a token that may do nothing else; says the status. */
    int uploadMachines(String name) throws IOException, InterruptedException {
        String token = administrator
                .post(
                        "/access-tokens",
                        Json.createObjectBuilder()
                                .add("name", "machines")
                                .add(
                                        "expiresAt",
                                        Instant.now().plus(1, ChronoUnit.DAYS).toString())
                                .add("operations", Json.createArrayBuilder().add("UPLOAD_MACHINE_INVENTORY"))
                                .add("licenseIds", Json.createArrayBuilder().add(licenseId))
                                .build())
                .expect(201)
                .text("secret");
        String machines = """
                {"takenAt": "%s", "machines": [
                  {"machineName": "srv-1", "edition": "SERVER_2008_STANDARD", "activationWay": "ONLINE", "licenseState": "LICENSED"},
                  {"machineName": "srv-2", "edition": "SERVER_2008_STANDARD", "licenseState": "INITIAL_GRACE", "remainingMinutes": 9},
                  {"machineName": "srv-3"}]}""".formatted(Instant.now());
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(product.rest("/licenses/" + licenseId + "/machine-inventories/" + name))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(machines))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Somebody who may only see the license information. */
    Visitor viewer() {
        administrator
                .post(
                        "/licenses/" + licenseId + "/permissions",
                        Json.createObjectBuilder()
                                .add("email", email("viewer"))
                                .add("roles", Json.createArrayBuilder().add("LICENSE_INFORMATION_VIEWER"))
                                .build())
                .expect(201);
        KeyOwner.registered(product, email("viewer"));
        return new Visitor(email("viewer"), KeyOwner.PASSWORD);
    }

    /** The bytes of the media file. */
    byte[] bytes() {
        return bytes.clone();
    }

    String sha256() {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    String fileName() {
        return "サーバー-" + run + ".iso";
    }

    /** Records the media file in Japanese. */
    void recordMedia() {
        RestSession operator = demo("demo-operator");
        JsonObject announced = Json.createObjectBuilder()
                .add("product", SERVER)
                .add("language", "ja")
                .add("version", run)
                .add("fileName", fileName())
                .add("size", bytes.length)
                .add("sha256", sha256())
                .build();
        String upload = "/media-uploads/"
                + operator.post("/media-uploads", announced).expect(201).text("id");
        operator.append(upload + "?offset=0", bytes, 0, bytes.length).expect(204);
        operator.post(upload + "/completion").expect(201);
    }

    /** How often something was done on the license ID, by its audit. */
    long done(String operation) {
        return administrator.get("/licenses/" + licenseId + "/audit?size=200").expect(200).items().stream()
                .filter(record -> record.getString("action").equals(operation))
                .count();
    }

    RestSession demo(String account) {
        return RestSession.signedIn(product.rest(""), account, account + "-1");
    }

    private JsonObject agreement() {
        JsonArrayBuilder lines = Json.createArrayBuilder()
                .add(line(SERVER, SERVERS).add("softwareAssurance", true))
                .add(line("VISTA-ENT-UPG", CLIENTS).add("softwareAssurance", true));
        return Json.createObjectBuilder()
                .add("licenseId", licenseId)
                .add("program", "SELECT")
                .add(
                        "organization",
                        Json.createObjectBuilder()
                                .add("identifier", "software-" + run)
                                .add("name", "Software of Osaka")
                                .add("address", RestSession.json("street", "1", "city", "Osaka", "country", "JP")))
                .add(
                        "contacts",
                        Json.createArrayBuilder()
                                .add(contact("PRIMARY", "first"))
                                .add(contact("NOTICES", "second")))
                .add("lines", lines)
                .build();
    }

    private JsonObject contact(String kind, String who) {
        return RestSession.json("kind", kind, "name", who, "email", email(who));
    }

    private static JsonObjectBuilder line(String code, int quantity) {
        return Json.createObjectBuilder().add("product", code).add("quantity", quantity);
    }
}
