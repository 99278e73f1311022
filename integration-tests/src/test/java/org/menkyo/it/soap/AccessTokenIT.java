package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.permission.Credentials;
import org.menkyo.it.permission.MatrixWorld;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.ZeepPeer.SignIn;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Party;

/** Access tokens as bearer tokens over REST and as passwords over SOAP. */
@Tag("LC-211")
class AccessTokenIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static MatrixWorld world;

    @BeforeAll
    static void prepare() throws Exception {
        world = MatrixWorld.in(PRODUCT);
    }

    private static RestSession session(Credentials owner) {
        return RestSession.signedIn(PRODUCT.rest(""), owner.name(), owner.password());
    }

    private static RestSession bearer(String secret) {
        return RestSession.withToken(PRODUCT.rest(""), secret);
    }

    private static JsonObject command(String[] operations, String... licenseIds) {
        JsonObjectBuilder command = Json.createObjectBuilder()
                .add("name", "program " + UUID.randomUUID())
                .add("expiresAt", Instant.now().plus(Duration.ofDays(1)).toString());
        return command.add("operations", array(operations))
                .add("licenseIds", array(licenseIds))
                .build();
    }

    private static JsonArrayBuilder array(String... values) {
        return Json.createArrayBuilder(List.of(values));
    }

    private static JsonObject create(Credentials owner, JsonObject command) {
        return session(owner).post("/access-tokens", command).expect(201).object();
    }

    private static String secret(Credentials owner, String[] operations, String... licenseIds) {
        return create(owner, command(operations, licenseIds)).getString("secret");
    }

    @ParameterizedTest
    @Tag("LC-1103")
    @CsvSource({
        "LicenseService,       BASIC",
        "LicenseService,       TOKEN",
        "LicenseServiceSoap12, BASIC",
        "LicenseServiceSoap12, TOKEN"
    })
    void zeepSignsInWithATokenAsPassword(String service, SignIn signIn) {
        Credentials administrator = world.holder(Role.ADMINISTRATOR);
        String secret = secret(administrator, new String[0]);

        JsonObject answer = new ZeepPeer(PRODUCT.soap("/" + service + "?wsdl"), signIn, administrator.name(), secret)
                .call("listLicenses", JsonValue.EMPTY_JSON_OBJECT)
                .answer();

        assertThat(answer.toString()).contains(world.licenseId());
    }

    @Test
    void aSystemSignsInWithATokenOverBoth() {
        Credentials distributor = world.technical(Party.DISTRIBUTOR);
        String secret = secret(distributor, new String[0]);

        bearer(secret).get("/orders/" + world.orderNumber()).expect(200);
        assertThat(orders(distributor.name(), secret).status()).isEqualTo(200);
        assertThat(orders("demo-support", secret).status()).isEqualTo(401);
    }

    private static RawPeer.RawAnswer orders(String name, String secret) {
        return new RawPeer(PRODUCT.soap("/OrderService"))
                .basic(name, secret)
                .call("<getOrder xmlns='urn:menkyo:order:v1'><orderNumber>" + world.orderNumber()
                        + "</orderNumber></getOrder>");
    }

    @Test
    @Tag("LC-303")
    void aLimitToOperationsHoldsOverBoth() {
        Credentials administrator = world.holder(Role.ADMINISTRATOR);
        String secret = secret(administrator, new String[] {"READ_LICENSE"});

        bearer(secret).get("/licenses/" + world.licenseId()).expect(200);
        assertThat(bearer(secret).get("/licenses").expect(403).problemCode()).isEqualTo("TOKEN_LIMITED");
        assertThat(new RawPeer(PRODUCT.soap("/LicenseService"))
                        .basic(administrator.name(), secret)
                        .call("<listLicenses xmlns='urn:menkyo:license:v1'/>")
                        .code())
                .isEqualTo("TOKEN_LIMITED");
    }

    @Test
    @Tag("LC-303")
    void aLimitToLicenseIdsHoldsOverBoth() {
        Credentials administrator = world.holder(Role.ADMINISTRATOR);
        String secret = secret(administrator, new String[0], "another-license");

        assertThat(bearer(secret).get("/licenses").expect(200).items()).isEmpty();
        bearer(secret).get("/licenses/" + world.licenseId()).expect(404);
        bearer(secret).get("/product-keys").expect(200);
        assertThat(new RawPeer(PRODUCT.soap("/LicenseService"))
                        .basic(administrator.name(), secret)
                        .call("<getLicense xmlns='urn:menkyo:license:v1'><licenseId>" + world.licenseId()
                                + "</licenseId></getLicense>")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aTokenMakesNoOther() {
        String secret = secret(world.technical(Party.AUDITOR), new String[0]);

        assertThat(bearer(secret)
                        .post("/access-tokens", command(new String[0]))
                        .expect(403)
                        .problemCode())
                .isEqualTo("TOKEN_LIMITED");
    }

    @Test
    void aRevokedTokenEndsAtOnce() {
        Credentials auditor = world.technical(Party.AUDITOR);
        JsonObject made = create(auditor, command(new String[0]));
        String id = made.getJsonObject("accessToken").getString("id");
        bearer(made.getString("secret")).get("/access-tokens").expect(200);

        session(auditor).delete("/access-tokens/" + id).expect(204);

        bearer(made.getString("secret")).get("/access-tokens").expect(401);
        assertThat(session(auditor).get("/access-tokens").expect(200).items())
                .noneMatch(token -> token.getString("id").equals(id));
    }

    @Test
    void anotherNodesRevocationIsHeardOf() {
        JsonObject made = create(world.technical(Party.AUDITOR), command(new String[0]));
        RestSession program = bearer(made.getString("secret"));
        program.get("/access-tokens").expect(200);

        new ProductDatabase(PRODUCT)
                .update(
                        "UPDATE access_token SET ended_at = now() WHERE identity = ?::uuid",
                        made.getJsonObject("accessToken").getString("id"));

        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (program.get("/access-tokens").status() != 401 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        program.get("/access-tokens").expect(401);
    }
}
