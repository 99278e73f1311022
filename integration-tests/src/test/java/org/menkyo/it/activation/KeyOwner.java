package org.menkyo.it.activation;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/** A license ID of its own with its administrator, and a phone system, all made through the public interfaces. */
public final class KeyOwner {

    static final int SERVER_STANDARD = 211;

    private static final String TOKEN = "#token=";
    public static final String PASSWORD = "key-owner-password-1";

    private final RunningProduct product;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "owner@keys-" + run + ".example";
    private final String licenseId;
    private final RestSession administrator;
    private final String phoneSystem = "ivr-" + run;

    /** @param machines for how many machines the MAK of group B is */
    public KeyOwner(RunningProduct product, int machines) {
        this(product, machines, 0);
    }

    /** @param seats how many seats of a subscription there are beside it */
    public KeyOwner(RunningProduct product, int machines, int seats) {
        this.product = product;
        licenseId = demo("demo-distributor")
                .post("/orders", order(machines, seats))
                .expect(201)
                .text("licenseNumber");
        administrator = registered(product, email);
        demo("demo-operator")
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                phoneSystem,
                                "password",
                                PASSWORD,
                                "party",
                                "PHONE_SYSTEM",
                                "expiresAt",
                                Instant.now()
                                        .plus(1, ChronoUnit.DAYS)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()))
                .expect(201);
    }

    /** Somebody who signs up and confirms an address, which is the name of the account too. */
    public static RestSession registered(RunningProduct product, String email) {
        RestSession.stranger(product.rest("")).post("/accounts", RestSession.json("name", email, "password", PASSWORD));
        RestSession person = RestSession.signedIn(product.rest(""), email, PASSWORD);
        person.post("/registration", RestSession.json("email", email));
        Mailbox mailbox = product.mailbox();
        String text =
                mailbox.text(mailbox.await(email, mail -> mailbox.text(mail).contains(TOKEN)));
        String token = text.substring(text.indexOf(TOKEN) + TOKEN.length()).split("\\s", 2)[0];
        person.post("/registration/confirmation", RestSession.json("token", token))
                .expect(200);
        return person;
    }

    private JsonObject order(int machines, int seats) {
        JsonArrayBuilder lines = Json.createArrayBuilder().add(line("SVR-STD-2008", machines));
        if (seats > 0) {
            lines.add(line("OFFICE-SUB", seats));
        }
        return Json.createObjectBuilder()
                .add("orderNumber", "keys-" + run)
                .add(
                        "organization",
                        Json.createObjectBuilder()
                                .add("identifier", "keys-" + run)
                                .add("name", "Keys")
                                .add("address", RestSession.json("street", "1", "city", "Osaka", "country", "JP")))
                .add("endCustomers", Json.createArrayBuilder().add(RestSession.json("name", "Owner", "email", email)))
                .add("lines", lines)
                .build();
    }

    private static JsonObjectBuilder line(String product, int quantity) {
        return Json.createObjectBuilder().add("product", product).add("quantity", quantity);
    }

    /** The administrator's business e-mail, which is the name of the account too. */
    public String email() {
        return email;
    }

    public String password() {
        return PASSWORD;
    }

    public String licenseId() {
        return licenseId;
    }

    public RestSession demo(String account) {
        return RestSession.signedIn(product.rest(""), account, account + "-1");
    }

    /** The administrator of the license ID. */
    public RestSession administrator() {
        return administrator;
    }

    /** Calls that no throttle counts, since they are signed in. */
    public RestSession phoneSystem() {
        return phoneSystem(product.rest(""));
    }

    /** The same at another address of the product. */
    public RestSession phoneSystem(URI rest) {
        return RestSession.signedIn(rest, phoneSystem, PASSWORD);
    }

    public RestSession device() {
        return RestSession.stranger(product.rest(""));
    }

    /** The MAK of group B as its administrator sees it. */
    public JsonObject listedMak() {
        return administrator.get("/product-keys?licenseId=" + licenseId).expect(200).items().stream()
                .filter(key -> key.getString("type").equals("MAK")
                        && key.getString("state").equals("ACTIVE"))
                .findFirst()
                .orElseThrow();
    }

    /** The MAK in clear text. */
    public ProductKey mak() {
        return ProductKey.parse(administrator
                .post("/product-keys/" + listedMak().getString("id") + "/reveal")
                .expect(200)
                .text("key"));
    }

    /** The installation ID of a machine of that name under a key. */
    public static InstallationId installationId(ProductKey key, String machine) {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        for (HardwareComponent component : HardwareComponent.values()) {
            readings.put(component, component.isIdentifying() ? component + " of " + machine : "model");
        }
        return InstallationId.of(HardwareProfile.of("sample", readings), SERVER_STANDARD, key);
    }

    /** The body of an activation or validation. */
    public static JsonObject body(ProductKey key, InstallationId installationId) {
        return RestSession.json("productKey", key.formatted(), "installationId", installationId.formatted());
    }
}
