package org.menkyo.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;

/** What each answer of a load costs the processors, in the server and in the database. */
public final class Costs {

    private static final String UNIT = "µs";

    private final Map<String, List<Double>> server = new LinkedHashMap<>();
    private final Map<String, List<Double>> database = new LinkedHashMap<>();

    /**
     * Runs a load once and keeps what it cost.
     *
     * @param load gives how many answers there were a second
     * @return the same
     */
    public double of(String name, Installation installation, Duration time, DoubleSupplier load) {
        ProcessorTime before = ProcessorTime.of(installation);
        double rate = load.getAsDouble();
        add(name, ProcessorTime.of(installation).since(before), rate * time.toSeconds());
        return rate;
    }

    /** Keeps what so many answers cost. */
    public void add(String name, ProcessorTime used, double answers) {
        server.computeIfAbsent(name, key -> new ArrayList<>()).add(used.serverMicros(answers));
        database.computeIfAbsent(name, key -> new ArrayList<>()).add(used.databaseMicros(answers));
    }

    /** A table of it. What comes afterwards, as the sealing of the audit, is in it only as far as it came in the same time. */
    public void describe(Report report, String answer) {
        report.line("Processor time for each " + answer + ", which the speed of the disk hardly changes:");
        report.results(server.keySet().stream()
                .flatMap(name -> List.of(
                        new Result(name, "server", UNIT, server.get(name)),
                        new Result(name, "database", UNIT, database.get(name)))
                        .stream())
                .toList());
    }
}
