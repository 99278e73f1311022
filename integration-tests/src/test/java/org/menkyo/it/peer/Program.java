package org.menkyo.it.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs of others.
 *
 * @param folder where they run
 * @param environment what they are told beside the environment of the tests
 */
public record Program(Path folder, Map<String, String> environment) {

    private static final long PATIENCE_MINUTES = 10;

    /** What a program printed and how it ended. */
    public record Ended(int code, String output, String errors) {}

    /** Runs a command to its end. */
    public Ended run(String input, List<String> command) {
        try {
            Path output = Files.createTempFile(folder, "output-", ".log");
            Path errors = Files.createTempFile(folder, "errors-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
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

    /** Runs a command that must end well, and returns what it printed. */
    public String expectSuccess(List<String> command) {
        Ended ended = run("", command);
        if (ended.code() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ended.code() + ":\n" + ended.output()
                    + ended.errors());
        }
        return ended.output();
    }
}
