package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.RestSession;
import org.menkyo.launcher.SignIns;

/**
 * The application is deployed anew on a running server, again and again: it serves each time, or is refused with the reason, and the
 * server never ends for want of room for classes. {@code menkyo.it.redeployments} is how often; {@code docs/nodes.md} has the numbers of
 * the full drill.
 */
class RedeploymentIT {

    private static final int TIMES = Integer.getInteger("menkyo.it.redeployments", 5);
    private static final long MEGABYTE = 1024 * 1024;
    private static final long BOUND = 512;
    private static final String REDEPLOY = "/deployment=menkyo.ear:redeploy";
    private static final String REASON = "NO_ROOM_FOR_CLASSES: the Java machine has room for ";
    private static final Pattern USED = Pattern.compile("\"used\" => (\\d+)L");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningProduct product;

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void eachRedeploymentServesOrIsRefusedWithTheReason() throws Exception {
        start(BOUND);
        long server = product.serverProcess().pid();
        List<String> told = new ArrayList<>();
        work(0);
        for (int i = 1; i <= TIMES; i++) {
            CommandRun redeployment = command(REDEPLOY);
            if (redeployment.code() == 0) {
                product.awaitReady();
                work(i);
            } else {
                assertRefused(redeployment);
            }
            long used = metaspace();
            told.add((redeployment.code() == 0 ? "" : "refused, ") + used + " MB");
            assertThat(used).isLessThan(BOUND);
            assertThat(product.serverProcess().pid()).as("the same server").isEqualTo(server);
        }
        System.out.println("Metaspace after each redeployment: " + told);
    }

    @Test
    void withoutRoomItIsRefusedAndServesAfterARestart() throws Exception {
        start(190);
        work(0);

        CommandRun redeployment = command(REDEPLOY);

        assertRefused(redeployment);
        product.stop();
        product.start();
        work(1);
    }

    private void start(long mostMegabytes) {
        product = RunningProduct.create(Map.of(
                "MENKYO_JAVA_OPTS", RunningProduct.QUICK_START + " -XX:MaxMetaspaceSize=" + mostMegabytes + "m"));
        product.start();
    }

    /** What is told to whoever deploys, and to whoever calls meanwhile. */
    private void assertRefused(CommandRun redeployment) throws Exception {
        assertThat(redeployment.code()).as(redeployment.output()).isNotZero();
        assertThat(redeployment.output()).contains(REASON);
        HttpResponse<String> call = get("/api/orders");
        assertThat(call.statusCode()).as(call.body()).isEqualTo(503);
        assertThat(call.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/api/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/api/health/live").statusCode()).isEqualTo(200);
    }

    /** Something over each interface. */
    private void work(int number) throws Exception {
        RestSession distributor =
                RestSession.signedIn(product.rest(""), "demo-distributor", SignIns.passwordOf("demo-distributor"));
        String order = "REDEPLOYED-" + number;
        distributor
                .post("/orders", SampleOrder.of(order, order, "customer" + number + "@redeployed.example"))
                .expect(201);
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/ws/OrderService?wsdl").statusCode()).isEqualTo(200);
        assertThat(get(product.management("/prometheus")).body())
                .as("its metrics are those of the present application")
                .containsPattern("menkyo_quarantine_active\\{[^}]*} 0\\.0");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(product.server().resolve(path));
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Used by classes that are not garbage, in megabytes. */
    private long metaspace() throws Exception {
        CommandRun usage = command(
                "/core-service=platform-mbean/type=memory:gc",
                "/core-service=platform-mbean/type=memory-pool/name=Metaspace:read-attribute(name=usage)");
        Matcher used = USED.matcher(usage.output());
        assertThat(used.find()).as(usage.output()).isTrue();
        return Long.parseLong(used.group(1)) / MEGABYTE;
    }

    /** Runs commands of the server's command line. */
    private CommandRun command(String... operations) throws Exception {
        URI management = product.management("/");
        return CommandRun.of(new ProcessBuilder(
                Path.of(System.getProperty("menkyo.it.server"), "bin", "jboss-cli.sh")
                        .toString(),
                "--connect",
                "--controller=" + management.getHost() + ":" + management.getPort(),
                "--commands=" + String.join(",", operations)));
    }
}
