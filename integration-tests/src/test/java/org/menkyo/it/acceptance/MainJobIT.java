package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.it.demo.ActivatedHost;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.People;
import org.menkyo.it.demo.RecordedOrder;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.RevealedKeys;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * The main job from an order to activated clients, against the running product and through its public interfaces: the
 * steps of the demo, which check every answer, and what can be said beyond that.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Mailbox MAILBOX = PRODUCT.mailbox();

    private static Stage stage;
    private static MainJob job;
    private static RecordedOrder order;
    private static People people;
    private static String requestId;
    private static RevealedKeys keys;
    private static ActivatedHost host;
    private static ActivationClient activatedByMak;

    @BeforeAll
    static void begin() {
        stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));
        job = new MainJob(stage);
    }

    @Test
    @Order(1)
    @Tag("LC-104")
    @Tag("LC-108")
    @Tag("LC-109")
    @Tag("LC-304")
    void anOrderMakesItsEndCustomerAdministratorInTheSameCall() {
        order = job.submitOrder();

        JsonObject found = stage.demoAccount("demo-distributor")
                .get("/orders/" + order.orderNumber())
                .expect(200)
                .object();
        assertThat(found.getString("licenseNumber")).isEqualTo(order.licenseNumber());
        List<JsonObject> audit = auditOfLicense();
        JsonObject submitted = only(audit, "SUBMIT_ORDER");
        JsonObject given = only(audit, "PERMISSION_GIVEN");
        assertThat(given.getString("correlationId")).isEqualTo(submitted.getString("correlationId"));
        assertThat(given.getString("subjectId")).isEqualTo(order.endCustomerEmail());
        assertThat(given.getJsonObject("details").getString("role")).isEqualTo("ADMINISTRATOR");
        assertThat(given.getJsonObject("details").getString("way")).isEqualTo("CONTACT");
    }

    @Test
    @Order(2)
    @Tag("LC-203")
    @Tag("LC-204")
    @Tag("LC-307")
    void peopleRegisterByTheLinksInTheirMails() {
        people = job.registerPeople();

        String text = textOf(people.customer().email(), "Confirm your business e-mail");
        String token = text.substring(text.indexOf("token=") + 6).split("\\s", 2)[0];
        assertThat(Base64.getUrlDecoder().decode(token)).hasSizeGreaterThanOrEqualTo(16);
        RestAnswer again = people.customer()
                .rest()
                .post("/registration/confirmation", json("token", token))
                .expect(200);
        assertThat(again.flag("accessOpen")).isTrue();
        assertThat(people.colleague()
                        .rest()
                        .post("/registration/confirmation", json("token", token))
                        .problemCode())
                .isEqualTo("CONFIRMATION_NOT_VALID");
        assertThat(textOf(people.colleague().email(), "Your access request failed"))
                .contains("48 hours");
    }

    @Test
    @Order(3)
    @Tag("LC-401")
    @Tag("LC-309")
    void aColleagueRequestsARoleAndLearnsNothingOfTheAdministrators() {
        requestId = job.requestPermission();

        RestAnswer mine =
                people.colleague().rest().get("/permission-requests/mine").expect(200);
        assertThat(mine.items()).singleElement().satisfies(request -> {
            assertThat(request.getString("id")).isEqualTo(requestId);
            assertThat(request.getString("state")).isEqualTo("PENDING");
        });
        assertThat(mine.body())
                .doesNotContain(people.customer().email(), people.deputy().email());
    }

    @Test
    @Order(4)
    @Tag("LC-402")
    @Tag("LC-901")
    @Tag("LC-902")
    void oneAdministratorDecidesAndEverybodyConcernedGetsOneMail() {
        job.decideRequest();

        JsonObject request = people.customer()
                .rest()
                .get("/permission-requests/" + requestId)
                .expect(200)
                .object();
        assertThat(request.getString("decidedBy")).isEqualTo(people.deputy().email());
        RestAnswer mine =
                people.colleague().rest().get("/permission-requests/mine").expect(200);
        assertThat(mine.items().get(0).getString("state")).isEqualTo("APPROVED");
        assertThat(mine.body()).doesNotContain(people.deputy().email());
        assertThat(mails(people.customer().email(), "Permission requested")).hasSize(1);
        assertThat(mails(people.deputy().email(), "Permission requested")).hasSize(1);
        assertThat(mails(people.colleague().email(), "Your permission request was approved"))
                .hasSize(1);
        List<String> messageIds = List.of(people.customer(), people.deputy(), people.colleague()).stream()
                .flatMap(person -> MAILBOX.mailsTo(person.email()).stream())
                .map(Mailbox.Mail::messageId)
                .toList();
        assertThat(messageIds).doesNotHaveDuplicates().allMatch(id -> id.matches("<\\S+@\\S+>"));
    }

    @Test
    @Order(5)
    @Tag("LC-704")
    @Tag("VA-102")
    @Tag("VA-106")
    void keysAreListedMaskedAndRevealedOneByOne() {
        keys = job.revealKeys();

        RestAnswer list = people.colleague()
                .rest()
                .get("/product-keys?licenseId=" + order.licenseNumber())
                .expect(200);
        assertThat(list.items())
                .extracting(key -> key.getString("productGroup") + " " + key.getString("type"))
                .containsExactlyInAnyOrder("CLIENT_VL MAK", "CLIENT_VL KMS_HOST", "C MAK", "C KMS_HOST");
        assertThat(list.body()).doesNotContain(keys.mak(), keys.kmsHostKey());
        assertThat(ProductKey.parse(keys.mak()).formatted()).isEqualTo(keys.mak());
        List<JsonObject> reveals = auditOfLicense().stream()
                .filter(record -> record.getString("action").equals("REVEAL_PRODUCT_KEY"))
                .toList();
        assertThat(reveals)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.getString("callerName"))
                        .isEqualTo(people.colleague().email()));
    }

    @Test
    @Order(6)
    @Tag("VA-301")
    void anOperatorActivatesAHostWithTheKey() {
        host = job.activateHost();

        assertThat(keyOf("C", "KMS_HOST").getInt("used")).isEqualTo(1);
        assertThat(keyOf("C", "KMS_HOST").getInt("permitted")).isEqualTo(6);
        assertThat(only(auditOfLicense(), "ACTIVATE_KMS_HOST").getString("outcome"))
                .isEqualTo("DONE");
    }

    @Test
    @Order(7)
    @Tag("VA-305")
    @Tag("VA-306")
    @Tag("VA-307")
    void machinesActivateWhenEnoughOfThemHaveAsked() {
        job.activateByHost();

        JsonObject view = stage.demoAccount("demo-operator")
                .get("/kms-hosts/" + host.id())
                .expect(200)
                .object();
        assertThat(view.getInt("count")).isEqualTo(26);
    }

    @Test
    @Order(8)
    @Tag("VA-302")
    @Tag("VA-303")
    @Tag("VA-304")
    void answersAreSmallSignedByACertifiedHostAndTiedToTheirRequests() throws Exception {
        ClientCatalog catalog = Machines.catalog(stage);
        try (KmsWire wire = new KmsWire(PRODUCT.kmsPort())) {
            for (int i = 0; i < 3; i++) {
                KmsRequest request = KmsWire.newMachine("wire-" + i);
                byte[] sealed = RequestAuthenticator.seal(request, catalog.catalogKey());
                assertThat(sealed.length).isBetween(200, 300);
                wire.send(sealed);
                KmsExchange exchange = wire.next().orElseThrow();
                HostCertificate certificate = exchange.certificate().orElseThrow();
                KmsAnswer answer = exchange.answer().orElseThrow().answer();
                assertThat(certificate.check(catalog.publisherKeys(), catalog.id(), Instant.now()))
                        .isEqualTo(CertificateStatus.VALID);
                assertThat(certificate.contents().productId()).isEqualTo(host.productId());
                assertThat(exchange.answer()
                                .orElseThrow()
                                .isSignedBy(certificate.contents().hostKey()))
                        .isTrue();
                assertThat(answer.result()).isEqualTo(KmsResult.ANSWERED);
                assertThat(answer.count()).isEqualTo(27 + i);
                assertThat(answer.cmid()).isEqualTo(request.cmid());
                assertThat(answer.nonce()).isEqualTo(request.nonce());
                assertThat(answer.hostProductId()).isEqualTo(host.productId());
                assertThat(answer.renewalMinutes())
                        .isEqualTo((int) Duration.ofDays(7).toMinutes());
                assertThat(answer.retryMinutes())
                        .isEqualTo((int) Duration.ofHours(2).toMinutes());
                assertThat(answer.hostTime())
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            }
            wire.send(RequestAuthenticator.seal(KmsWire.newMachine("wire-sizes"), catalog.catalogKey()));
            KmsFrame certificate = wire.frame().orElseThrow();
            KmsFrame answer = wire.frame().orElseThrow();
            assertThat(List.of(certificate.type(), answer.type()))
                    .containsExactly(FrameType.CERTIFICATE, FrameType.ANSWER);
            assertThat(answer.bytes().length).isLessThanOrEqualTo(KmsFrames.MAX_FRAME_LENGTH);
        }
    }

    @Test
    @Order(9)
    @Tag("VA-304")
    void aReplayAndAClockThatIsFarOffGetTheirReasonsAndDoNotCount() throws Exception {
        ClientCatalog catalog = Machines.catalog(stage);
        try (KmsWire wire = new KmsWire(PRODUCT.kmsPort())) {
            byte[] sealed = RequestAuthenticator.seal(KmsWire.newMachine("replayed"), catalog.catalogKey());
            wire.send(sealed);
            int count = answer(wire).count();
            wire.send(sealed);
            assertThat(answer(wire).result()).isEqualTo(KmsResult.REPLAY);
            Instant late = Instant.now().plus(Duration.ofHours(5));
            wire.send(
                    RequestAuthenticator.seal(KmsWire.request(UUID.randomUUID(), "clock", late), catalog.catalogKey()));
            assertThat(answer(wire).result()).isEqualTo(KmsResult.CLOCK_SKEW);
            wire.send(RequestAuthenticator.seal(KmsWire.newMachine("next"), catalog.catalogKey()));
            assertThat(answer(wire).count()).isEqualTo(count + 1);
        }
    }

    @Test
    @Order(10)
    @Tag("VA-204")
    @Tag("VA-402")
    void aMakActivatesAMachineOnceForAll() {
        activatedByMak = job.activateByMak();

        assertThat(activatedByMak.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(keyOf("CLIENT_VL", "MAK").getInt("used")).isEqualTo(1);
        job.machines().install("Windows Vista Enterprise", "other", Machines.hardware(false));
    }

    @Test
    @Order(11)
    @Tag("LC-1001")
    @Tag("LC-1003")
    void theAuditShowsWhoDidWhatToThoseWhoMayRead() {
        job.readAudit();

        String path = "/licenses/" + order.licenseNumber() + "/audit";
        assertThat(people.customer().rest().get(path).expect(200).items())
                .allSatisfy(record -> assertThat(record.getString("licenseId")).isEqualTo(order.licenseNumber()));
        assertThat(people.colleague().rest().get(path).status()).isEqualTo(403);
        assertThat(people.customer().rest().get("/audit").status()).isEqualTo(403);
        Map<String, String> channels = auditOfLicense().stream()
                .collect(Collectors.toMap(
                        record -> record.getString("action"),
                        record -> record.getString("channel"),
                        (first, second) -> first));
        assertThat(channels).containsEntry("SUBMIT_ORDER", "SOAP").containsEntry("REVEAL_PRODUCT_KEY", "REST");
        assertThat(auditOfLicense())
                .allSatisfy(
                        record -> assertThat(record.getString("sourceAddress")).isEqualTo("127.0.0.1"));
    }

    @Test
    @Order(12)
    @Tag("VA-401")
    @Tag("VA-405")
    void aRepeatedActivationGetsTheSameConfirmationAndCostsNothing() {
        JsonObject command = json(
                "productKey",
                keys.mak(),
                "installationId",
                activatedByMak.installationId().formatted());
        RestSession device = RestSession.stranger(stage.addresses().rest());
        RestAnswer first = device.post("/activations", command).expect(200);
        RestAnswer second = device.post("/activations", command).expect(200);
        assertThat(first.flag("counted")).isFalse();
        assertThat(second.text("confirmationId")).isEqualTo(first.text("confirmationId"));
        assertThat(keyOf("CLIENT_VL", "MAK").getInt("used")).isEqualTo(1);
    }

    private static KmsAnswer answer(KmsWire wire) throws Exception {
        return wire.next().orElseThrow().answer().orElseThrow().answer();
    }

    private static JsonObject json(String... namesAndValues) {
        return RestSession.json(namesAndValues);
    }

    private static JsonObject keyOf(String group, String type) {
        return people
                .colleague()
                .rest()
                .get("/product-keys?licenseId=" + order.licenseNumber())
                .expect(200)
                .items()
                .stream()
                .filter(key -> group.equals(key.getString("productGroup")) && type.equals(key.getString("type")))
                .findFirst()
                .orElseThrow();
    }

    /** All records that belong to the license ID of this run, the newest first. */
    private static List<JsonObject> auditOfLicense() {
        return stage.demoAccount("demo-auditor").get("/audit?size=200").expect(200).items().stream()
                .map(JsonValue::asJsonObject)
                .filter(record -> order.licenseNumber().equals(record.getString("licenseId", "")))
                .toList();
    }

    private static JsonObject only(List<JsonObject> audit, String action) {
        List<JsonObject> found = audit.stream()
                .filter(record -> action.equals(record.getString("action")))
                .toList();
        assertThat(found).as(action).hasSize(1);
        return found.get(0);
    }

    private static List<Mailbox.Mail> mails(String address, String subject) {
        return MAILBOX.mailsTo(address).stream()
                .filter(mail -> mail.subject().startsWith(subject))
                .toList();
    }

    private static String textOf(String address, String subject) {
        return MAILBOX.text(MAILBOX.await(address, mail -> mail.subject().startsWith(subject)));
    }
}
