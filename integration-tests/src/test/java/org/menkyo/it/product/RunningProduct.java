package org.menkyo.it.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.menkyo.it.demo.Addresses;

/**
 * Menkyo as people start it: the launcher as a process of its own, on free ports and with an empty data folder, with
 * the demo data.
 *
 * <p>{@link #get()} gives the one that all tests of a run share; tests that kill or stop it leave it ready again.
 */
public final class RunningProduct {

    /**
     * {@code MENKYO_JAVA_OPTS} of a server that lives shortly: it needs no code compiled for speed, and so starts with half the
     * work.
     */
    public static final String QUICK_START =
            "-Xms256m -Xmx1g -XX:MaxMetaspaceSize=512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final String JAVA_OPTIONS = "MENKYO_JAVA_OPTS";

    /** All tests come from one address; what one of them uses leaves enough for the next. */
    private static final Map<String, String> FOR_MANY_TESTS = Map.of(
            "MENKYO_STRANGERS_ACTIVATION_BURST", "2000",
            "MENKYO_STRANGERS_ACTIVATION_PER_MINUTE", "6000",
            "MENKYO_STRANGERS_PROXY_ACTIVATION_BURST", "60",
            "MENKYO_SIGN_IN_FAILURES_PER_SOURCE", "10000");

    private static final Duration START_PATIENCE = Duration.ofMinutes(6);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 250;

    private static RunningProduct shared;

    private final Path data;
    private final Path console;
    private final Map<String, String> environment = new HashMap<>();
    private final int httpPort;
    private final int managementPort;
    private final int kmsPort;
    private final int mailboxPort;
    private final int postgresPort;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process launcher;
    private boolean held;

    private RunningProduct(Path data, Map<String, String> settings) {
        this.data = data;
        this.console = data.resolveSibling(data.getFileName() + "-console.log");
        List<Integer> ports = FreePorts.take(7);
        httpPort = ports.get(0);
        managementPort = ports.get(2);
        kmsPort = ports.get(3);
        mailboxPort = ports.get(5);
        postgresPort = ports.get(6);
        environment.put("MENKYO_HTTP_PORT", Integer.toString(httpPort));
        environment.put("MENKYO_HTTPS_PORT", Integer.toString(ports.get(1)));
        environment.put("MENKYO_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("MENKYO_KMS_PORT", Integer.toString(kmsPort));
        environment.put("MENKYO_SMTP_SINK_PORT", Integer.toString(ports.get(4)));
        environment.put("MENKYO_MAILBOX_PORT", Integer.toString(mailboxPort));
        environment.put("MENKYO_POSTGRES_PORT", Integer.toString(postgresPort));
        environment.putAll(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop Menkyo"));
    }

    /** The product that all tests of this JVM share; the first call starts it. */
    public static synchronized RunningProduct get() {
        if (shared == null) {
            shared = create(FOR_MANY_TESTS);
            // The one that is used long runs as it does for people.
            shared.environment.remove(JAVA_OPTIONS);
            shared.start();
        }
        return shared;
    }

    /**
     * A product of its own for one test, not started yet. Settings are environment variables of the launcher; unless they
     * say how the server's Java runs, it has a {@link #QUICK_START}.
     */
    public static RunningProduct create(Map<String, String> settings) {
        try {
            Path work = Path.of(System.getProperty("menkyo.it.work", "target"));
            Path data = Files.createTempDirectory(Files.createDirectories(work), "product-");
            Map<String, String> all = new HashMap<>(settings);
            all.putIfAbsent(JAVA_OPTIONS, QUICK_START);
            return new RunningProduct(data, all);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * A second server on the database of this running product, not started yet: with its master key and mailbox, and links in
     * mails that lead to this one.
     */
    public RunningProduct beside(Map<String, String> settings) {
        Properties secrets = new Properties();
        Map<String, String> shared = new HashMap<>(FOR_MANY_TESTS);
        try (var in = Files.newInputStream(data.resolve("secrets.properties"))) {
            secrets.load(in);
            shared.put("MENKYO_NODE_NAME", "menkyo-beside");
            shared.put("MENKYO_BASE_URL", server().toString());
            shared.put("MENKYO_DB_URL", databaseUrl());
            shared.put("MENKYO_DB_USER", "menkyo_app");
            shared.put("MENKYO_DB_PASSWORD", secrets.getProperty("menkyo_app"));
            shared.put("MENKYO_DB_OWNER_USER", "menkyo_owner");
            shared.put("MENKYO_DB_OWNER_PASSWORD", secrets.getProperty("menkyo_owner"));
            shared.put("MENKYO_SMTP_HOST", "127.0.0.1");
            shared.put("MENKYO_SMTP_PORT", environment.get("MENKYO_SMTP_SINK_PORT"));
            shared.putAll(settings);
            RunningProduct second = create(shared);
            Files.copy(
                    data.resolve("master-key.cs"),
                    second.data.resolve("master-key.cs"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            return second;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts the product on its data and waits until it is ready. */
    public synchronized void start() {
        try {
            ProcessBuilder builder = launcher(environment, "--data", data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile());
            launcher = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        awaitReady();
    }

    /** Sets an environment variable of the launcher, for the next start. */
    public synchronized void set(String name, String value) {
        environment.put(name, value);
    }

    /** A launcher with just these settings and options, to be started by a test that wants it refused. */
    ProcessBuilder launcher(Map<String, String> settings, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("menkyo.it.launcher", "../launcher/target/menkyo-launcher.jar")));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MENKYO_"));
        builder.environment().putAll(settings);
        return builder;
    }

    /** A launcher with the settings and data of this product, to be started by a test that wants it refused. */
    ProcessBuilder launcherAgain() {
        return launcher(environment, "--data", data.toString());
    }

    /** Another command of the launcher's archive with the settings of this product. */
    ProcessBuilder command(String mainClass, String... options) {
        ProcessBuilder builder = launcher(environment, options);
        int archive = builder.command().indexOf("-jar");
        builder.command().set(archive, "-cp");
        builder.command().add(archive + 2, mainClass);
        return builder;
    }

    /** The port that a setting names, such as {@code MENKYO_HTTP_PORT}. */
    public int port(String setting) {
        return Integer.parseInt(environment.get(setting));
    }

    /** Launcher, application server and database. */
    synchronized List<ProcessHandle> processes() {
        return List.of(launcher.toHandle(), noted("server.pid"), noted("postgresql.pid"));
    }

    /** Stops everything in order; the data stay. */
    public synchronized void stop() {
        if (launcher == null) {
            return;
        }
        launcher.destroy();
        if (held) {
            letDatabaseCome();
        }
        awaitEnd(launcher.toHandle());
        launcher = null;
    }

    /** Kills the application server as a crash would (kill -9). The launcher starts it again by itself. */
    public void killServer() {
        ProcessHandle server = noted("server.pid");
        server.destroyForcibly();
        awaitEnd(server);
    }

    /** The process of the application server. */
    public ProcessHandle serverProcess() {
        return noted("server.pid");
    }

    /** Kills PostgreSQL with all its processes as a crash would (kill -9). The launcher starts it again by itself. */
    public void killDatabase() {
        ProcessHandle postmaster = noted("postgresql.pid");
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(postmaster);
    }

    /**
     * Kills PostgreSQL and keeps it away: the launcher, which would start it again at once, is held meanwhile. Then no
     * connection can be made.
     */
    public synchronized void takeDatabaseAway() {
        held = true;
        signal(launcher.toHandle(), "STOP");
        ProcessHandle postmaster = noted("postgresql.pid");
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        // The process itself stays until its parent looks after it, which is held.
        long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (isListening(postgresPort)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL does not end");
            }
            pause();
        }
    }

    /** Lets the launcher go on, which starts PostgreSQL again by itself. */
    public synchronized void letDatabaseCome() {
        signal(launcher.toHandle(), "CONT");
        held = false;
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("the process " + process.pid() + " takes no signal");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits until there is a process of the server again, which need not serve yet. */
    void awaitServerProcess() {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!process("server.pid").map(ProcessHandle::isAlive).orElse(false)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("There is no server:\n" + console());
            }
            pause();
        }
    }

    /** Kills launcher, application server and database at once, as a power cut would. */
    public synchronized void killEverything() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(RunningProduct::awaitEnd);
        launcher = null;
    }

    /** Waits until the product answers that it is ready. */
    public void awaitReady() {
        HttpRequest request = HttpRequest.newBuilder(rest("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers(request)) {
            if (!launcher.isAlive()) {
                throw new IllegalStateException("Menkyo ended at its start:\n" + console());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Menkyo is not ready:\n" + console());
            }
            pause();
        }
    }

    /** Waits until the launcher has said this since its last start. */
    void awaitConsole(String text) {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!console().contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Menkyo did not say \"" + text + "\":\n" + console());
            }
            pause();
        }
    }

    private boolean answers(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Address of a REST resource, such as {@code /health/ready}. */
    public URI rest(String path) {
        return URI.create(server() + "/api" + path);
    }

    /** Address of a SOAP endpoint, such as {@code /OrderService?wsdl}. */
    public URI soap(String path) {
        return URI.create(server() + "/ws" + path);
    }

    /** The server's address without a path. */
    public URI server() {
        return URI.create("http://localhost:" + httpPort);
    }

    /** The server's address over TLS, with the certificate that it made for itself. */
    public URI tlsServer() {
        return URI.create("https://localhost:" + environment.get("MENKYO_HTTPS_PORT"));
    }

    /** Address on the management interface, such as {@code /prometheus}. */
    public URI management(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    /** The port for activation of client machines, on the loopback address. */
    public int kmsPort() {
        return kmsPort;
    }

    /** All addresses, as the demo takes them. */
    public Addresses addresses() {
        return Addresses.ofPorts(httpPort, kmsPort, mailboxPort);
    }

    /** The mails that the product sent. */
    public Mailbox mailbox() {
        return new Mailbox(URI.create("http://localhost:" + mailboxPort));
    }

    /** JDBC address of the product's database; {@code secrets.properties} in the data folder has the passwords. */
    public String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/menkyo";
    }

    /** The folder with everything that the product keeps. */
    public Path data() {
        return data;
    }

    /** What the launcher has printed since its last start. */
    public String console() {
        try {
            return Files.readString(console);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ProcessHandle noted(String file) {
        return process(file).orElseThrow(() -> new IllegalStateException(file + " names no running process"));
    }

    private Optional<ProcessHandle> process(String file) {
        try {
            String pid =
                    Files.readString(data.resolve("run").resolve(file)).trim().split(" ")[0];
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
            throw new IllegalStateException("The process " + process.pid() + " does not end", late);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
