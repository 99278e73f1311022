package org.menkyo.it.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;

/**
 * Two servers on one database: what is changed of credentials on one ends what the other one remembers. It takes a server of its
 * own beside the shared one, since what is proved is what a server does not hear from its own calls.
 */
@Tag("LC-209")
class CredentialsOnTwoServersIT {

    private static final String PASSWORD = "Right-horse-battery-7";
    private static final String OTHER = "Seven-kettles-on-the-stove";
    private static final String THIRD = "Nine-lanterns-by-the-lake";

    /**
     * A call that begins later than that after a change was answered finds it, however busy the computer is: by then what was
     * remembered before is not used without a newer heartbeat, behind which the change stands.
     */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final RunningProduct FIRST = RunningProduct.get();
    private static final RunningProduct SECOND = FIRST.beside(Map.of("MENKYO_JAVA_OPTS", RunningProduct.QUICK_START));

    private final RestSession operator = RestSession.signedIn(FIRST.rest(""), "demo-operator", "demo-operator-1");
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        SECOND.start();
    }

    @AfterAll
    static void stop() {
        SECOND.stop();
    }

    /** A distributor's system that signs in at both servers, so that both remember it. */
    private String system() {
        String name = "erp-two-" + run;
        operator.post(
                        "/technical-accounts",
                        Json.createObjectBuilder(json("name", name, "password", PASSWORD, "party", "DISTRIBUTOR"))
                                .add("distributorCode", "TWO")
                                .add("distributorName", "Two servers")
                                .add(
                                        "expiresAt",
                                        Instant.now().plus(Duration.ofDays(90)).toString())
                                .build())
                .expect(201);
        remember(on(FIRST, name, PASSWORD));
        remember(on(SECOND, name, PASSWORD));
        return name;
    }

    /** As {@link #system()}, a person with a confirmed business e-mail. */
    private String person() {
        String name = "two-" + run;
        RestSession.stranger(FIRST.rest(""))
                .post("/accounts", json("name", name, "password", PASSWORD))
                .expect(201);
        RestSession person = on(FIRST, name, PASSWORD);
        person.post("/registration", json("email", email())).expect(202);
        person.post("/registration/confirmation", json("token", token("Confirm")))
                .expect(200);
        remember(person);
        remember(on(SECOND, name, PASSWORD));
        return name;
    }

    private String email() {
        return "two-" + run + "@servers.example";
    }

    private String token(String subject) {
        return Stage.set(FIRST.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())))
                .mail(email(), subject)
                .token();
    }

    private static RestSession on(RunningProduct server, String name, String password) {
        return RestSession.signedIn(server.rest(""), name, password);
    }

    private static int status(RestSession session) {
        return session.get("/products").status();
    }

    private static void remember(RestSession session) {
        assertThat(status(session)).isEqualTo(200);
        assertThat(status(session)).isEqualTo(200);
    }

    private String accessToken(RestSession owner) {
        return owner.post(
                        "/access-tokens",
                        json(
                                "name",
                                "program",
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(201)
                .text("secret");
    }

    private RestSession byToken(RunningProduct server, String secret) {
        RestSession session = RestSession.withToken(server.rest(""), secret);
        remember(session);
        return session;
    }

    /** No call that begins long enough after now is let in. */
    private static void assertEnded(RestSession onSecond) {
        assertEnded(onSecond, System.nanoTime());
    }

    private static void assertEnded(RestSession onSecond, long changedAt) {
        long begun;
        int status;
        do {
            begun = System.nanoTime();
            status = status(onSecond);
        } while (status == 200 && begun - changedAt <= AT_ONCE.toNanos());
        assertThat(status).isEqualTo(401);
    }

    private static JsonObject reason() {
        return json("reason", "test");
    }

    @Test
    void aChangedPasswordEndsTheOldOne() {
        String name = person();

        on(FIRST, name, PASSWORD)
                .post("/own-account/password", json("currentPassword", PASSWORD, "newPassword", OTHER))
                .expect(204);

        assertEnded(on(SECOND, name, PASSWORD));
        assertThat(status(on(SECOND, name, OTHER))).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsSetAnewByMailEndsTheOldOne() {
        String name = person();
        RestSession stranger = RestSession.stranger(FIRST.rest(""));
        stranger.post("/password-resets", json("email", email())).expect(202);

        stranger.post("/password-resets/completion", json("token", token("Set a new"), "newPassword", OTHER))
                .expect(204);

        assertEnded(on(SECOND, name, PASSWORD));
        assertThat(status(on(SECOND, name, OTHER))).isEqualTo(200);
    }

    @Test
    void whatAnOperatorEndsOfAPersonHasEnded() {
        String name = person();
        String secret = accessToken(on(FIRST, name, PASSWORD));
        RestSession program = byToken(SECOND, secret);

        operator.post(
                        "/sign-in-endings",
                        Json.createObjectBuilder(json("email", email(), "reason", "stolen"))
                                .add("endPassword", true)
                                .build())
                .expect(200);

        long changedAt = System.nanoTime();
        assertEnded(program, changedAt);
        assertEnded(on(SECOND, name, PASSWORD), changedAt);
    }

    @Test
    void whatAPersonEndsHasEnded() {
        RestSession person = on(FIRST, person(), PASSWORD);
        RestSession program = byToken(SECOND, accessToken(person));

        person.post(
                        "/own-account/sign-in-ending",
                        Json.createObjectBuilder().add("accessTokens", true).build())
                .expect(200);

        assertEnded(program);
    }

    @Test
    @Tag("LC-211")
    void aRevokedTokenHasEnded() {
        RestSession system = on(FIRST, system(), PASSWORD);
        RestSession program = byToken(SECOND, accessToken(system));
        String id = system.get("/access-tokens").expect(200).items().get(0).getString("id");

        system.delete("/access-tokens/" + id).expect(204);

        assertEnded(program);
    }

    @Test
    void aDisabledAccountSignsNobodyIn() {
        String name = system();

        operator.post("/technical-accounts/" + name + "/disabling", reason()).expect(200);

        assertEnded(on(SECOND, name, PASSWORD));
    }

    @Test
    void aRotatedPasswordHasEndedAndOneThatServesForSomeTimeWithTheNextRotation() {
        String name = system();
        String rotation = "/technical-accounts/" + name + "/rotation";

        operator.post(
                        rotation,
                        json(
                                "newPassword",
                                OTHER,
                                "reason",
                                "test",
                                "formerPasswordEndsAt",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(200);
        remember(on(SECOND, name, PASSWORD));
        remember(on(SECOND, name, OTHER));
        operator.post(rotation, json("newPassword", THIRD, "reason", "test")).expect(200);

        long changedAt = System.nanoTime();
        assertEnded(on(SECOND, name, PASSWORD), changedAt);
        assertEnded(on(SECOND, name, OTHER), changedAt);
        assertThat(status(on(SECOND, name, THIRD))).isEqualTo(200);
    }

    @Test
    void anEarlierEndHolds() {
        String name = system();
        RestSession program = byToken(SECOND, accessToken(on(FIRST, name, PASSWORD)));
        Instant end = Instant.now().plusSeconds(2);

        operator.post("/technical-accounts/" + name + "/renewal", json("expiresAt", end.toString()))
                .expect(200);

        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.between(Instant.now(), end).toNanos());
        }
        long endedAt = System.nanoTime();
        assertEnded(program, endedAt);
        assertEnded(on(SECOND, name, PASSWORD), endedAt);
    }
}
