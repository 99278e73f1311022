package org.menkyo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the programs of others. */
public final class Command {

    private Command() {}

    /**
     * Runs a program to its end and returns what it printed.
     *
     * @param environment variables beside those of this process
     * @throws BenchException if it is not installed or ends with a code other than 0
     */
    public static String run(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchException(command.get(0) + " failed: " + output);
            }
            return output;
        } catch (IOException missing) {
            throw new BenchException(command.get(0) + " cannot be run: " + missing.getMessage(), missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopped while " + command.get(0) + " ran", stopped);
        }
    }

    /** What a file of the system says, in one line; empty where there is none. */
    static String firstLine(String file) {
        java.nio.file.Path path = java.nio.file.Path.of(file);
        if (!java.nio.file.Files.isReadable(path)) {
            return "";
        }
        try {
            return java.nio.file.Files.readAllLines(path).stream().findFirst().orElse("");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
