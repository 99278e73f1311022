package org.menkyo.it.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.peer.Program;

/** The demo of {@code clients/c}, made with the address sanitizer, which ends a program with an error of its own. */
final class CProgram {

    private static final String PACKAGES = "gcc, make, libssl-dev, libcurl4-openssl-dev, libjansson-dev";
    private static final boolean INSTALLED = Peers.runs(
            "sh",
            "-c",
            "command -v make && printf '#include <openssl/evp.h>\\n#include <curl/curl.h>\\n#include <jansson.h>\\n'"
                    + " | cc -E -");
    private static final int MOST = 1;

    private final Path folder;
    private final Program program;
    private final Path catalog;

    /** Builds library and demo and lets the library's own tests run. */
    CProgram(String catalogText) {
        Peers.need(INSTALLED, PACKAGES);
        try {
            Path work = Path.of(System.getProperty("menkyo.it.work", "target"));
            folder = Files.createTempDirectory(work, "c-client-").toAbsolutePath();
            catalog = Files.writeString(folder.resolve("client-catalog.txt"), catalogText);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        program = new Program(folder, Map.of());
        String source =
                Path.of("..", "clients", "c").toAbsolutePath().normalize().toString();
        assertThat(program.expectSuccess(List.of("make", "-C", source, "OUT=" + folder, "all", "test")))
                .contains(" checks");
    }

    /** What the demo says of a new machine that asks a host. */
    String activate(int edition, int port) {
        return run(edition, "", "kms", "localhost", Integer.toString(port));
    }

    /** What the demo says of an activation by a product key. */
    String activate(int edition, String key, String... centerAndReadings) {
        List<String> arguments = new ArrayList<>(List.of("mak"));
        arguments.addAll(List.of(centerAndReadings));
        return run(edition, key + "\n", arguments.toArray(String[]::new));
    }

    private String run(int edition, String input, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(folder.resolve("demo").toString(), catalog.toString(), Integer.toString(edition)));
        command.addAll(List.of(arguments));
        Program.Ended ended = program.run(input, command);
        assertThat(ended.code()).as(ended.errors()).isBetween(0, MOST);
        assertThat(ended.errors()).isEmpty();
        return ended.output().strip();
    }
}
