package org.menkyo.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of our own that keeps what it has confirmed: it waits for the disk at every commit and keeps its data
 * between starts. It listens on the loopback address only and asks every role for its password.
 */
final class PostgresServer implements Supervisor.Part {

    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "menkyo";
    private static final String OWNER = "menkyo_owner";
    private static final String RUNTIME = "menkyo_app";
    private static final String RUNTIME_GROUP = "menkyo_runtime";
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;
    private static final long ORPHANS_POLL_MILLIS = 500;

    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final Path lastLog;
    private final Path pidFile;
    private final Secrets secrets;
    private final int port;
    private volatile ChildProcess process;
    private boolean stopped;

    PostgresServer(Path binaries, DataDirectory data, Secrets secrets, int port) {
        this.binaries = binaries;
        this.cluster = data.postgres().resolve("cluster");
        this.log = log(data);
        this.lastLog = data.log().resolve("postgresql-died.log");
        this.pidFile = pidFile(data);
        this.secrets = secrets;
        this.port = port;
    }

    static Path log(DataDirectory data) {
        return data.log().resolve("postgresql.log");
    }

    private static Path pidFile(DataDirectory data) {
        return data.run().resolve("postgresql.pid");
    }

    /** Ends a server that a killed launcher left behind with these data. */
    static void endLeftOver(DataDirectory data) {
        Path lock = data.postgres().resolve("cluster").resolve("postmaster.pid");
        Optional<ProcessHandle> noted = ChildProcess.leftOver(pidFile(data));
        noted.or(() -> postmaster(lock))
                .ifPresent(handle ->
                        ChildProcess.end(handle, STOP_PATIENCE, () -> ChildProcess.signal(handle.pid(), "INT")));
        try {
            // After a hard end the file stays, and its process id may belong to another program by now.
            Files.deleteIfExists(lock);
        } catch (IOException failed) {
            throw new LaunchException("The stale file " + lock + " cannot be deleted: delete it.", failed);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path lock) {
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(lock).get(0).trim());
            return ProcessHandle.of(pid)
                    .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** Starts the server, on a new cluster at the first time, and makes sure of roles and database. */
    void start() {
        try {
            if (!Files.isDirectory(cluster)) {
                initialize();
            }
            if (!awaitConnections()) {
                throw new LaunchException("PostgreSQL ended at its start (" + lastLine() + "): see " + log + ".");
            }
            prepareDatabase();
        } catch (IOException | SQLException failed) {
            throw new LaunchException(
                    "PostgreSQL cannot be started (" + failed.getMessage() + "): see " + log + ".", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The start of PostgreSQL was interrupted.", stopped);
        }
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public int waitFor() throws InterruptedException {
        return current().waitFor();
    }

    private synchronized ChildProcess current() {
        return process;
    }

    /**
     * Starts it again after it died, as soon as its orphaned processes have ended. The log of its death is kept. If it dies
     * before it is ready, that is a death like any other, and whoever supervises it counts it.
     */
    @Override
    public boolean startAgain() throws InterruptedException {
        try {
            Files.move(log, lastLog, StandardCopyOption.REPLACE_EXISTING);
            return awaitConnections();
        } catch (IOException failed) {
            throw new LaunchException(
                    "PostgreSQL cannot be started (" + failed.getMessage() + "): see " + lastLog + ".", failed);
        }
    }

    DatabaseAccess access() {
        return access(secrets, port);
    }

    /** How the database of an installation is reached that listens on a port. */
    static DatabaseAccess access(Secrets secrets, int port) {
        return new DatabaseAccess(
                url(port, DATABASE), RUNTIME, secrets.password(RUNTIME), OWNER, secrets.password(OWNER));
    }

    synchronized void stop() {
        stopped = true;
        if (process != null) {
            // The fast shutdown: open transactions are rolled back, everything committed is kept.
            process.stop("INT", STOP_PATIENCE);
        }
    }

    private void initialize() throws IOException, InterruptedException {
        Path draft = cluster.resolveSibling("cluster.new");
        deleteFolder(draft);
        Path passwordFile = Files.createTempFile(
                cluster.getParent(),
                "initial-",
                ".txt",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, secrets.password(SUPERUSER));
            Process initdb = command(
                            "initdb",
                            "--pgdata=" + draft,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (initdb.waitFor() != 0) {
                throw new LaunchException("PostgreSQL cannot make its database (" + lastLine() + "): see " + log
                        + ", or set MENKYO_DB_URL to a PostgreSQL of your own.");
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the process until one serves; whether it does, or false if it ended for another reason than orphans. */
    private boolean awaitConnections() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        startProcess();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new LaunchException("PostgreSQL does not answer on port " + port + ": see " + log + ".");
            }
            if (!process.isAlive()) {
                // After a hard end the old server's processes hold its memory for some moments.
                if (!lastLines(5).contains("shared memory")) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(ORPHANS_POLL_MILLIS);
                startProcess();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    private synchronized void startProcess() throws IOException {
        if (stopped) {
            throw new LaunchException("PostgreSQL was stopped during its start.");
        }
        process = ChildProcess.start(
                command(
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
                        "password_encryption=scram-sha-256",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "full_page_writes=on",
                        "-c",
                        "shared_buffers=" + sharedBuffers() + "MB",
                        "-c",
                        "max_wal_size=2GB",
                        // Failures of statements are told to the application, which knows whose fault they are.
                        "-c",
                        "log_min_messages=log"),
                log,
                pidFile);
    }

    /** An eighth of the computer's memory in megabytes: tables that are changed all over should fit, but others work here too. */
    private static long sharedBuffers() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.max(128, Math.min(1024, memory / 8 / 1024 / 1024));
    }

    private boolean answers() {
        try (Connection connection = superuser(SUPERUSER)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void prepareDatabase() throws SQLException {
        try (Connection connection = superuser(SUPERUSER);
                Statement statement = connection.createStatement()) {
            role(statement, OWNER);
            role(statement, RUNTIME);
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + RUNTIME_GROUP + "'")) {
                statement.execute("create role " + RUNTIME_GROUP + " role " + RUNTIME);
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
                statement.execute("revoke all on database " + DATABASE + " from public");
                statement.execute("grant connect on database " + DATABASE + " to " + RUNTIME_GROUP);
            }
        }
    }

    private void role(Statement statement, String name) throws SQLException {
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " login");
        }
        // The alphabet of the passwords has no quote.
        statement.execute("alter role " + name + " password '" + secrets.password(name) + "'");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next();
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(port, database), SUPERUSER, secrets.password(SUPERUSER));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it runs as nobody.
            if (!Files.isExecutable(Path.of("/usr/bin/unshare"))) {
                throw new LaunchException("PostgreSQL does not run as root: start Menkyo as an ordinary user, or set "
                        + "MENKYO_DB_URL to a PostgreSQL of your own.");
            }
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private String lastLine() {
        return lastLines(1);
    }

    private String lastLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException unreadable) {
            return "no log";
        }
    }

    static void deleteFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path :
                        paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
