package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** A customer opens a support case, and support finds the customer and does what is asked for. */
class CustomerSupportIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();

    private final KeyOwner owner = new KeyOwner(PRODUCT, 1);
    private final RestSession agent = owner.demo("demo-support");

    @Test
    @Tag("LC-805")
    void aCaseIsOpenedAnsweredAndLinkedToWhatWasDone() {
        String id = open(owner.administrator(), "CONTACT_CHANGE");
        String next = "next-" + owner.email();

        agent.post(
                        "/agreements/" + owner.licenseId() + "/contact-changes",
                        contact(owner.email(), next).add("caseId", id).build())
                .expect(201);
        agent.post("/support-cases/" + id + "/answers", RestSession.json("text", "The contact is changed."))
                .expect(200);

        assertThat(PRODUCT.mailbox()
                        .await(
                                owner.email(),
                                mail -> PRODUCT.mailbox().text(mail).contains("The contact is changed.")))
                .isNotNull();
        JsonObject own = owner.administrator()
                .get("/own-support-cases/" + id)
                .expect(200)
                .object();
        assertThat(own.getString("state")).isEqualTo("ANSWERED");
        assertThat(own.getJsonArray("done").getJsonObject(0).getString("kind")).isEqualTo("CONTACT_CHANGED");
        assertThat(own.toString()).as("the opener is no administrator any more").doesNotContain(next, "demo-support");
        assertThat(owner.administrator()
                        .post("/own-support-cases/" + id + "/closing", RestSession.json("text", "Thanks."))
                        .expect(200)
                        .text("state"))
                .isEqualTo("CLOSED");
    }

    @Test
    @Tag("LC-805")
    void supportReadsTheCaseOverSoapAndADistributorDoesNot() {
        String id = open(owner.administrator(), "KEY_TROUBLE");

        RawAnswer read = read(agent, id);

        assertThat(read.text("opener")).as(read.body()).isEqualTo(owner.email());
        assertThat(read(owner.demo(Orders.DISTRIBUTOR), id).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @Tag("LC-804")
    @Tag("LC-805")
    void aDistributorLinksItsContactChangeToItsCaseOverSoap() {
        RestSession distributor = owner.demo(Orders.DISTRIBUTOR);
        String id = distributor
                .post(
                        "/support-cases",
                        RestSession.json(
                                "kind",
                                "CONTACT_CHANGE",
                                "licenseId",
                                owner.licenseId(),
                                "subject",
                                "Contact",
                                "text",
                                "Please change."))
                .expect(201)
                .text("id");

        RawAnswer changed = new RawPeer(PRODUCT.soap("/AgreementService"))
                .header("Authorization", distributor.authorization())
                .call("<changeContact xmlns='urn:menkyo:agreement:v1'><licenseId>" + owner.licenseId()
                        + "</licenseId><kind>END_CUSTOMER</kind><email>" + owner.email()
                        + "</email><newName>Next</newName><newEmail>next-" + owner.email() + "</newEmail><caseId>" + id
                        + "</caseId></changeContact>");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        RawAnswer read = read(distributor, id);
        assertThat(read.texts("kind")).as(read.body()).contains("CONTACT_CHANGED");
    }

    @Test
    @Tag("LC-806")
    void supportFindsThePersonTheOrganizationAndTheLicense() {
        JsonObject person =
                agent.get("/support/people/" + owner.email()).expect(200).object();
        JsonObject license = agent.get("/support/licenses?number=" + owner.licenseId())
                .expect(200)
                .object()
                .getJsonArray("items")
                .getJsonObject(0);
        String name = license.getString("organizationName");

        assertThat(person.getString("registration")).isEqualTo("CONFIRMED");
        assertThat(person.getJsonArray("mails")).isNotEmpty();
        assertThat(license.getString("licenseId")).isEqualTo(owner.licenseId());
        assertThat(agent.get("/support/organizations?name=" + name.substring(1).replace(' ', '+'))
                        .expect(200)
                        .body())
                .contains(name);
        assertThat(owner.administrator().get("/support/people/" + owner.email()).problemCode())
                .isEqualTo("NOT_PERMITTED");
    }

    private String open(RestSession customer, String kind) {
        return customer.post(
                        "/own-support-cases",
                        RestSession.json(
                                "kind",
                                kind,
                                "licenseId",
                                owner.licenseId(),
                                "subject",
                                "Trouble",
                                "text",
                                "Please help."))
                .expect(201)
                .text("id");
    }

    private static JsonObjectBuilder contact(String email, String next) {
        return Json.createObjectBuilder()
                .add("kind", "END_CUSTOMER")
                .add("email", email)
                .add("newName", "Next")
                .add("newEmail", next)
                .add("reason", "asked for in the case");
    }

    private static RawAnswer read(RestSession who, String id) {
        return new RawPeer(PRODUCT.soap("/SupportService"))
                .header("Authorization", who.authorization())
                .call("<getSupportCase xmlns='urn:menkyo:support:v1'><id>" + id + "</id></getSupportCase>");
    }
}
