package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.peer.Authenticator;
import org.menkyo.it.product.RunningProduct;

/** An account of the staff with a second factor, over both interfaces; the codes come from a program that is not Menkyo's. */
@Tag("LC-209")
class SecondFactorIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private static final String PASSWORD = "seven kettles on the stove";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsAnAuthenticator() {
        Authenticator.need();
    }

    private static RestSession operator() {
        return RestSession.signedIn(PRODUCT.rest(""), "demo-operator", "demo-operator-1");
    }

    private static RestSession stranger() {
        return RestSession.stranger(PRODUCT.rest(""));
    }

    private static RawPeer.RawAnswer listCases(RawPeer peer) {
        return peer.call("<listSupportCases xmlns='urn:menkyo:support:v1'/>");
    }

    private static RawPeer basic(String name, String password) {
        return new RawPeer(PRODUCT.soap("/SupportService")).basic(name, password);
    }

    private static RawPeer.RawAnswer byUsernameToken(String name, String password) {
        String header = "<w:Security xmlns:w='" + WSSE + "'><w:UsernameToken><w:Username>" + name
                + "</w:Username><w:Password>" + password + "</w:Password></w:UsernameToken></w:Security>";
        return new RawPeer(PRODUCT.soap("/SupportService"))
                .send(RawPeer.envelope(RawPeer.SOAP11, header, "<listSupportCases xmlns='urn:menkyo:support:v1'/>"));
    }

    @Test
    @Tag("LC-212")
    @Tag("LC-1106")
    void anAgentSetsOneUpSignsInWithItAndLosesIt() {
        String name = "support-" + UUID.randomUUID().toString().substring(0, 8);
        String mails = name + "@publisher.example";
        operator()
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                name,
                                "password",
                                PASSWORD,
                                "party",
                                "SUPPORT_AGENT",
                                "contactEmail",
                                mails,
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(30)).toString()))
                .expect(201);
        RestSession alone = RestSession.signedIn(PRODUCT.rest(""), name, PASSWORD);

        JsonObject made = alone.post("/own-account/second-factor", RestSession.json("password", PASSWORD))
                .expect(201)
                .object();
        String secret = made.getString("secret");
        Authenticator authenticator = new Authenticator(folder, secret);
        assertThat(made.getString("uri")).startsWith("otpauth://totp/").contains(secret);
        alone.get("/support-cases").expect(200);
        JsonArray recoveryCodes = alone.post(
                        "/own-account/second-factor/confirmation", RestSession.json("code", authenticator.code(0)))
                .expect(200)
                .object()
                .getJsonArray("recoveryCodes");

        assertThat(recoveryCodes).hasSize(10);
        assertThat(alone.get("/support-cases").expect(403).problemCode()).isEqualTo("SECOND_FACTOR_REQUIRED");
        RestSession.signedIn(PRODUCT.rest(""), name, "wrong " + PASSWORD)
                .get("/support-cases")
                .expect(401);
        RawPeer.RawAnswer refused = listCases(basic(name, PASSWORD));
        assertThat(refused.code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(refused.text("faultstring")).contains("/sessions");
        assertThat(byUsernameToken(name, PASSWORD).code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(byUsernameToken(name, "wrong " + PASSWORD).code()).isEqualTo("AUTHENTICATION_FAILED");

        assertThat(start(name, "wrong " + PASSWORD, authenticator.code(1), 401)).isEqualTo("NOT_SIGNED_IN");
        assertThat(start(name, PASSWORD, null, 403)).isEqualTo("SECOND_FACTOR_REQUIRED");
        JsonObject session = session(name, authenticator.code(1));
        String token = session.getString("token");
        bearer(token).get("/support-cases").expect(200);
        assertThat(listCases(basic(name, token)).status()).isEqualTo(200);
        assertThat(byUsernameToken(name, token).status()).isEqualTo(200);
        assertThat(start(name, PASSWORD, authenticator.code(-1), 422)).isEqualTo("SECOND_FACTOR_WRONG");
        bearer(token).delete("/sessions/" + session.getString("id")).expect(204);
        bearer(token).get("/support-cases").expect(401);

        String recoveryCode = recoveryCodes.getString(0);
        String recovered = session(name, recoveryCode).getString("token");
        assertThat(start(name, PASSWORD, recoveryCode, 422)).isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(bearer(recovered)
                        .get("/own-account/second-factor")
                        .expect(200)
                        .object()
                        .getInt("recoveryCodesLeft"))
                .isEqualTo(9);
        operator()
                .post("/accounts/" + name + "/second-factor-reset", RestSession.json("reason", "lost the phone"))
                .expect(204);

        bearer(recovered).get("/support-cases").expect(401);
        alone.get("/support-cases").expect(200);
        for (String subject : List.of("has a second factor", "recovery code was used", "was reset")) {
            PRODUCT.mailbox().await(mails, mail -> mail.subject().contains(subject));
        }
    }

    private static RestSession bearer(String token) {
        return RestSession.withToken(PRODUCT.rest(""), token);
    }

    private static JsonObject command(String name, String password, String code) {
        JsonObject command = RestSession.json("name", name, "password", password);
        return code == null
                ? command
                : Json.createObjectBuilder(command).add("code", code).build();
    }

    private static JsonObject session(String name, String code) {
        return stranger()
                .post("/sessions", command(name, PASSWORD, code))
                .expect(201)
                .object();
    }

    private static String start(String name, String password, String code, int status) {
        return stranger()
                .post("/sessions", command(name, password, code))
                .expect(status)
                .problemCode();
    }
}
