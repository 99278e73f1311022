package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.menkyo.it.peer.Peers;

/** Prometheus' own tool, which looks at rules and metrics. */
public final class Promtool {

    private static final String NAME = "promtool";

    private Promtool() {}

    /** Skips the test where the tool is not installed, unless programs of others are required. */
    public static void need() {
        Peers.need(Peers.runs(NAME, "--version"), "Prometheus' promtool, which the Debian package prometheus has,");
    }

    /**
     * Fails unless the tool has nothing to say against Menkyo's own metrics, as a server shows them. The server's have names that
     * the tool would have otherwise.
     */
    public static void checkMetrics(String metrics) throws IOException, InterruptedException {
        String own = metrics.lines()
                .filter(line -> line.matches("(# (HELP|TYPE) )?menkyo_.*"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(own).contains("# HELP menkyo_");
        assertThat(run(Path.of("."), own, "check", "metrics")).isEmpty();
    }

    /** What the tool prints; fails if it finds fault. */
    static String run(Path folder, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(NAME));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
