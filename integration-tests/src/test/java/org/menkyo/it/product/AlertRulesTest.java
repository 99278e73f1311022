package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The alert rules that come with the product, looked at by Prometheus' own tool. */
class AlertRulesTest {

    private static final Path RULES = Path.of("../wildfly-config");

    @Test
    @Tag("VA-313")
    void thereIsARuleForEverythingThatAnOperatorHasToKnow() throws IOException {
        assertThat(Files.readString(RULES.resolve("alerts.yml")))
                .contains(
                        "alert: KmsHostNotActivated",
                        "alert: KmsCountBelowServerThreshold",
                        "alert: KmsCountBelowClientThreshold",
                        "alert: KmsDnsRegistrationFailed",
                        "alert: KmsNoRequests");
    }

    @Test
    @Tag("VA-313")
    void theRulesFireWhenTheyShould() throws Exception {
        assumeTrue(
                isInstalled("promtool"),
                "Prometheus' promtool is not installed, which the Debian package prometheus has");

        assertThat(run("promtool", "check", "rules", "alerts.yml")).contains("SUCCESS");
        assertThat(run("promtool", "test", "rules", "alerts-test.yml")).contains("SUCCESS");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled(String program) {
        List<String> folders =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
