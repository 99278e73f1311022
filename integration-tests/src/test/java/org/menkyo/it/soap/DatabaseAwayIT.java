package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/**
 * While the database is away each call is told to come again later, over REST and over SOAP, and nobody that the password was
 * wrong. Afterwards the same calls are answered, without a start of the server.
 */
class DatabaseAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String[] INNARDS = {
        "Exception",
        "org.",
        "java",
        "jdbc",
        "SQL",
        "sql",
        "ostgre",
        "127.0.0.1",
        "localhost:",
        "IJ0",
        "refused",
        "\tat "
    };

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of());

    @BeforeAll
    static void begin() {
        PRODUCT.start();
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Tag("LC-1101")
    @Tag("LC-1103")
    @Tag("LC-1106")
    void callsAreToldToComeAgainAndAreAnsweredThen() {
        JsonObject order = Orders.order();
        String number = order.getString("orderNumber");
        String xml = "<getOrder xmlns='urn:menkyo:order:v1'><orderNumber>" + number + "</orderNumber></getOrder>";
        // The server remembers the distributor's password for some seconds, and nobody else's.
        assertThat(getOrder(number).statusCode()).isEqualTo(404);

        PRODUCT.takeDatabaseAway();

        assertComeAgain(post("/orders", order));
        assertComeAgain(getOrder(number));
        assertComeAgain(send("/kms-hosts", "demo-operator", null));
        assertComeAgain(orders("").basic(Orders.DISTRIBUTOR, Orders.PASSWORD).call(xml), "Server");
        assertComeAgain(orders("").basic("demo-support", "demo-support-1").call(xml), "Server");
        assertComeAgain(
                orders("Soap12")
                        .header("Content-Type", "application/soap+xml; charset=utf-8")
                        .basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                        .send(RawPeer.envelope(RawPeer.SOAP12, "", xml)),
                "Receiver");
        for (ZeepPeer.SignIn signIn : List.of(ZeepPeer.SignIn.BASIC, ZeepPeer.SignIn.TOKEN)) {
            for (String account : List.of(Orders.DISTRIBUTOR, "demo-support")) {
                JsonObject fault = faultOf(signIn, account);
                assertThat(fault.getString("code")).isEqualTo("UNAVAILABLE");
                assertThat(fault.getString("retryAfterSeconds")).isEqualTo("1");
                assertThat(fault.getString("faultCode")).endsWith("Server");
            }
        }
        assertThat(send("/health/live", null, null).statusCode())
                .as("the server lives")
                .isEqualTo(200);
        assertThat(send("/health/ready", null, null).statusCode())
                .as("and serves nobody")
                .isEqualTo(503);

        PRODUCT.letDatabaseCome();
        PRODUCT.awaitReady();

        JsonObject recorded = object(again(() -> post("/orders", order)));
        assertThat(recorded.getString("orderNumber")).isEqualTo(number);
        RawAnswer read = orders("").basic(Orders.DISTRIBUTOR, Orders.PASSWORD).call(xml);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.text("licenseNumber")).isEqualTo(recorded.getString("licenseNumber"));
        assertThat(send("/kms-hosts", "demo-operator", null).statusCode()).isEqualTo(200);
    }

    private static JsonObject faultOf(ZeepPeer.SignIn signIn, String account) {
        return new ZeepPeer(PRODUCT.soap("/OrderService?wsdl"), signIn, account, account + "-1")
                .call("submitOrder", Orders.order())
                .answer()
                .getJsonObject("fault");
    }

    private static void assertComeAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(object(answer).getString("code")).isEqualTo("UNAVAILABLE");
        assertThat(object(answer).getString("correlationId")).isNotBlank();
        assertThat(answer.body().replace("urn:menkyo:", "")).doesNotContain(INNARDS);
    }

    private static void assertComeAgain(RawAnswer answer, String side) {
        assertThat(answer.code()).as(answer.body()).isEqualTo("UNAVAILABLE");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("retryAfterSeconds")).isEqualTo("1");
        assertThat(answer.text(side.equals("Server") ? "faultcode" : "Value")).endsWith(":" + side);
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body().replaceAll("xmlns(:\\w+)?=[\"'][^\"']*[\"']", ""))
                .doesNotContain(INNARDS);
    }

    /** Comes again as it is told to, and returns the first other answer. */
    private static HttpResponse<String> again(Supplier<HttpResponse<String>> call) {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = call.get();
        while (answer.statusCode() == 503) {
            assertThat(Instant.now()).as("it is answered some time").isBefore(deadline);
            answer = call.get();
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static RawPeer orders(String version) {
        return new RawPeer(PRODUCT.soap("/OrderService" + version));
    }

    private static HttpResponse<String> getOrder(String number) {
        return send("/orders/" + number, Orders.DISTRIBUTOR, null);
    }

    private static HttpResponse<String> post(String path, JsonObject body) {
        return send(path, Orders.DISTRIBUTOR, body);
    }

    private static HttpResponse<String> send(String path, String account, JsonObject body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(PRODUCT.rest(path)).timeout(PATIENCE);
        if (account != null) {
            byte[] pair = (account + ":" + account + "-1").getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static JsonObject object(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
