package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wrong settings keep Menkyo from starting, and all are told at once. */
@Tag("LC-1206")
class SettingsIT {

    private static final Map<String, String> WRONG = Map.of(
            "MENKYO_TIME_ZONE", "Mars/Base",
            "MENKYO_MOED", "center",
            "MENKYO_MODE", "centre",
            "MENKYO_LOCKOUT_INVALID_IN_A_ROW", "-3",
            "MENKYO_REST_MAX_BODY_BYTES", "256K");

    private static final List<String> TOLD = List.of(
            "Menkyo does not start, since 5 settings are wrong:",
            "UNKNOWN_SETTING: MENKYO_MOED is no setting; did you mean MENKYO_MODE?",
            "NOT_A_TIME_ZONE: MENKYO_TIME_ZONE is 'Mars/Base' and must be the name of a time zone",
            "NOT_ONE_OF: MENKYO_MODE is 'centre' and must be center or host.",
            "OUT_OF_RANGE: MENKYO_LOCKOUT_INVALID_IN_A_ROW is '-3' and must be a whole number from 1 to 100.",
            "NOT_A_NUMBER: MENKYO_REST_MAX_BODY_BYTES is '256K' and must be a whole number from 1 to");

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 250;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Test
    void theLauncherStartsNothingWithWrongSettings() throws Exception {
        RunningProduct product = RunningProduct.create(WRONG);

        CommandRun ended = CommandRun.of(product.launcherAgain());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains(TOLD);
        assertThat(product.data()).isEmptyDirectory();
    }

    @Test
    void aServerOfOnesOwnNeverGetsReadyWithWrongSettings() throws Exception {
        Path base = Files.createTempDirectory(Path.of(System.getProperty("menkyo.it.work", "target")), "settings-");
        List<Integer> ports = FreePorts.take(4);
        Process server = server(base, ports);
        URI ready = URI.create("http://localhost:" + ports.get(0) + "/api/health/ready");
        Path failed = base.resolve("deployments/menkyo.ear.failed");
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(failed)) {
                assertThat(isReady(ready)).isFalse();
                assertThat(server.isAlive() && System.nanoTime() < deadline)
                        .as(() -> read(base.resolve("console.log")))
                        .isTrue();
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            assertThat(isReady(ready)).isFalse();
            assertThat(read(failed)).contains(TOLD);
            List<String> log = Files.readAllLines(base.resolve("log/server.log"));
            assertThat(String.join(
                            "\n",
                            log.stream()
                                    .filter(line -> line.contains("[org.menkyo.shared.start.SettingsAtStart]"))
                                    .toList()))
                    .contains(TOLD);
            assertThat(log).as("nothing has begun to change a database").noneMatch(line -> line.contains("liquibase"));
        } finally {
            List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
            all.forEach(ProcessHandle::destroy);
            server.destroy();
            for (ProcessHandle process : all) {
                process.onExit().get(1, TimeUnit.MINUTES);
            }
            server.waitFor();
        }
    }

    @Test
    void aCommandChecksTheSameSettings() throws Exception {
        Map<String, String> secret = Map.of("MENKYO_OPERATOR_PASSWORD", "Tell-nobody-4711");

        RunningProduct right = RunningProduct.create(secret);
        CommandRun list = CommandRun.of(right.command("org.menkyo.launcher.CheckConfig"));
        assertThat(list.code()).as(list.output()).isZero();
        assertThat(list.output())
                .contains("MENKYO_TIME_ZONE = UTC [default]")
                .contains("MENKYO_HTTP_PORT = " + right.port("MENKYO_HTTP_PORT") + " [environment]")
                .contains("MENKYO_OPERATOR_PASSWORD = (set, not shown) [environment]")
                .doesNotContain("Tell-nobody-4711");

        CommandRun wrong = CommandRun.of(RunningProduct.create(WRONG).command("org.menkyo.launcher.CheckConfig"));
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.output()).contains(TOLD);

        CommandRun ofServer =
                CommandRun.of(RunningProduct.create(Map.of("MENKYO_JAVA_OPTS", "-Xmx1g -Dmenkyo.demo=yes"))
                        .command("org.menkyo.launcher.CheckConfig"));
        assertThat(ofServer.output()).contains("menkyo.demo is 'yes' and must be true or false");

        CommandRun database = CommandRun.of(RunningProduct.create(Map.of("MENKYO_DB_URL", "jdbc:postgresql:menkyo"))
                .command("org.menkyo.launcher.CheckConfig"));
        assertThat(database.output())
                .contains(
                        "since 4 settings are wrong", "MENKYO_DB_OWNER_PASSWORD must be set, since MENKYO_DB_URL is.");
    }

    /** The built server with the built application as an operator would start it, and without a database. */
    private static Process server(Path base, List<Integer> ports) throws IOException {
        Path home = Path.of(System.getProperty("menkyo.it.server"));
        Path configuration = Files.createDirectories(base.resolve("configuration"));
        try (Stream<Path> files = Files.list(home.resolve("standalone/configuration"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        Path deployments = Files.createDirectories(base.resolve("deployments"));
        Files.copy(Path.of(System.getProperty("menkyo.it.application")), deployments.resolve("menkyo.ear"));
        Files.createFile(deployments.resolve("menkyo.ear.dodeploy"));
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/standalone.sh").toString(),
                        "-Djboss.server.base.dir=" + base.toAbsolutePath(),
                        "-Djboss.http.port=" + ports.get(0),
                        "-Djboss.https.port=" + ports.get(1),
                        "-Djboss.management.http.port=" + ports.get(2),
                        "-Dmenkyo.data.dir=" + base.toAbsolutePath(),
                        "-Dmenkyo.db.password=none",
                        "-Dmenkyo.db.owner.password=none",
                        "-Dmenkyo.db.url=jdbc:postgresql://localhost:" + ports.get(3) + "/menkyo",
                        "--server-config=menkyo.xml")
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("console.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MENKYO_"));
        builder.environment().putAll(WRONG);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", RunningProduct.QUICK_START + " -Djava.net.preferIPv4Stack=true");
        return builder.start();
    }

    private boolean isReady(URI address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
