package org.menkyo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time that the server and the database of an installation have used since they started. How fast a disk flushes
 * changes how many answers there are a second, but hardly what each of them costs the processors.
 *
 * @param server in seconds
 * @param database in seconds, of all processes of PostgreSQL, those that have ended included
 */
public record ProcessorTime(double server, double database) {

    /** Linux counts in hundredths of a second, whatever the frequency of its own clock is (proc(5)). */
    private static final double TICKS_PER_SECOND = 100;

    /** The places of utime, stime, cutime and cstime behind the name of the program (proc(5)). */
    private static final int UTIME = 11;

    private static final double MICROS = 1e6;

    /** Until now. */
    public static ProcessorTime of(Installation installation) {
        ProcessHandle postmaster = installation.databaseProcess();
        // Those that have ended are counted with their parent.
        double database = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .mapToDouble(process -> used(process, process.equals(postmaster)))
                .sum();
        return new ProcessorTime(used(installation.serverProcess(), false), database);
    }

    /** What was used since then. */
    public ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(server - earlier.server, database - earlier.database);
    }

    /** The server's part of each of so many answers, in microseconds. */
    public double serverMicros(double answers) {
        return server * MICROS / answers;
    }

    /** The database's part of each of so many answers, in microseconds. */
    public double databaseMicros(double answers) {
        return database * MICROS / answers;
    }

    /** Seconds of a process, with or without those of its children that have ended; 0 if it has ended itself. */
    static double used(ProcessHandle process, boolean withEnded) {
        return stat(process)
                .map(text -> text.substring(text.lastIndexOf(')') + 2).split(" "))
                .map(fields -> Stream.of(fields)
                                .skip(UTIME)
                                .limit(withEnded ? 4 : 2)
                                .mapToLong(Long::parseLong)
                                .sum()
                        / TICKS_PER_SECOND)
                .orElse(0.0);
    }

    private static Optional<String> stat(ProcessHandle process) {
        try {
            return Optional.of(Files.readString(Path.of("/proc/" + process.pid() + "/stat")));
        } catch (IOException ended) {
            // A process that ends while its file is read is one that has ended.
            if (process.isAlive()) {
                throw new UncheckedIOException(ended);
            }
            return Optional.empty();
        }
    }
}
