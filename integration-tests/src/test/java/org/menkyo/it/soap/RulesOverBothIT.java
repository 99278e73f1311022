package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** Rules about who may do what hold over REST and over SOAP, whichever of them a thing was done over. */
@Tag("LC-1101")
class RulesOverBothIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();

    /** Two people, each the administrator of a license ID of their own. */
    private static KeyOwner owner;

    private static KeyOwner colleague;

    private final String run = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    @BeforeAll
    static void begin() {
        owner = new KeyOwner(PRODUCT, 3);
        colleague = new KeyOwner(PRODUCT, 3);
    }

    @Test
    @Tag("LC-501")
    @Tag("LC-502")
    @Tag("LC-503")
    @Tag("LC-504")
    void administrationOfAMasterAgreementIsInheritedAsChosen() {
        String master = "M-" + run;
        String child = "C-" + run;
        String inner = "I-" + run;
        String grandchild = "G-" + run;
        record(master, "MASTER", null, owner.email());
        record(child, "SELECT", master, "somebody@" + run.toLowerCase(Locale.ROOT) + ".example");
        RestSession person = owner.administrator();
        assertThat(person.get("/profile").expect(200).flag("inheritanceChoiceDue"))
                .isTrue();
        assertHidden(child);

        choose(true);

        assertThat(person.get("/profile").expect(200).flag("inheritanceChoiceDue"))
                .isFalse();
        assertSeen(child);
        assertThat(person.get("/licenses/" + master + "/children").expect(200).items())
                .extracting(view -> view.getString("licenseId"))
                .containsExactly(child);
        assertThat(colleague
                        .administrator()
                        .get("/licenses/" + master + "/children")
                        .status())
                .isEqualTo(404);
        RawAnswer users = permissions(person, "listUsers", "<licenseId>" + child + "</licenseId>");
        assertThat(users.texts("way")).contains("INHERITANCE");
        assertThat(users.texts("inheritedFrom")).containsExactly(master);
        assertThat(permissions(person, "listOwnPermissions", "").texts("inheritedFrom"))
                .contains(master);
        assertThat(person.get("/licenses/" + child + "/users").expect(200).body())
                .contains("\"inheritedFrom\":\"" + master + "\"");

        // What comes below later, and deeper, is inherited too.
        record(inner, "MASTER", master, "somebody@" + run.toLowerCase(Locale.ROOT) + ".example");
        record(grandchild, "SELECT", inner, "somebody@" + run.toLowerCase(Locale.ROOT) + ".example");
        assertSeen(grandchild);
        assertThat(agreements(
                                "moveAgreement",
                                "<licenseId>" + master + "</licenseId><parentLicenseId>" + inner + "</parentLicenseId>")
                        .code())
                .isEqualTo("AGREEMENT_CYCLE");
        assertThat(distributor()
                        .put("/agreements/" + master + "/parent", RestSession.json("parentLicenseId", inner))
                        .problemCode())
                .isEqualTo("AGREEMENT_CYCLE");

        choose(false);
        assertHidden(child);
        assertHidden(grandchild);

        choose(true);
        assertSeen(child);
        RawAnswer moved = agreements(
                "changeContact",
                "<licenseId>" + master + "</licenseId><kind>PRIMARY</kind><email>"
                        + owner.email() + "</email><newName>Next</newName><newEmail>next@"
                        + run.toLowerCase(Locale.ROOT)
                        + ".example</newEmail><reason>left</reason>");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertHidden(child);
        assertHidden(grandchild);
    }

    @Test
    @Tag("LC-801")
    void anAdministratorWhomSupportAddsIsOneOverBoth() {
        JsonObject agreement = distributor()
                .get("/agreements/" + owner.licenseId())
                .expect(200)
                .object();
        JsonObject checked = Json.createObjectBuilder()
                .add("licenseNumber", owner.licenseId())
                .add("authorizationNumber", agreement.getString("authorizationNumber"))
                .add("companyName", "Keys")
                .add("companyAddress", "1, Osaka")
                .build();
        RestSession support = owner.demo("demo-support");
        String address = "/support/licenses/" + owner.licenseId() + "/administrators";
        String newcomer = "newcomer@" + run.toLowerCase(Locale.ROOT) + ".example";
        for (String missing : checked.keySet()) {
            JsonObjectBuilder incomplete = Json.createObjectBuilder(checked);
            incomplete.remove(missing);
            assertThat(support.post(address, administrator(newcomer, incomplete.build()))
                            .problemCode())
                    .as(missing)
                    .isEqualTo("INVALID_INPUT");
        }
        assertThat(permissions(owner.administrator(), "listUsers", "<licenseId>" + owner.licenseId() + "</licenseId>")
                        .texts("email"))
                .doesNotContain(newcomer);

        support.post(address, administrator(newcomer, checked)).expect(201);

        RawAnswer users =
                permissions(owner.administrator(), "listUsers", "<licenseId>" + owner.licenseId() + "</licenseId>");
        assertThat(users.texts("email")).contains(newcomer);
        assertThat(users.texts("way")).contains("SUPPORT");
        assertThat(owner.administrator()
                        .get("/licenses/" + owner.licenseId() + "/users/" + newcomer)
                        .expect(200)
                        .body())
                .contains("\"way\":\"SUPPORT\"");
        assertThat(agreements("listAgreementChanges", "<licenseId>" + owner.licenseId() + "</licenseId>")
                        .texts("kind"))
                .contains("ADMINISTRATOR_ADDED");
        assertThat(PRODUCT.mailbox()
                        .await(
                                owner.email(),
                                mail -> PRODUCT.mailbox().text(mail).contains(newcomer)))
                .isNotNull();
    }

    @Test
    @Tag("LC-1104")
    void aDenialNamesTheRoleThatIsMissing() {
        String viewed = "<licenseId>" + owner.licenseId() + "</licenseId>";
        RawAnswer granted = permissions(
                owner.administrator(),
                "grantPermissions",
                viewed + "<email>" + colleague.email() + "</email><roles>LICENSE_INFORMATION_VIEWER</roles>");
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);

        RawAnswer overSoap = permissions(colleague.administrator(), "listUsers", viewed);
        RestAnswer overRest = colleague.administrator().get("/licenses/" + owner.licenseId() + "/users");

        assertThat(overSoap.code()).isEqualTo("NOT_PERMITTED").isEqualTo(overRest.problemCode());
        assertThat(overSoap.text("text"))
                .containsIgnoringCase("administrator")
                .isEqualTo(overRest.object().getString("detail"));
        String explanation = owner.administrator()
                .get("/licenses/" + owner.licenseId() + "/explanations?operation=LIST_USERS&email=" + colleague.email())
                .expect(200)
                .body();
        assertThat(explanation).contains("ADMINISTRATOR", owner.email());
        assertThat(permissions(
                                owner.administrator(),
                                "listUsers",
                                "<licenseId>" + colleague.licenseId() + "</licenseId>")
                        .code())
                .as("who may not even know of it learns nothing")
                .isEqualTo("NOT_FOUND");
    }

    @Test
    @Tag("LC-1105")
    void aKeyIsRevealedOverSoapWhenASecondPersonApproved() {
        KeyOwner asker = new KeyOwner(PRODUCT, 1);
        String organization = distributor()
                .get("/agreements/" + asker.licenseId())
                .expect(200)
                .object()
                .getJsonObject("organization")
                .getString("identifier");
        RawAnswer granted = permissions(
                asker.administrator(),
                "grantPermissions",
                "<licenseId>" + asker.licenseId() + "</licenseId><email>" + colleague.email()
                        + "</email><roles>PRODUCT_KEY_ADMINISTRATOR</roles>");
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        String key = asker.listedMak().getString("id");
        owner.demo("demo-support")
                .put(
                        "/support/organizations/" + organization + "/two-person-rule",
                        Json.createObjectBuilder()
                                .add("revealKeys", true)
                                .add("raiseActivations", true)
                                .add("reason", "asked in writing")
                                .build())
                .expect(200);

        assertThat(reveal(asker, key).code()).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(asker.administrator()
                        .post("/product-keys/" + key + "/reveal")
                        .problemCode())
                .isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(owner.demo("demo-support")
                        .post(
                                "/support/product-keys/" + key + "/activations",
                                Json.createObjectBuilder()
                                        .add("activations", 1)
                                        .add("reason", "more")
                                        .build())
                        .problemCode())
                .isEqualTo("SECOND_PERSON_NEEDED");
        String approval = asker.administrator()
                .post("/reveal-approvals/of-key/" + key, RestSession.json("reason", "to install"))
                .object()
                .getString("id");
        String decision = "/reveal-approvals/" + approval + "/decision";
        JsonObject approve = Json.createObjectBuilder().add("approve", true).build();
        assertThat(asker.administrator().post(decision, approve).problemCode()).isEqualTo("OWN_REQUEST");
        assertThat(colleague.administrator().post(decision, approve).problemCode())
                .as("who owes the permission to who asked")
                .isEqualTo("NOT_INDEPENDENT");
        assertThat(reveal(asker, key).code()).isEqualTo("SECOND_PERSON_NEEDED");

        String ofColleague = colleague
                .administrator()
                .post("/reveal-approvals/of-key/" + key, RestSession.json("reason", "to install"))
                .object()
                .getString("id");
        assertThat(asker.administrator()
                        .post("/reveal-approvals/" + ofColleague + "/decision", approve)
                        .object()
                        .getString("state"))
                .isEqualTo("APPROVED");

        assertThat(reveal(asker, key).code()).as("not who approved").isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(reveal(colleague, key).text("key")).matches("[A-Z0-9]{5}(-[A-Z0-9]{5}){4}");
        assertThat(reveal(colleague, key).code()).as("once").isEqualTo("SECOND_PERSON_NEEDED");
    }

    private static RawAnswer reveal(KeyOwner asker, String key) {
        return soap("LicenseService", asker.administrator())
                .call("<revealProductKey xmlns='urn:menkyo:license:v1'><id>" + key + "</id></revealProductKey>");
    }

    private static JsonObject administrator(String email, JsonObject checked) {
        return Json.createObjectBuilder()
                .add("email", email)
                .add("checked", checked)
                .add("reason", "The only one has left")
                .build();
    }

    private static void choose(boolean inherit) {
        owner.administrator()
                .put(
                        "/profile/inheritance",
                        Json.createObjectBuilder().add("inherit", inherit).build())
                .expect(200);
    }

    private static void assertSeen(String licenseId) {
        RawAnswer shown = license(licenseId);
        assertThat(shown.text("licenseId")).as(shown.body()).isEqualTo(licenseId);
        assertThat(owner.administrator()
                        .get("/licenses/" + licenseId)
                        .expect(200)
                        .text("licenseId"))
                .isEqualTo(licenseId);
    }

    private static void assertHidden(String licenseId) {
        RawAnswer hidden = license(licenseId);
        assertThat(hidden.code()).as(hidden.body()).isEqualTo("NOT_FOUND");
        assertThat(owner.administrator().get("/licenses/" + licenseId).problemCode())
                .isEqualTo("NOT_FOUND");
    }

    private static RawAnswer license(String licenseId) {
        return soap("LicenseService", owner.administrator())
                .call("<getLicense xmlns='urn:menkyo:license:v1'><licenseId>" + licenseId
                        + "</licenseId></getLicense>");
    }

    private static void record(String licenseId, String program, String parent, String email) {
        RawAnswer recorded = agreements(
                "recordAgreement",
                "<licenseId>" + licenseId + "</licenseId><program>" + program + "</program>"
                        + "<organization xmlns:c='urn:menkyo:common:v1'><c:identifier>" + licenseId
                        + "</c:identifier><c:name>Tree</c:name><c:address><c:street>1</c:street><c:city>Osaka</c:city>"
                        + "<c:country>JP</c:country></c:address></organization>"
                        + (parent == null ? "" : "<parentLicenseId>" + parent + "</parentLicenseId>")
                        + "<contacts><kind>PRIMARY</kind><name>Primary</name><email>" + email + "</email></contacts>"
                        + "<lines><product xmlns='urn:menkyo:order:v1'>SVR-STD-2008</product>"
                        + "<quantity xmlns='urn:menkyo:order:v1'>1</quantity></lines>");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
    }

    private static RawAnswer agreements(String operation, String content) {
        return soap("AgreementService", distributor())
                .call("<" + operation + " xmlns='urn:menkyo:agreement:v1'>" + content + "</" + operation + ">");
    }

    private static RawAnswer permissions(RestSession person, String operation, String content) {
        return soap("PermissionService", person)
                .call("<" + operation + " xmlns='urn:menkyo:permission:v1'>" + content + "</" + operation + ">");
    }

    private static RawPeer soap(String service, RestSession who) {
        return new RawPeer(PRODUCT.soap("/" + service)).header("Authorization", who.authorization());
    }

    private static RestSession distributor() {
        return owner.demo(Orders.DISTRIBUTOR);
    }
}
