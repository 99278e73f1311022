package org.menkyo.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * WildFly with the enterprise application, as a process of its own. The installation stays as the build made it; what
 * this instance writes is in the data folder, messages and transactions under way included.
 */
final class ApplicationServer implements Supervisor.Part {

    private static final String CONFIGURATION = "menkyo.xml";
    private static final String APPLICATION = "menkyo.ear";
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    /** Until whatever is under way on the server has ended. */
    private static final Duration WORK_PATIENCE = Duration.ofSeconds(25);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 250;
    private static final Pattern REFUSED = Pattern.compile("StartRefusedException: ((?:[^\"\\\\\\n]|\\n {2}(?! ))+)");

    private final LaunchPlan plan;
    private final DataDirectory data;
    private final Map<String, String> settings;
    private final DatabaseAccess database;
    private volatile ChildProcess process;
    private boolean stopped;

    /** @param settings environment variables for the server beside those of the launcher */
    ApplicationServer(LaunchPlan plan, DataDirectory data, DatabaseAccess database, Map<String, String> settings) {
        this.plan = plan;
        this.data = data;
        this.database = database;
        this.settings = new HashMap<>(settings);
    }

    private static Path pidFile(DataDirectory data) {
        return data.run().resolve("server.pid");
    }

    /** What the Java machine itself prints; the server's lines are in {@link #log()}. */
    static Path consoleLog(DataDirectory data) {
        return data.log().resolve("server-console.log");
    }

    /** Ends a server that a killed launcher left behind. */
    static void endLeftOver(DataDirectory data) {
        ChildProcess.leftOver(pidFile(data))
                .ifPresent(handle -> ChildProcess.end(handle, STOP_PATIENCE, handle::destroy));
    }

    synchronized void start() {
        if (stopped) {
            throw new LaunchException("WildFly was stopped during its start.");
        }
        try {
            prepare();
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment().putAll(settings);
            process = ChildProcess.start(builder, consoleLog(data), pidFile(data));
        } catch (IOException failed) {
            throw new LaunchException(
                    "WildFly cannot be started (" + failed.getMessage() + "): check access to " + data.root() + ".",
                    failed);
        }
    }

    /** The instance's own configuration and deployment, as the build made them. */
    private void prepare() throws IOException {
        Path configuration = Files.createDirectories(data.server().resolve("configuration"));
        Path template = plan.serverHome().resolve("standalone").resolve("configuration");
        try (Stream<Path> files = Files.list(template)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path deployments = Files.createDirectories(data.server().resolve("deployments"));
        try (Stream<Path> files = Files.list(deployments)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.copy(plan.application(), deployments.resolve(APPLICATION));
        Files.createFile(deployments.resolve(APPLICATION + ".dodeploy"));
    }

    private List<String> command() throws IOException {
        Ports ports = plan.ports();
        StandaloneCommandBuilder builder = StandaloneCommandBuilder.of(plan.serverHome())
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setBaseDirectory(data.server())
                .setServerReadOnlyConfiguration(CONFIGURATION)
                .setJavaOptions(javaOptions());
        builder.setLogDirectory(data.log());
        builder.setBindAddressHint(plan.address().getHostAddress());
        builder.addServerArguments(
                "-Djboss.http.port=" + ports.http(),
                "-Djboss.https.port=" + ports.https(),
                "-Djboss.management.http.port=" + ports.management(),
                "-Djboss.node.name=" + plan.nodeName(),
                "-Dmenkyo.log.console=OFF",
                "-Dorg.wildfly.sigterm.suspend.timeout="
                        + plan.leaveGrace().plus(WORK_PATIENCE).toSeconds(),
                "-Djboss.tx.node.id=" + plan.nodeName());
        Path[] additions = additions();
        if (additions.length > 0) {
            builder.setYamlFiles(additions);
        }
        return builder.build();
    }

    /** What the settings change of the server's configuration. */
    private Path[] additions() throws IOException {
        List<Path> additions = new ArrayList<>();
        if (settings.containsKey("MENKYO_SMTP_USER")) {
            additions.add(addition("smtp-authentication.yaml"));
        }
        if (Boolean.parseBoolean(settings.get("MENKYO_LOG_JSON"))) {
            additions.add(addition("json-log.yaml"));
        }
        return additions.toArray(Path[]::new);
    }

    private Path addition(String name) throws IOException {
        Path yaml = data.server().resolve(name);
        try (var stream = ApplicationServer.class.getResourceAsStream(name)) {
            Files.copy(stream, yaml, StandardCopyOption.REPLACE_EXISTING);
        }
        return yaml;
    }

    private List<String> javaOptions() {
        String options = settings.getOrDefault("MENKYO_JAVA_OPTS", ServerJava.OPTIONS);
        return Stream.concat(
                        Arrays.stream(options.trim().split("\\s+")),
                        Stream.of(
                                "-Djava.net.preferIPv4Stack=true",
                                "-Djava.awt.headless=true",
                                "-XX:+ExitOnOutOfMemoryError"))
                .toList();
    }

    /** Waits until the application serves requests; whether it does, or the server ended before. */
    boolean awaitReady() throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + plan.host() + "/api/health/ready"))
                .timeout(ANSWER_PATIENCE)
                .build();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers(client, request)) {
            if (!process.isAlive()) {
                return false;
            }
            Path failed = data.server().resolve("deployments").resolve(APPLICATION + ".failed");
            if (Files.exists(failed)) {
                throw new LaunchException(
                        refusal(failed).orElse("The application could not be deployed: see " + log() + "."));
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException(
                        "WildFly is not ready after " + START_PATIENCE.toMinutes() + " minutes: see " + log() + ".");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    /** Why the application did not want to start, if it was that; what else went wrong is in the log. */
    static Optional<String> refusal(Path failed) {
        try {
            Matcher refused = REFUSED.matcher(Files.readString(failed));
            return refused.find() ? Optional.of(refused.group(1)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public String name() {
        return "WildFly";
    }

    @Override
    public Path log() {
        return data.log().resolve("server.log");
    }

    @Override
    public int waitFor() throws InterruptedException {
        return current().waitFor();
    }

    private synchronized ChildProcess current() {
        return process;
    }

    /** Starts it again after it died, as soon as its database answers; one that cannot deploy is ended. */
    @Override
    public boolean startAgain() throws InterruptedException {
        database.awaitAnswers();
        start();
        try {
            return awaitReady();
        } catch (LaunchException failed) {
            current().stop(STOP_PATIENCE);
            return false;
        }
    }

    synchronized void stop() {
        stopped = true;
        if (process != null) {
            process.stop(plan.leaveGrace().plus(STOP_PATIENCE));
        }
    }
}
