package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class HealthIT {

    private final RunningProduct product = RunningProduct.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theServerTellsThatItIsReady() throws Exception {
        HttpResponse<String> answer = get(product.rest("/health/ready"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP");
    }

    @Test
    void everyAddressThatTheConsoleNamesAnswers() throws Exception {
        String console = product.console();
        assertThat(console).contains("Menkyo is ready", "Sign-ins of the demo data", "KMS");

        for (String line : console.lines().filter(l -> l.contains("http://")).toList()) {
            URI address = URI.create(line.replaceFirst(".*(http://\\S+).*", "$1"));
            // Below the root of the REST interface a stranger learns nothing, not even what exists.
            int expected = address.getPath().equals("/api") ? 401 : 200;
            assertThat(get(address).statusCode()).as(line).isEqualTo(expected);
        }
    }

    @Test
    void theDescriptionOfRestIsAtItsUsualAddressToo() throws Exception {
        HttpResponse<String> usual = get(product.server().resolve("/openapi"));

        assertThat(usual.statusCode()).isEqualTo(200);
        assertThat(usual.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(usual.body())
                .contains("\"openapi\"")
                .isEqualTo(get(product.rest("/openapi.json")).body());
    }

    @Test
    void theServerTellsOfItselfOnTheManagementPort() throws Exception {
        assertThat(get(product.management("/health")).body()).contains("deployments-status", "boot-errors");
    }

    @Test
    void metricsAreForOperators() throws Exception {
        assertThat(get(product.management("/prometheus")).body()).contains("jvm_");
    }

    @Test
    void prometheusHasNothingToSayAgainstTheMetrics() throws Exception {
        Promtool.need();
        String metrics = get(product.management("/prometheus")).body();

        assertThat(metrics)
                .contains("menkyo_security_events_total", "menkyo_quarantine_active", "menkyo_mails_held_total");
        Promtool.checkMetrics(metrics);
    }

    @Test
    void onlyTheOwnerReadsThePasswords() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(product.data().resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        assertThat(product.console())
                .doesNotContain(Files.readAllLines(product.data().resolve("secrets.properties")).stream()
                        .filter(line -> line.contains("="))
                        .map(line -> line.substring(line.indexOf('=') + 1))
                        .toList());
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
