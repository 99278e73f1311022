package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.RevealedKeys;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.Promtool;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;

/** A host of the running product in the hands of its operator, over REST, metrics and the KMS port. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KmsHostIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Stage stage;
    private static RestSession operator;
    private static RevealedKeys keys;
    private static String hostId;
    private static String name;

    @BeforeAll
    static void begin() {
        stage = Stage.set(PRODUCT.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
        MainJob job = new MainJob(stage);
        keys = job.asFarAsKeys();
        operator = stage.demoAccount("demo-operator");
        name = "phoned " + stage.run();
    }

    @AfterAll
    static void giveTheHostUp() {
        if (hostId != null) {
            patch(Json.createObjectBuilder().add("port", 0).build());
            awaitPort(PRODUCT.kmsPort());
            operator.post("/kms-hosts/" + hostId + "/deactivation").expect(200);
        }
    }

    @Test
    @Order(1)
    @Tag("VA-301")
    void isActivatedByPhone() {
        JsonObject install = json("productKey", keys.kmsHostKey(), "platform", "SERVER", "name", name);
        RestAnswer application =
                operator.post("/kms-hosts/phone-activations", install).expect(201);
        hostId = application.text("hostId");
        RestAnswer center = RestSession.stranger(PRODUCT.rest(""))
                .post(
                        "/kms-host-activations",
                        json(
                                "kmsHostKey",
                                keys.kmsHostKey(),
                                "installationId",
                                application.text("installationId"),
                                "hostPublicKey",
                                application.text("hostPublicKeyText"),
                                "platform",
                                "SERVER",
                                "hostName",
                                name))
                .expect(200);
        assertThat(Base64.getDecoder().decode(center.text("certificatePicture")))
                .startsWith(0x89, 'P', 'N', 'G');

        RestAnswer host = operator.post(
                        "/kms-hosts/" + hostId + "/phone-activation",
                        json(
                                "confirmationId",
                                center.text("confirmationId"),
                                "certificatePicture",
                                center.text("certificatePicture")))
                .expect(200);

        assertThat(host.text("condition")).isEqualTo("ACTIVATED");
        assertThat(host.flag("serving")).isTrue();
        assertThat(ask(PRODUCT.kmsPort())).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("VA-309")
    void movesToAPortOfItsOwn() throws Exception {
        int port = FreePorts.take(1).get(0);

        assertThat(patch(Json.createObjectBuilder().add("port", port).build()).statusCode())
                .isEqualTo(200);

        awaitPort(port);
        assertThat(ask(port)).isEqualTo(2);
        HttpResponse<String> stale =
                patch(Json.createObjectBuilder().add("retryMinutes", 60).build(), "If-Match", "\"somebody-elses\"");
        assertThat(stale.statusCode()).isEqualTo(412);
    }

    @Test
    @Order(3)
    @Tag("VA-308")
    @Tag("VA-313")
    void operatorsSeeItsHealthMetricsAndLog() throws Exception {
        RestAnswer health = operator.get("/kms-health").expect(200);
        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.text("host")).isEqualTo(name);
        assertThat(RestSession.stranger(PRODUCT.rest("")).get("/kms-health").status())
                .isEqualTo(401);

        String csv = text(PRODUCT.rest("/kms-hosts/" + hostId + "/events.csv"), "text/csv");
        assertThat(csv.lines()).hasSize(3);
        String count = "menkyo_kms_machines{";
        String metrics = awaitMetric(count, " 2");
        assertThat(metrics)
                .contains("menkyo_kms_host_activated", "menkyo_kms_requests_total", "menkyo_kms_idle_seconds")
                .contains("menkyo_kms_projection_lag_seconds", "menkyo_kms_port_open", "result=\"ANSWERED\"");
    }

    @Test
    @Order(4)
    @Tag("VA-313")
    void prometheusHasNothingToSayAgainstTheMetricsOfAHost() throws Exception {
        Promtool.need();

        Promtool.checkMetrics(awaitMetric("menkyo_kms_machines{", " 2"));
    }

    private static String awaitMetric(String begin, String end) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            String metrics = text(PRODUCT.management("/prometheus"), "text/plain");
            boolean there = metrics.lines()
                    .anyMatch(line -> line.startsWith(begin) && line.contains(name) && line.contains(end));
            if (there) {
                return metrics;
            }
            assertThat(System.nanoTime()).as(metrics).isLessThan(deadline);
        }
    }

    private static String text(URI address, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", accept)
                .header("Authorization", authorization())
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> patch(JsonObject body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(PRODUCT.rest("/kms-hosts/" + hostId))
                .method("PATCH", BodyPublishers.ofString(body.toString()))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString("demo-operator:demo-operator-1".getBytes());
    }

    private static void awaitPort(int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (KmsWire wire = new KmsWire(port)) {
                assertThat(wire).isNotNull();
                return;
            } catch (IOException notYet) {
                assertThat(System.nanoTime()).as("port %d", port).isLessThan(deadline);
            }
        }
    }

    private static int ask(int port) {
        try (KmsWire wire = new KmsWire(port)) {
            KmsRequest request = KmsWire.newMachine("asks " + port);
            wire.send(RequestAuthenticator.seal(request, Machines.catalog(stage).catalogKey()));
            return wire.next().orElseThrow().answer().orElseThrow().answer().count();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
