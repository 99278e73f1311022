package org.menkyo.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;

/**
 * How long and how often things are measured.
 *
 * @param home the folder of the repository
 * @param work where installations keep their data; thrown away
 * @param reports where reports are written
 * @param repeats how often each thing is measured
 * @param time how long each time
 * @param clients how many machines ask the KMS host
 * @param orders how many orders a submission has
 */
public record Plan(Path home, Path work, Path reports, int repeats, Duration time, int clients, int orders) {

    private static final List<String> DATABASE_SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "wal_compression");

    /** An installation of its own. */
    public Installation installation(String name, Map<String, String> settings) {
        return new Installation(home, work.resolve(name), settings);
    }

    /** Measures something several times. */
    public Result measure(String subject, String setting, String unit, DoubleSupplier once) {
        List<Double> values =
                IntStream.range(0, repeats).mapToObj(i -> once.getAsDouble()).toList();
        Result result = new Result(subject, setting, unit, values);
        say(subject + ", " + setting + ": " + values + " " + unit);
        return result;
    }

    /** Tells whoever waits. */
    public static void say(String line) {
        System.out.println(line);
    }

    /** A report that begins with the machine and the settings of the database. */
    public Report report(String part, String title, Installation installation, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(Machine.describe(work));
        settings.put("repeats", repeats + " × " + time.toSeconds() + " s");
        settings.putAll(more);
        if (installation != null) {
            settings.put("PostgreSQL", databaseSettings(installation));
        }
        return new Report(reports, part, title, settings);
    }

    private static String databaseSettings(Installation installation) {
        List<String> said = new ArrayList<>();
        try (Connection connection = installation.database("menkyo");
                Statement statement = connection.createStatement()) {
            for (String setting : DATABASE_SETTINGS) {
                try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
                    result.next();
                    said.add(setting + " = " + result.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new BenchException("the database does not tell its settings", failed);
        }
        return String.join(", ", said);
    }
}
