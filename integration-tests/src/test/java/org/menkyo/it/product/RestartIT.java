package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One installation through its hard and orderly ends; it is a product of its own, since others wait for no restart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of());

    @BeforeAll
    static void start() {
        PRODUCT.start();
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Order(1)
    void aSecondLauncherOnTheSameDataIsRefused() throws Exception {
        Refusal refusal = refusal(Map.of(), "--data", PRODUCT.data().toString());

        assertThat(refusal.code()).isEqualTo(1);
        assertThat(refusal.text()).contains("already runs", "--data").doesNotContain("\tat ");
    }

    @Test
    @Order(1)
    void aPortInUseIsNamed(@org.junit.jupiter.api.io.TempDir Path data) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());
            Refusal refusal = refusal(Map.of("MENKYO_HTTP_PORT", port), "--data", data.toString());

            assertThat(refusal.code()).isEqualTo(1);
            assertThat(refusal.text())
                    .contains("Port " + port, "MENKYO_HTTP_PORT", "--port-offset")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    @Order(2)
    void aServerThatDiesIsStartedAgainAlsoWhereItDiesAtItsStart() {
        PRODUCT.killServer();
        PRODUCT.awaitServerProcess();
        PRODUCT.killServer();

        PRODUCT.awaitReady();
    }

    @Test
    @Order(3)
    void afterAPowerCutItStartsOnTheSameData() {
        PRODUCT.killEverything();
        PRODUCT.start();

        PRODUCT.awaitConsole("Menkyo is ready");
        assertThat(PRODUCT.console()).doesNotContain("menkyo:");
    }

    @Test
    @Order(4)
    void anOrderlyEndLeavesNoProcessBehind() {
        List<ProcessHandle> processes = PRODUCT.processes();
        assertThat(processes).hasSize(3).allMatch(ProcessHandle::isAlive);

        PRODUCT.stop();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(PRODUCT.console()).contains("Menkyo has stopped");
    }

    private record Refusal(int code, String text) {}

    private static Refusal refusal(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Process launcher =
                PRODUCT.launcher(environment, options).redirectErrorStream(true).start();
        try (InputStream output = launcher.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Refusal(launcher.exitValue(), text);
        } finally {
            launcher.destroy();
        }
    }
}
