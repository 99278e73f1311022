package org.menkyo.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.menkyo.it.demo.Addresses;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Stage;

/**
 * Menkyo as people start it, with its durable database, on free ports; and the archives that a benchmark deploys beside
 * it.
 */
public final class Installation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long POLL_MILLIS = 100;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path home;
    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Integer> ports;
    private Process launcher;

    /**
     * @param home the folder of the repository
     * @param data an empty folder, or one that an installation has used
     * @param settings environment variables of the launcher
     */
    public Installation(Path home, Path data, Map<String, String> settings) {
        this.home = home;
        this.data = data;
        this.ports = freePorts(8);
        environment.put("MENKYO_HTTP_PORT", Integer.toString(ports.get(0)));
        environment.put("MENKYO_HTTPS_PORT", Integer.toString(ports.get(1)));
        environment.put("MENKYO_MANAGEMENT_PORT", Integer.toString(ports.get(2)));
        environment.put("MENKYO_KMS_PORT", Integer.toString(ports.get(3)));
        environment.put("MENKYO_SMTP_SINK_PORT", Integer.toString(ports.get(4)));
        environment.put("MENKYO_MAILBOX_PORT", Integer.toString(ports.get(5)));
        environment.put("MENKYO_POSTGRES_PORT", Integer.toString(ports.get(6)));
        environment.putAll(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop Menkyo"));
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> found =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return found;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts everything and waits until it is ready. */
    public synchronized Installation start() {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            home.resolve("launcher/target/menkyo-launcher.jar").toString(),
                            "--data",
                            data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("console.log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MENKYO_"));
            builder.environment().putAll(environment);
            launcher = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await("Menkyo is ready", () -> answers(rest("/health/ready")));
        return this;
    }

    /** Stops everything in order; the data stay. */
    @Override
    public synchronized void close() {
        if (launcher != null) {
            launcher.destroy();
            try {
                launcher.waitFor(2, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            launcher = null;
        }
    }

    /** Waits until something is so. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("after " + PATIENCE.toMinutes() + " minutes it is still not so: " + what);
            }
            if (launcher != null && !launcher.isAlive()) {
                throw new BenchException("Menkyo has ended: see " + data.resolve("console.log"));
            }
            pause(POLL_MILLIS);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopped", stopped);
        }
    }

    /** Whether a GET of the address is answered with 200. */
    static boolean answers(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopped", stopped);
        }
    }

    /** Deploys an archive beside Menkyo and waits until it is there. */
    public void deploy(Path archive) {
        Path deployments = data.resolve("server").resolve("deployments");
        String name = archive.getFileName().toString();
        try {
            Files.copy(archive, deployments.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            Files.createFile(deployments.resolve(name + ".dodeploy"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await(name + " is deployed", () -> {
            if (Files.exists(deployments.resolve(name + ".failed"))) {
                throw new BenchException(name + " cannot be deployed: see " + data.resolve("log"));
            }
            return Files.exists(deployments.resolve(name + ".deployed"));
        });
    }

    /** The archive of the application as it was built. */
    public Path application() {
        return home.resolve("ear/target/menkyo-ear-1.0.0-SNAPSHOT.ear");
    }

    /** Address of a REST resource, such as {@code /health/ready}. */
    public URI rest(String path) {
        return URI.create("http://localhost:" + ports.get(0) + "/api" + path);
    }

    /** The server's address without a path. */
    public URI server() {
        return URI.create("http://localhost:" + ports.get(0));
    }

    /** The port for activation of client machines. */
    public int kmsPort() {
        return ports.get(3);
    }

    /** A port that nothing uses. */
    public int sparePort() {
        return ports.get(7);
    }

    /** The port of the database. */
    public int databasePort() {
        return ports.get(6);
    }

    /** Plays parts of the main job on it. */
    public Stage stage() {
        return Stage.set(
                Addresses.ofPorts(ports.get(0), ports.get(3), ports.get(5)),
                new Narration(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
    }

    /** The password of a role of the database. */
    public String databasePassword(String role) {
        Properties secrets = new Properties();
        try (var in = Files.newInputStream(data.resolve("secrets.properties"))) {
            secrets.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return secrets.getProperty(role);
    }

    /** A connection of the database's superuser. */
    public Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.get(6) + "/" + name, "postgres", databasePassword("postgres"));
    }

    /** The one number that a query of the application's database gives. */
    public long number(String query) {
        try (Connection connection = database("menkyo");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new BenchException("the database cannot be read", failed);
        }
    }

    /** The process of the application server. */
    public ProcessHandle serverProcess() {
        return noted("server.pid");
    }

    /** The first process of the database. */
    public ProcessHandle databaseProcess() {
        return noted("postgresql.pid");
    }

    private ProcessHandle noted(String file) {
        try {
            String pid =
                    Files.readString(data.resolve("run").resolve(file)).trim().split(" ")[0];
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The folder with everything that the installation keeps. */
    public Path data() {
        return data;
    }
}
