package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configurations of WildFly that the script makes one for Menkyo of. */
class ServerBasesIT {

    private static final Path SERVER = Path.of(System.getProperty("menkyo.it.server"));
    private static final Path SCRIPT =
            Path.of("..", "wildfly-config", "configure.cli").toAbsolutePath();

    @TempDir
    private Path base;

    /** What {@code ./menkyo run} starts is made of standalone-full.xml. */
    @Test
    void aServerOfACluster() throws Exception {
        Configured configured = configure("standalone-full-ha.xml");

        assertThat(configured.exitCode()).as(configured.told()).isZero();
        assertThat(Files.readString(configuration().resolve("menkyo.xml")))
                .contains("java:jboss/datasources/MenkyoDS", "org.menkyo.refusal.RefusingHandler")
                .doesNotContain("ajp-listener", "cluster-connection", "proxy name=\"default\"");
    }

    @ParameterizedTest
    @CsvSource({"standalone.xml", "standalone-ha.xml"})
    void aServerWithoutQueuesIsRefused(String name) throws Exception {
        Configured configured = configure(name);

        assertThat(configured.exitCode()).isNotZero();
        assertThat(configured.told())
                .contains("menkyo.xml must be a copy of standalone-full.xml or standalone-full-ha.xml");
        assertThat(Files.readString(configuration().resolve("menkyo.xml"))).doesNotContain("org.menkyo");
    }

    private record Configured(int exitCode, String told) {}

    private Configured configure(String name) throws IOException, InterruptedException {
        Path stock = SERVER.resolve("standalone").resolve("configuration");
        Files.createDirectories(configuration());
        for (String file : new String[] {
            "application-roles.properties",
            "application-users.properties",
            "logging.properties",
            "mgmt-groups.properties",
            "mgmt-users.properties"
        }) {
            Files.copy(stock.resolve(file), configuration().resolve(file));
        }
        Files.copy(stock.resolve(name), configuration().resolve("menkyo.xml"));
        ProcessBuilder command = new ProcessBuilder(
                        SERVER.resolve("bin").resolve("jboss-cli.sh").toString(), "--file=" + SCRIPT)
                .redirectErrorStream(true);
        command.environment().put("JAVA_OPTS", "-Djboss.server.base.dir=" + base);
        Process process = command.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Configured(process.waitFor(), told);
    }

    private Path configuration() {
        return base.resolve("configuration");
    }
}
