package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.People;
import org.menkyo.it.demo.RecordedOrder;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.kms.RequestAuthenticator;

/** What was answered holds, even if the server is killed the moment after (kill -9). */
class CrashIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final String APPROVED = "Your permission request was approved";

    private Stage stage;
    private MainJob job;
    private RecordedOrder order;
    private People people;

    @BeforeEach
    void begin() {
        stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));
        job = new MainJob(stage);
        order = job.submitOrder();
        people = job.registerPeople();
    }

    @Test
    @Tag("LC-406")
    @Tag("LC-901")
    @Tag("LC-902")
    void anAnsweredApprovalKeepsItsPermissionItsRecordAndItsMail() {
        String request = job.requestPermission();
        people.deputy()
                .rest()
                .post("/permission-requests/" + request + "/decision", RestSession.json("decision", "APPROVE"))
                .expect(200);
        PRODUCT.killServer();
        PRODUCT.awaitReady();

        Mailbox mailbox = PRODUCT.mailbox();
        String colleague = people.colleague().email();
        mailbox.await(colleague, mail -> mail.subject().startsWith(APPROVED));
        assertThat(mailbox.mailsTo(colleague).stream()
                        .filter(mail -> mail.subject().startsWith(APPROVED))
                        .map(Mailbox.Mail::messageId)
                        .distinct())
                .as("a doubled mail has the same identity")
                .hasSize(1);
        assertThat(people.colleague().rest().get("/permissions").expect(200).items())
                .singleElement()
                .satisfies(
                        permission -> assertThat(permission.getString("role")).isEqualTo("PRODUCT_KEY_ADMINISTRATOR"));
        assertThat(recordsOf("DECIDE_PERMISSION_REQUEST", request)).hasSize(1);
    }

    @Test
    @Tag("VA-310")
    void anAnsweredMachineStaysCounted() throws Exception {
        job.requestPermission();
        job.decideRequest();
        job.revealKeys();
        String host = job.activateHost().id();
        ClientCatalog catalog = Machines.catalog(stage);
        int answered;
        try (KmsWire wire = new KmsWire(PRODUCT.kmsPort())) {
            wire.send(RequestAuthenticator.seal(KmsWire.newMachine("before"), catalog.catalogKey()));
            answered = count(wire.next().orElseThrow());
        }
        PRODUCT.killServer();
        PRODUCT.awaitReady();

        assertThat(stage.demoAccount("demo-operator")
                        .get("/kms-hosts/" + host)
                        .expect(200)
                        .object()
                        .getInt("count"))
                .isEqualTo(answered);
        try (KmsWire wire = new KmsWire(PRODUCT.kmsPort())) {
            wire.send(RequestAuthenticator.seal(KmsWire.newMachine("after"), catalog.catalogKey()));
            assertThat(count(wire.next().orElseThrow())).isEqualTo(Math.min(50, answered + 1));
        }
    }

    private static int count(KmsExchange exchange) {
        return exchange.answer().orElseThrow().answer().count();
    }

    private List<JsonObject> recordsOf(String action, String subject) {
        return stage.demoAccount("demo-auditor").get("/audit?size=200").expect(200).items().stream()
                .filter(record -> action.equals(record.getString("action")))
                .filter(record -> subject.equals(record.getString("subjectId", "")))
                .filter(record -> order.licenseNumber().equals(record.getString("licenseId", "")))
                .toList();
    }
}
