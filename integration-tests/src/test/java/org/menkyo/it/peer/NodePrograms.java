package org.menkyo.it.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder with the programs of {@code src/test/node} and the libraries that {@code package-lock.json} names, which npm
 * loads once for all tests.
 */
public final class NodePrograms {

    private static final long PATIENCE_MINUTES = 10;

    private static NodePrograms shared;

    private final Path folder;

    private NodePrograms(Path folder) {
        this.folder = folder;
    }

    /** The folder; the test that asks is skipped where there is no npm. */
    public static synchronized NodePrograms get() {
        Peers.need(Peers.runs("npm", "--version"), "npm");
        if (shared == null) {
            shared = install();
        }
        return shared;
    }

    private static NodePrograms install() {
        Path target = Path.of(System.getProperty("menkyo.it.work", "target"), "node");
        Path source = Path.of(System.getProperty("menkyo.it.work", "target"), "..", "src", "test", "node");
        try (Stream<Path> files = Files.list(source)) {
            Files.createDirectories(target);
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        NodePrograms programs = new NodePrograms(target);
        programs.expectSuccess("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        return programs;
    }

    /** What a program printed and how it ended. */
    public record Ended(int code, String output, String errors) {}

    /** Runs a command in the folder. */
    public Ended run(String input, List<String> command) {
        try {
            Path output = Files.createTempFile(folder, "output-", ".log");
            Path errors = Files.createTempFile(folder, "errors-", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            }
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end");
            }
            return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Runs a command in the folder that must end well, and returns what it printed. */
    public String expectSuccess(String... command) {
        Ended ended = run("", List.of(command));
        if (ended.code() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ended.code() + ":\n" + ended.output()
                    + ended.errors());
        }
        return ended.output();
    }
}
