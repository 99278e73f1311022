package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** People sign up and register their business e-mail (LC-203, LC-304, LC-307). */
final class RegistrationChapter {

    private final Stage stage;

    RegistrationChapter(Stage stage) {
        this.stage = stage;
    }

    /** The contact of the order registers and is administrator by that. */
    Person endCustomer(RecordedOrder order) {
        stage.heading("The end customer registers and is administrator");
        stage.mail(order.endCustomerEmail(), "Welcome");
        stage.line("The order brought a welcome mail to %s", order.endCustomerEmail());
        Person customer = signUp(order.endCustomerEmail());
        register(customer);
        RestAnswer confirmed = followLink(customer, "Confirm your business e-mail");
        require(confirmed.flag("accessOpen"), "The end customer's access is not open after the confirmation.");
        requireRole(customer, order, "ADMINISTRATOR");
        stage.line("The link in the mail confirms the address: administrator of %s", order.licenseNumber());
        return customer;
    }

    /** An administrator invites a second one, whose welcome mail carries the link. */
    Person deputy(RecordedOrder order, Person customer) {
        stage.heading("The administrator makes a deputy administrator too");
        String email = "deputy-" + stage.run() + "@example.com";
        JsonObject grant = Json.createObjectBuilder()
                .add("email", email)
                .add("roles", Json.createArrayBuilder().add("ADMINISTRATOR"))
                .build();
        customer.rest()
                .post("/licenses/" + order.licenseNumber() + "/permissions", grant)
                .expect(201);
        Person deputy = signUp(email);
        followLink(deputy, "Welcome");
        requireRole(deputy, order, "ADMINISTRATOR");
        stage.line("%s follows the link of the welcome mail: administrator", email);
        return deputy;
    }

    /** Somebody whom no license names registers: the registration stands, access does not open (LC-204). */
    Person colleague() {
        stage.heading("A colleague registers");
        Person colleague = signUp("colleague-" + stage.run() + "@example.com");
        register(colleague);
        RestAnswer confirmed = followLink(colleague, "Confirm your business e-mail");
        require(!confirmed.flag("accessOpen"), "The colleague has access that nobody gave.");
        stage.line("The address is confirmed; no license names it yet, so there is nothing to see");
        return colleague;
    }

    private Person signUp(String email) {
        String name = email.substring(0, email.indexOf('@'));
        String password = Stage.letters(20);
        RestSession.stranger(stage.addresses().rest())
                .post("/accounts", json("name", name, "password", password))
                .expect(201);
        return new Person(name, email, RestSession.signedIn(stage.addresses().rest(), name, password));
    }

    private void register(Person person) {
        RestAnswer answer = person.rest()
                .post("/registration", json("email", person.email(), "language", "EN"))
                .expect(202);
        require(
                person.email().equals(answer.text("pendingEmail")),
                "The registration does not wait for %s.",
                person.email());
        stage.line("%s signs up and registers: a mail is on its way", person.email());
    }

    private RestAnswer followLink(Person person, String subject) {
        String token = stage.mail(person.email(), subject).token();
        RestAnswer confirmed = person.rest()
                .post("/registration/confirmation", json("token", token))
                .expect(200);
        require(
                person.email().equalsIgnoreCase(confirmed.text("email")),
                "The link confirmed %s instead of %s.",
                confirmed.text("email"),
                person.email());
        return confirmed;
    }

    private static void requireRole(Person person, RecordedOrder order, String role) {
        boolean held = person.rest().get("/permissions").expect(200).items().stream()
                .anyMatch(permission -> order.licenseNumber().equals(permission.getString("licenseId", ""))
                        && role.equals(permission.getString("role", "")));
        require(held, "%s has not got the role %s on %s.", person.email(), role, order.licenseNumber());
    }
}
