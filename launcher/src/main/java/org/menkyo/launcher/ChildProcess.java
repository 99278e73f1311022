package org.menkyo.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that this launcher started. Its id and its time of start are noted in a file, so that the next launcher can
 * end it if this one was killed.
 */
final class ChildProcess {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;
    private final Path pidFile;

    private ChildProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * @param output file that gets what the process prints, anew at each start
     * @param pidFile where its id is noted while it runs
     */
    static ChildProcess start(ProcessBuilder builder, Path output, Path pidFile) throws IOException {
        // In a session of its own the process does not get the terminal's Ctrl-C, so that the order of the end is ours.
        if (Files.isExecutable(SETSID)) {
            List<String> command = new ArrayList<>(List.of(SETSID.toString()));
            command.addAll(builder.command());
            builder.command(command);
        }
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // Appended to, so that whoever empties the file meanwhile finds the next line at its beginning.
        Files.deleteIfExists(output);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        Process process = builder.start();
        ChildProcess child = new ChildProcess(process, pidFile);
        Files.writeString(pidFile, process.pid() + " " + startMillis(process.toHandle()) + "\n");
        return child;
    }

    /** The process that an earlier launcher noted in that file, if it still runs. */
    static Optional<ProcessHandle> leftOver(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String[] noted = Files.readString(pidFile).trim().split(" ");
            if (noted.length != 2) {
                return Optional.empty();
            }
            // A process id is used again by others after a while, its time of start is not.
            long start = Long.parseLong(noted[1]);
            return ProcessHandle.of(Long.parseLong(noted[0])).filter(handle -> startMillis(handle) == start);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks the process to end and forces it to after the given time. */
    void stop(Duration patience) {
        end(process.toHandle(), patience, () -> process.destroy());
        forget();
    }

    /** Ends the process by a signal that {@code kill} knows by this name, and forces it to after the given time. */
    void stop(String signal, Duration patience) {
        end(process.toHandle(), patience, () -> signal(process.pid(), signal));
        forget();
    }

    static void end(ProcessHandle handle, Duration patience, Runnable request) {
        if (!handle.isAlive()) {
            return;
        }
        request.run();
        if (!ends(handle, patience)) {
            handle.destroyForcibly();
            ends(handle, patience);
        }
    }

    static void signal(long pid, String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ends(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            return !handle.isAlive();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException leftBehind) {
            // A stale note is recognized by its time of start.
            return;
        }
    }
}
