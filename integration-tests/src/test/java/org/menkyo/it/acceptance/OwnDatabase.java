package org.menkyo.it.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.menkyo.it.product.FreePorts;

/** A PostgreSQL of the operator's own with its programs for backups, as the system has it: a cluster for one test. */
final class OwnDatabase implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final long STOP_SECONDS = 60;
    private static final int START_TRIES = 100;
    private static final long POLL_MILLIS = 200;
    private static final String PASSWORD = "only-for-tests";

    private final Path programs;
    private final int port = FreePorts.take(1).get(0);
    private final Process server;

    private OwnDatabase(Path programs, Path folder) {
        this.programs = programs;
        Path cluster = folder.resolve("cluster");
        run(command(
                "initdb",
                "--pgdata=" + cluster,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C"));
        try {
            server = command(
                            "postgres",
                            "-D",
                            cluster.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "max_connections=200")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("postgresql.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        awaitConnections();
        execute(
                "create role menkyo_owner login",
                "create role menkyo_runtime",
                "create role menkyo_app login in role menkyo_runtime");
    }

    /** The folder of the newest programs, if a PostgreSQL is installed that Menkyo works with. */
    static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> version.getFileName().toString().matches("1[5-9]|[2-9]\\d"))
                    .map(version -> version.resolve("bin"))
                    .filter(bin ->
                            Files.isExecutable(bin.resolve("postgres")) && Files.isExecutable(bin.resolve("pg_dump")))
                    .max(Comparator.naturalOrder());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static OwnDatabase start(Path folder) {
        return new OwnDatabase(programs().orElseThrow(), folder);
    }

    /** Makes an empty database. */
    void create(String name) {
        execute("create database " + name + " owner menkyo_owner encoding 'UTF8' template template0");
    }

    /** The settings of a server that works on a database. */
    Map<String, String> settings(String name) {
        return Map.of(
                "MENKYO_DB_URL",
                url(name),
                "MENKYO_DB_USER",
                "menkyo_app",
                "MENKYO_DB_PASSWORD",
                PASSWORD,
                "MENKYO_DB_OWNER_USER",
                "menkyo_owner",
                "MENKYO_DB_OWNER_PASSWORD",
                PASSWORD);
    }

    /** From now on whoever connects is asked for a password, but for the administrator. */
    void askForPasswords(Path folder, String ofApplication, String ofOwner) {
        execute(
                "alter role menkyo_app password '" + ofApplication + "'",
                "alter role menkyo_owner password '" + ofOwner + "'");
        try {
            Files.writeString(
                    folder.resolve("cluster/pg_hba.conf"),
                    "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        execute("select pg_reload_conf()");
    }

    /** Executes a statement as the owner of the tables. */
    void asOwner(String name, String sql) {
        try (Connection connection = DriverManager.getConnection(url(name), "menkyo_owner", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Writes a backup of a database, as the owner of its tables. */
    void dump(String name, Path file) {
        run(command("pg_dump", "--format=custom", "--file=" + file, connection(name)));
    }

    /** Fills an empty database from a backup. */
    void restore(Path file, String name) {
        run(command("pg_restore", "--exit-on-error", "--dbname=" + connection(name), file.toString()));
    }

    /** The one number that a query gives. */
    long number(String name, String query) {
        return Long.parseLong(text(name, query));
    }

    /** The text of the one value that a query gives. */
    String text(String name, String query) {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    private String connection(String name) {
        return "host=127.0.0.1 port=" + port + " user=menkyo_owner dbname=" + name;
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), "postgres", PASSWORD);
    }

    private void execute(String... statements) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void awaitConnections() {
        for (int attempt = 0; attempt < START_TRIES; attempt++) {
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                pause();
            }
        }
        close();
        throw new IllegalStateException("PostgreSQL does not start");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As root, PostgreSQL's server runs in a user namespace of its own, as the launcher starts it. */
    private ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void run(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            try (InputStream output = process.getInputStream()) {
                String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(builder.command() + ": " + said);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        // The fast shutdown of PostgreSQL is another signal; here nothing is worth keeping.
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
    }
}
