package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** The mail server is away while people work; then it is back, and afterwards it refuses an address for good. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailOutageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FEW_ATTEMPTS = "4";
    private static final MailServer MAIL_SERVER = new MailServer();
    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of(
            "MENKYO_MAILS_PER_SENDER_AND_RECEIVER", "1000",
            "MENKYO_MAILS_PER_RECEIVER", "1000",
            "MENKYO_SMTP_HOST", "127.0.0.1",
            "MENKYO_SMTP_PORT", Integer.toString(MAIL_SERVER.port()),
            "MENKYO_NOTIFICATION_REDELIVERY_DELAY", "200",
            "MENKYO_NOTIFICATION_REDELIVERY_MAX_DELAY", "2000",
            "MENKYO_NOTIFICATION_MAX_ATTEMPTS", "1000"));
    private static final ProductDatabase DATABASE = new ProductDatabase(PRODUCT);
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT, MailOutageIT::token);

    @BeforeAll
    static void begin() {
        MAIL_SERVER.start();
        PRODUCT.start();
        WORLD.prepare(2, 3, 2);
        await("all mails of the preparation are sent", () -> count("state <> 'SENT'") == 0);
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
        MAIL_SERVER.stop();
    }

    @Test
    @Order(1)
    @Tag("LC-901")
    @Tag("LC-902")
    void aWholeRunOfWorkWithoutAMailServerLosesNothing() {
        int before = MAIL_SERVER.mails().size();
        MAIL_SERVER.stop();

        List<Person> newcomers = new ArrayList<>();
        for (String who : List.of("newcomer-1", "newcomer-2", "newcomer-3")) {
            Person newcomer = WORLD.signedUp(who);
            register(newcomer);
            newcomers.add(newcomer);
        }
        newcomers.get(0).rest().post("/registration/resend").expect(202);
        List<String> requests = requestAll();
        decide(requests.subList(0, requests.size() / 2));
        await("the mails of the first half were tried", () -> count("state = 'QUEUED' AND attempted_at IS NULL") == 0);
        PRODUCT.killServer();
        PRODUCT.awaitReady();
        decide(requests.subList(requests.size() / 2, requests.size()));
        for (ApprovalWorld.License license : WORLD.licenses()) {
            WORLD.grant(license, WORLD.email("invited"), "LICENSE_INFORMATION_VIEWER");
        }
        int recorded = (int) count("state <> 'SENT'");
        assertThat(MAIL_SERVER.mails()).hasSize(before);
        assertThat(recorded).isGreaterThanOrEqualTo(4 + requests.size() * 2 + requests.size() * 2 + 2);

        Instant back = Instant.now();
        MAIL_SERVER.start();
        await("all mails are sent", () -> count("state <> 'SENT'") == 0);

        System.out.println(recorded + " mails waited for the mail server and were sent "
                + Duration.between(back, Instant.now()).toMillis() + " ms after it was back");
        assertThat(MAIL_SERVER.mails()).hasSize(before + recorded);
        assertEachOnceAndInOrderForEachAddress();
        for (Person newcomer : newcomers) {
            newcomer.rest()
                    .post("/registration/confirmation", RestSession.json("token", token(newcomer.email())))
                    .expect(200);
        }
    }

    @Test
    @Order(2)
    @Tag("LC-901")
    @Tag("LC-902")
    void whatCannotBeDeliveredWaitsForAnOperator() {
        PRODUCT.stop();
        PRODUCT.set("MENKYO_NOTIFICATION_MAX_ATTEMPTS", FEW_ATTEMPTS);
        PRODUCT.start();
        RestSession operator = RestSession.signedIn(PRODUCT.addresses().rest(), "demo-operator", "demo-operator-1");
        assertThat(operator.get("/dead-letters").expect(200).items()).isEmpty();
        String refused = WORLD.email("refused");
        String accepted = WORLD.email("accepted");
        MAIL_SERVER.refuse(refused);

        WORLD.grant(WORLD.licenses().get(0), refused, "LICENSE_INFORMATION_VIEWER");
        WORLD.grant(WORLD.licenses().get(0), accepted, "LICENSE_INFORMATION_VIEWER");
        await("the others get their mails", () -> MAIL_SERVER.mailsTo(accepted).size() == 1);
        await(
                "the refused mail is given up",
                () -> operator.get("/dead-letters").expect(200).items().size() == 1);
        JsonObject letter = operator.get("/dead-letters").expect(200).items().get(0);
        assertThat(letter.getString("recipient")).isEqualTo(refused);
        assertThat(letter.getString("lastError")).contains("no such mailbox");
        assertThat(letter.getInt("attempts")).isEqualTo(Integer.parseInt(FEW_ATTEMPTS));

        MAIL_SERVER.acceptAgain(refused);
        String identity = letter.getString("identity");
        operator.post("/dead-letters/" + identity + "/replay").expect(202);
        await("the replayed mail comes", () -> MAIL_SERVER.mailsTo(refused).size() == 1);
        assertThat(MAIL_SERVER.mailsTo(refused).get(0).messageId()).isEqualTo(identity);
        assertThat(operator.get("/dead-letters").expect(200).items()).isEmpty();
        operator.post("/dead-letters/" + identity + "/replay").expect(404);

        MAIL_SERVER.stop();
        WORLD.grant(WORLD.licenses().get(0), accepted, "DOWNLOAD_ADMINISTRATOR");
        WORLD.grant(WORLD.licenses().get(1), accepted, "DOWNLOAD_ADMINISTRATOR");
        WORLD.grant(WORLD.licenses().get(1), refused, "DOWNLOAD_ADMINISTRATOR");
        await(
                "all attempts are used up",
                () -> operator.get("/dead-letters").expect(200).items().size() == 3);
        MAIL_SERVER.start();
        assertThat(operator.post("/dead-letters/replay").expect(202).number("replayed"))
                .isEqualTo(3);
        await("all mails are sent", () -> count("state <> 'SENT'") == 0);
        assertThat(MAIL_SERVER.mailsTo(accepted)).hasSize(3);
        assertThat(MAIL_SERVER.mailsTo(refused)).hasSize(2);
        assertEachOnceAndInOrderForEachAddress();
        assertThat(DATABASE.number(
                        "SELECT count(*) FROM audit_record WHERE action = 'REPLAY_DEAD_LETTER' AND outcome = 'DONE'"))
                .isEqualTo(2);
    }

    private static void register(Person person) {
        person.rest()
                .post("/registration", RestSession.json("email", person.email()))
                .expect(202);
    }

    private static List<String> requestAll() {
        List<String> requests = new ArrayList<>();
        for (Person requester : WORLD.requesters()) {
            for (ApprovalWorld.License license : WORLD.licenses()) {
                for (String role : ApprovalWorld.ROLES.subList(0, 2)) {
                    requests.add(requester
                            .rest()
                            .post("/permission-requests", ApprovalWorld.wish(license, role))
                            .expect(202)
                            .text("id"));
                }
            }
        }
        return requests;
    }

    private static void decide(List<String> requests) {
        for (int i = 0; i < requests.size(); i++) {
            WORLD.administrators()
                    .get(i % 2)
                    .rest()
                    .post(
                            "/permission-requests/" + requests.get(i) + "/decision",
                            RestSession.json("decision", "APPROVE"))
                    .expect(200);
        }
    }

    /** Compares what the mail server took with what was recorded, address by address. */
    private static void assertEachOnceAndInOrderForEachAddress() {
        Map<String, List<String>> recorded = new LinkedHashMap<>();
        DATABASE.query(
                        "SELECT lower(recipient), identity FROM notification ORDER BY id",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(mail -> recorded.computeIfAbsent(mail.getKey(), address -> new ArrayList<>())
                        .add(mail.getValue()));
        Map<String, List<String>> received = MAIL_SERVER.mails().stream()
                .collect(Collectors.groupingBy(
                        MailServer.Mail::recipient,
                        Collectors.mapping(MailServer.Mail::messageId, Collectors.toList())));
        assertThat(received).isEqualTo(recorded);
    }

    private static long count(String condition) {
        return DATABASE.number("SELECT count(*) FROM notification WHERE " + condition);
    }

    private static String token(String email) {
        await("a confirmation comes to " + email, () -> newestConfirmation(email) != null);
        String text = newestConfirmation(email);
        return text.substring(text.indexOf("#token=") + "#token=".length()).split("\\s", 2)[0];
    }

    private static String newestConfirmation(String email) {
        return MAIL_SERVER.mailsTo(email).stream()
                .filter(mail -> mail.subject().startsWith("Confirm"))
                .map(MailServer.Mail::text)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
