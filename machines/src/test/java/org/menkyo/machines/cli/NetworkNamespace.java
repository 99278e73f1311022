package org.menkyo.machines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network of its own, with nothing but a loopback device: no other network is reached from it. */
final class NetworkNamespace implements AutoCloseable {

    private static final boolean REQUIRED = "required".equals(System.getenv("MENKYO_TEST_PEERS"));

    private final String name;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private int started;

    private NetworkNamespace(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /**
     * Makes it. Skips the test where iproute2 is not installed, unless programs of others are required, and where the system
     * does not permit it.
     *
     * @param addresses such as {@code 10.77.0.1/24}: all addresses of the network are this machine's
     */
    static NetworkNamespace make(String what, Path folder, String... addresses) throws Exception {
        assumeTrue(REQUIRED || isInstalled(), "iproute2 is not installed");
        NetworkNamespace made =
                new NetworkNamespace("menkyo-" + ProcessHandle.current().pid() + "-" + what, folder);
        assumeTrue(made.ip("netns", "add", made.name) == 0, "network namespaces are not permitted");
        made.require("-n", made.name, "link", "set", "lo", "up");
        for (String address : addresses) {
            made.require("-n", made.name, "address", "add", address, "dev", "lo");
        }
        return made;
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("ip", "-V")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void require(String... words) throws Exception {
        assertThat(ip(words)).as(() -> "ip " + String.join(" ", words)).isZero();
    }

    private int ip(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Starts a process of Java in this network, which Ctrl-C ends also where the tests run in the background. */
    Running start(Class<?> main, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                name,
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(words));
        Path err = folder.resolve(name + "-" + ++started + ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("MENKYO_"));
        Process process = builder.start();
        processes.add(process);
        return new Running(process, process.inputReader(StandardCharsets.UTF_8), err);
    }

    /** The management tool, until it has ended. */
    Ended tool(Path folderOfTool, String input, String... words) throws Exception {
        Running running = begin(folderOfTool, words);
        running.process().outputWriter().append(input).close();
        return running.ended();
    }

    /** The management tool, under way. */
    Running begin(Path folderOfTool, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--dir=" + folderOfTool);
        return start(MenkyoMachines.class, all.toArray(String[]::new));
    }

    /** A process under way. */
    record Running(Process process, BufferedReader out, Path err) {

        /** The port, which a process says first. */
        String port() throws IOException {
            String line = out.readLine();
            assertThat(line).as(() -> text(err)).isNotNull();
            return line;
        }

        void interrupt() throws Exception {
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        }

        Ended ended() throws Exception {
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), said.toString(), text(err));
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                return e.toString();
            }
        }
    }

    /** What a process has said. */
    record Ended(int code, String out, String err) {}

    @Override
    public void close() throws Exception {
        for (Process each : processes) {
            each.destroyForcibly().waitFor();
        }
        require("netns", "delete", name);
    }
}
