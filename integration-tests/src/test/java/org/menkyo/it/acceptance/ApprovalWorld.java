package org.menkyo.it.acceptance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.menkyo.it.demo.Addresses;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;

/** OPEN licenses with several administrators each, and registered people who hold nothing yet. */
public final class ApprovalWorld {

    /** What may be requested and harms nobody. */
    static final List<String> ROLES = List.of(
            "DOWNLOAD_ADMINISTRATOR",
            "PRODUCT_KEY_ADMINISTRATOR",
            "LICENSE_INFORMATION_VIEWER",
            "SOFTWARE_ASSURANCE_ADMINISTRATOR",
            "SUBSCRIPTION_ADMINISTRATOR",
            "ONLINE_SERVICES_ADMINISTRATOR");

    private static final String DISTRIBUTOR = "demo-distributor";

    /** A license as its order was answered. */
    public record License(String number, String authorizationNumber) {}

    private final Addresses addresses;
    private final UnaryOperator<String> tokens;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<Person> administrators = new ArrayList<>();
    private final List<Person> requesters = new ArrayList<>();
    private final List<License> licenses = new ArrayList<>();

    /** Takes confirmation tokens from the product's own mailbox. */
    public ApprovalWorld(RunningProduct product) {
        this(product.addresses());
    }

    /** Takes confirmation tokens from the mailbox of these addresses. */
    ApprovalWorld(Addresses addresses) {
        this(
                addresses,
                email -> Stage.set(addresses, new Narration(System.out))
                        .mail(email, "Confirm")
                        .token());
    }

    /** @param tokens gives the confirmation token that was mailed to an address */
    public ApprovalWorld(RunningProduct product, UnaryOperator<String> tokens) {
        this(product.addresses(), tokens);
    }

    private ApprovalWorld(Addresses addresses, UnaryOperator<String> tokens) {
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /** Orders the licenses; all name the first administrator, who makes the others administrators too. */
    public void prepare(int administratorCount, int requesterCount, int licenseCount) {
        for (int i = 0; i < licenseCount; i++) {
            licenses.add(order(i));
        }
        for (int i = 0; i < administratorCount; i++) {
            administrators.add(registered("administrator-" + i));
        }
        for (License license : licenses) {
            for (Person deputy : administrators.subList(1, administratorCount)) {
                grant(license, deputy.email(), "ADMINISTRATOR");
            }
        }
        for (int i = 0; i < requesterCount; i++) {
            requesters.add(registered("requester-" + i));
        }
    }

    public List<Person> administrators() {
        return administrators;
    }

    public List<Person> requesters() {
        return requesters;
    }

    public List<License> licenses() {
        return licenses;
    }

    /** An address that nobody else uses. */
    String email(String who) {
        return who + "@" + run + ".example";
    }

    /** Has the first administrator give a role. */
    public void grant(License license, String email, String role) {
        administrators
                .get(0)
                .rest()
                .post(
                        "/licenses/" + license.number() + "/permissions",
                        Json.createObjectBuilder()
                                .add("email", email)
                                .add("roles", Json.createArrayBuilder().add(role))
                                .build())
                .expect(201);
    }

    /** The body of a request for one role. */
    static JsonObject wish(License license, String role) {
        return Json.createObjectBuilder()
                .add("program", "OPEN")
                .add("licenseId", license.number())
                .add("authorizationNumber", license.authorizationNumber())
                .add("roles", Json.createArrayBuilder().add(role))
                .build();
    }

    /** Signs up and registers an address of this name. */
    Person registered(String who) {
        Person person = signedUp(who);
        person.rest()
                .post("/registration", RestSession.json("email", person.email()))
                .expect(202);
        person.rest()
                .post("/registration/confirmation", RestSession.json("token", tokens.apply(person.email())))
                .expect(200);
        return person;
    }

    /** Signs up, and registers nothing yet. */
    Person signedUp(String who) {
        String account = "user-" + who + "-" + run;
        String password = UUID.randomUUID().toString();
        RestSession.stranger(addresses.rest())
                .post("/accounts", RestSession.json("name", account, "password", password))
                .expect(201);
        return new Person(account, email(who), RestSession.signedIn(addresses.rest(), account, password));
    }

    private License order(int number) {
        JsonObject order = Json.createObjectBuilder()
                .add("orderNumber", "approvals-" + run + "-" + number)
                .add(
                        "organization",
                        Json.createObjectBuilder()
                                .add("identifier", "approvals-" + run)
                                .add("name", "Approvals")
                                .add("address", RestSession.json("street", "1-1", "city", "Nagoya", "country", "JP")))
                .add(
                        "endCustomers",
                        Json.createArrayBuilder()
                                .add(RestSession.json("name", "Contact", "email", email("administrator-0"))))
                .add(
                        "lines",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("product", "SVR-STD-2008")
                                        .add("quantity", 5)))
                .build();
        JsonObject answer = RestSession.signedIn(addresses.rest(), DISTRIBUTOR, DISTRIBUTOR + "-1")
                .post("/orders", order)
                .expect(201)
                .object();
        return new License(answer.getString("licenseNumber"), answer.getString("authorizationNumber"));
    }
}
