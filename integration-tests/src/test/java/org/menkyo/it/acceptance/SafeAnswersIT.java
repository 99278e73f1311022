package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.People;
import org.menkyo.it.demo.RecordedOrder;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;

/** Wrong orders, strangers who probe, and noise on the KMS port. */
class SafeAnswersIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();

    private final Stage stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));

    @Test
    @Tag("LC-104")
    void anOrderWithTwoEndCustomersNamesThemAndLeavesNothing() {
        String number = "two-" + stage.run();
        assertThat(fieldsOf(number, "a-" + stage.run() + "@example.com", "b-" + stage.run() + "@example.com"))
                .containsExactly("/endCustomers");
        assertThat(fieldsOf(number, "no address at all")).containsExactly("/endCustomers/0/email");
        assertThat(fieldsOf(number, "x@example.com\r\nBcc: all@example.com")).containsExactly("/endCustomers/0/email");

        assertThat(stage.demoAccount("demo-distributor")
                        .get("/orders/" + number)
                        .status())
                .isEqualTo(404);
        assertThat(PRODUCT.mailbox().mailsTo("a-" + stage.run() + "@example.com"))
                .isEmpty();
    }

    private List<String> fieldsOf(String number, String... endCustomers) {
        var contacts = Json.createArrayBuilder();
        for (String email : endCustomers) {
            contacts.add(Json.createObjectBuilder().add("name", "Kim").add("email", email));
        }
        JsonObject address = Json.createObjectBuilder()
                .add("street", "1-1")
                .add("city", "Tokyo")
                .add("country", "JP")
                .build();
        JsonObject order = Json.createObjectBuilder()
                .add("orderNumber", number)
                .add(
                        "organization",
                        Json.createObjectBuilder()
                                .add("identifier", number)
                                .add("name", "Safe Answers")
                                .add("address", address))
                .add("endCustomers", contacts)
                .add(
                        "lines",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("product", "SVR-STD-2008")
                                        .add("quantity", 1)))
                .build();
        RestAnswer answer = stage.demoAccount("demo-distributor").post("/orders", order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer.object().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer"))
                .toList();
    }

    /**
     * Who guesses gets the same receipt for a license that exists and for one that does not, and later the same mail for
     * all that could not be delivered.
     */
    @Test
    @Tag("LC-103")
    @Tag("LC-208")
    @Tag("LC-404")
    void aStrangerCannotTellWhichLicensesThereAre() {
        MainJob job = new MainJob(stage);
        RecordedOrder order = job.submitOrder();
        People people = job.registerPeople();

        RestAnswer unknown = request(people, "0000000000", "AAAAAAAAAAAA");
        RestAnswer wrongHalf = request(people, order.licenseNumber(), "AAAAAAAAAAAA");
        // Another number, since equal mails that are on their way are one (LC-905).
        RestAnswer otherHalf = request(people, "0000000001", order.authorizationNumber());

        assertThat(Stream.of(unknown, wrongHalf, otherHalf)
                        .map(SafeAnswersIT::withoutIdentity)
                        .distinct())
                .hasSize(1);
        Mailbox mailbox = PRODUCT.mailbox();
        String email = people.colleague().email();
        List<String> texts = mailbox
                .await(email, 3, mail -> mail.subject().startsWith("Your permission request could not be delivered"))
                .stream()
                .map(mailbox::text)
                .toList();
        assertThat(texts.stream()
                        .map(text -> text.replace(order.licenseNumber(), "#").replaceAll("000000000[01]", "#"))
                        .distinct())
                .hasSize(1);
        String license = "/licenses/" + order.licenseNumber();
        assertThat(withoutIdentity(people.colleague().rest().get(license)))
                .isEqualTo(withoutIdentity(people.colleague().rest().get("/licenses/0000000000"))
                        .replace("0000000000", order.licenseNumber()));
    }

    private static RestAnswer request(People people, String license, String authorization) {
        return people.colleague()
                .rest()
                .post(
                        "/permission-requests",
                        Json.createObjectBuilder()
                                .add("program", "OPEN")
                                .add("licenseId", license)
                                .add("authorizationNumber", authorization)
                                .add("roles", Json.createArrayBuilder().add("ADMINISTRATOR"))
                                .build());
    }

    /** Status and body, with what is new in each answer taken out. */
    private static String withoutIdentity(RestAnswer answer) {
        return answer.status()
                + answer.body()
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
                        .replaceAll("\"requestedAt\":\"[^\"]+\"", "*");
    }

    static Stream<byte[]> noise() {
        byte[] random = new byte[300];
        new Random(1688).nextBytes(random);
        byte[] huge = {'M', 'K', 1, 1, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        return Stream.of(
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), random, huge);
    }

    @ParameterizedTest
    @MethodSource("noise")
    @Tag("VA-311")
    void noiseOnTheKmsPortEndsItsConnectionOnly(byte[] noise) throws Exception {
        try (KmsWire wire = new KmsWire(PRODUCT.kmsPort())) {
            wire.send(noise);
            // An error frame may come first; nothing that could be a stack trace does.
            wire.next().ifPresent(exchange -> assertThat(exchange.answer()).isEmpty());
            assertThat(wire.isClosedByHost()).isTrue();
        }
        assertThat(stage.demoAccount("demo-operator").get("/kms-hosts").status())
                .isEqualTo(200);
    }
}
