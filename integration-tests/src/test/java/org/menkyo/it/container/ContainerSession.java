package org.menkyo.it.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.menkyo.it.product.FreePorts;

/**
 * Starts a database before Arquillian starts the server, and tells {@code arquillian.xml} by system properties where it
 * is and which ports are free.
 */
public final class ContainerSession implements LauncherSessionListener {

    private EmbeddedPostgres postgres;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("menkyo.it.container")) {
            return;
        }
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPgBinaryResolver(ContainerSession::binaries)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .start();
            prepareDatabase();
            Path base = Files.createTempDirectory(
                    Files.createDirectories(Path.of(System.getProperty("menkyo.it.work"))), "container-");
            Files.createDirectory(base.resolve("deployments"));
            List<Integer> ports = FreePorts.take(4);
            System.setProperty("menkyo.it.base", base.toString());
            System.setProperty(
                    "menkyo.it.database",
                    postgres.getJdbcUrl("menkyo_app", "menkyo").replaceFirst("\\?.*", ""));
            System.setProperty("menkyo.it.http", ports.get(0).toString());
            System.setProperty("menkyo.it.https", ports.get(1).toString());
            System.setProperty("menkyo.it.management", ports.get(2).toString());
            System.setProperty("menkyo.it.kms", ports.get(3).toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * The first binaries on the class path: the launcher brings the same ones along, at which the library's own search
     * fails.
     */
    private static InputStream binaries(String system, String machine) {
        String architecture =
                switch (machine.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64", "arm_64" -> "arm_64";
                    default -> machine;
                };
        String archive = "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + architecture + ".txz";
        return ContainerSession.class.getClassLoader().getResourceAsStream(archive);
    }

    private void prepareDatabase() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role menkyo_owner login password 'menkyo_owner'");
            statement.execute("create role menkyo_app login password 'menkyo_app'");
            statement.execute("create database menkyo owner menkyo_owner");
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
