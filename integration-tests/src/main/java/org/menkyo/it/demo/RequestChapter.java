package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** A permission is requested, and one of the administrators decides (LC-401, LC-402). */
final class RequestChapter {

    private static final String ROLE = "PRODUCT_KEY_ADMINISTRATOR";

    private final Stage stage;
    private final RecordedOrder order;

    RequestChapter(Stage stage, RecordedOrder order) {
        this.stage = stage;
        this.order = order;
    }

    /** @return the identity of the request */
    String request(Person colleague) {
        stage.heading("The colleague requests the role product key administrator");
        JsonObject wish = Json.createObjectBuilder()
                .add("program", "OPEN")
                .add("licenseId", order.licenseNumber())
                .add("authorizationNumber", order.authorizationNumber())
                .add("roles", Json.createArrayBuilder().add(ROLE))
                .add("comment", "I set up our servers.")
                .build();
        String id =
                colleague.rest().post("/permission-requests", wish).expect(202).text("id");
        stage.line("Request %s is received", id);
        return id;
    }

    void decide(String id, Person colleague, Person deputy, List<Person> administrators) {
        stage.heading("All administrators get a mail, and one of them approves");
        for (Person administrator : administrators) {
            ReceivedMail mail = stage.mail(administrator.email(), "Permission requested");
            require(
                    mail.text().contains(colleague.email()) && mail.text().contains(order.licenseNumber()),
                    "The mail to %s does not say who requests what.",
                    administrator.email());
            stage.line("Mail to %s: %s", administrator.email(), mail.subject());
        }
        requirePending(id, deputy);
        RestAnswer decided = decision(deputy, id, "APPROVE").expect(200);
        require("APPROVED".equals(decided.text("state")), "The request is %s, not APPROVED.", decided.text("state"));
        require(
                deputy.email().equals(decided.text("decidedBy")),
                "The decision is said to be of %s.",
                decided.text("decidedBy"));
        stage.line("%s approves", deputy.email());
        requireAlreadyDecided(id, administrators, deputy);
    }

    /** The mail of the outcome does not name who decided. */
    void outcome(Person colleague, Person deputy) {
        stage.heading("The colleague gets the outcome by mail");
        ReceivedMail mail = stage.mail(colleague.email(), "Your permission request was approved");
        require(mail.text().contains("product key administrator"), "The mail does not name the role that was given.");
        require(!mail.text().contains(deputy.email()), "The mail tells the colleague who decided.");
        stage.line("Mail to %s: %s; it does not say by whom", colleague.email(), mail.subject());
    }

    private void requirePending(String id, Person administrator) {
        boolean listed = administrator.rest().get("/permission-requests?state=PENDING").expect(200).items().stream()
                .anyMatch(request -> id.equals(request.getString("id", "")));
        require(listed, "%s does not see the request among those to decide.", administrator.email());
    }

    private void requireAlreadyDecided(String id, List<Person> administrators, Person decider) {
        for (Person other : administrators) {
            if (!other.equals(decider)) {
                RestAnswer late = decision(other, id, "DENY").expect(409);
                require(
                        "ALREADY_DECIDED".equals(late.problemCode()),
                        "A second decision is answered with %s.",
                        late.problemCode());
                stage.line("%s is too late: already decided", other.email());
            }
        }
    }

    private static RestAnswer decision(Person administrator, String id, String decision) {
        return administrator.rest().post("/permission-requests/" + id + "/decision", json("decision", decision));
    }
}
