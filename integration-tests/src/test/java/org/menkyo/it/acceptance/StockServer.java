package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A WildFly as it is distributed, and the unpacked release archive, which is installed in it by the commands of its
 * {@code INSTALL.md}. It listens on an address and with a port offset of its own.
 */
final class StockServer implements AutoCloseable {

    static final String ADDRESS = "127.0.0.2";

    private static final Path BUILT = Path.of(System.getProperty("menkyo.it.server", ""));
    private static final Path RELEASE = Path.of(System.getProperty("menkyo.it.release", ""));
    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern SETTING = Pattern.compile("(?m)^([A-Z_]+)=\"?(.*?)\"?$");
    private static final int[] PORTS = {8080, 8443, 9990, 1688};
    private static final int FIRST_OFFSET = 500;
    private static final int LAST_OFFSET = 5_500;
    private static final long STOP_MINUTES = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 100;

    private final Path home;
    private final Path files;
    private final List<String> commands = new ArrayList<>();
    private final int offset;
    private Process process;

    /** What a command printed, and how it ended. */
    record Ended(int code, String told) {}

    private StockServer(Path folder, int offset) throws IOException {
        this.home = folder.resolve("wildfly");
        this.offset = offset;
        unpackServer();
        this.files = unpackRelease(folder);
        Matcher blocks = COMMANDS.matcher(Files.readString(files.resolve("INSTALL.md")));
        while (blocks.find()) {
            commands.add(blocks.group(1));
        }
    }

    /** One in a folder of its own below the build's. */
    static StockServer create(int above) throws IOException {
        Path work = Path.of(System.getProperty("menkyo.it.work", "target"));
        return new StockServer(
                Files.createTempDirectory(work, "stock-").toAbsolutePath(), freeOffset(Math.max(FIRST_OFFSET, above)));
    }

    private static int freeOffset(int first) {
        for (int offset = first; offset <= LAST_OFFSET; offset += 100) {
            if (isFree(offset)) {
                return offset;
            }
        }
        throw new IllegalStateException("no port offset is free");
    }

    private static boolean isFree(int offset) {
        for (int port : PORTS) {
            for (String address : List.of(ADDRESS, "127.0.0.1")) {
                try (ServerSocket socket = new ServerSocket()) {
                    socket.bind(new InetSocketAddress(address, port + offset));
                } catch (IOException used) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The build's server without what the build has put into it. What is never written is shared. */
    private void unpackServer() throws IOException {
        try (Stream<Path> all = Files.walk(BUILT)) {
            for (Path file : all.toList()) {
                Path name = BUILT.relativize(file);
                if (isOfBuild(name.toString())) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    Files.createDirectories(home.resolve(name));
                } else if (name.startsWith("standalone")) {
                    Files.copy(file, home.resolve(name));
                } else {
                    Files.createLink(home.resolve(name), file);
                }
            }
        }
    }

    private static boolean isOfBuild(String name) {
        return name.startsWith("modules/org")
                || name.matches("standalone/(data|log|tmp|deployments)/.*")
                || name.matches("standalone/configuration/(menkyo\\.xml|standalone_xml_history|.*keystore).*")
                || name.matches("(docs|domain|appclient).*");
    }

    private static Path unpackRelease(Path folder) throws IOException {
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(RELEASE))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(archive, file);
                }
            }
        }
        return folder.resolve(RELEASE.getFileName().toString().replace(".zip", ""));
    }

    /** The first commands of {@code INSTALL.md}, with a configuration of WildFly for the one that they name. */
    Ended install(String configuration) throws IOException, InterruptedException {
        return run(commands.get(0).replace("standalone-full.xml", configuration), Map.of());
    }

    /** Starts it with the example of settings, of which some have values of their own. */
    void start(Map<String, String> settings) throws IOException {
        Map<String, String> all = exampleWith(settings);
        String name = "stock-" + offset;
        String command = commands.get(1).strip() + " -b " + ADDRESS + " -Djboss.socket.binding.port-offset=" + offset
                + " -Djboss.node.name=" + name + " -Djboss.tx.node.id=" + name;
        process = shell(command, all)
                .redirectErrorStream(true)
                .redirectOutput(console().toFile())
                .start();
    }

    private Map<String, String> exampleWith(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>();
        SETTING.matcher(Files.readString(files.resolve("menkyo.env.example")))
                .results()
                .forEach(setting -> all.put(setting.group(1), setting.group(2)));
        all.putAll(settings);
        return all;
    }

    /** A script of the archive for the server's command line, which must not run. */
    Ended script(String name, Map<String, String> environment) throws IOException, InterruptedException {
        return run("\"$JBOSS_HOME/bin/jboss-cli.sh\" --file=" + name, environment);
    }

    /** Commands of the running server's command line. */
    Ended command(String... operations) throws IOException, InterruptedException {
        return run(
                "\"$JBOSS_HOME/bin/jboss-cli.sh\" --connect --controller=127.0.0.1:" + (9990 + offset) + " --commands='"
                        + String.join(",", operations) + "'",
                Map.of());
    }

    /** A tool of the archive, with the settings that a start would have. */
    Ended tool(Map<String, String> settings, String archiveAndOptions) throws IOException, InterruptedException {
        return run("\"$JAVA_HOME/bin/java\" -jar tools/" + archiveAndOptions, exampleWith(settings));
    }

    private Ended run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Process running = shell(script, environment).redirectErrorStream(true).start();
        try (InputStream told = running.getInputStream()) {
            String text = new String(told.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(running.waitFor(), text);
        }
    }

    private ProcessBuilder shell(String script, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script).directory(files.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MENKYO_") || name.startsWith("JBOSS_"));
        builder.environment().put("JBOSS_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder;
    }

    int port(int usual) {
        return usual + offset;
    }

    int offset() {
        return offset;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until something has come about, and fails with what the server has printed when it cannot come any more. */
    void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            boolean goesOn = isAlive() && !told().contains("WFLYSRV0026") && System.nanoTime() < deadline;
            if (condition.call()) {
                return;
            }
            assertThat(goesOn).as(told()).isTrue();
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** A file below the folder of WildFly. */
    Path file(String name) {
        return home.resolve(name);
    }

    String configuration() throws IOException {
        return Files.readString(home.resolve("standalone/configuration/menkyo.xml"));
    }

    /** What the server has printed. */
    String told() throws IOException {
        return Files.readString(console());
    }

    private Path console() {
        return home.resolveSibling("console.log");
    }

    /** Ends it, and leaves nothing but what it has printed. */
    @Override
    public void close() throws IOException {
        stop();
        for (Path unpacked : List.of(home, files)) {
            try (Stream<Path> all = Files.walk(unpacked)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Ends it, if it runs. */
    void stop() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        all.add(process.toHandle());
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(STOP_MINUTES, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                each.destroyForcibly();
            } catch (ExecutionException | TimeoutException late) {
                each.destroyForcibly();
            }
        }
    }
}
