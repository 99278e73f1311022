package org.menkyo.bench.kms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Command;
import org.menkyo.bench.Installation;

/** PostgreSQL's own load generator: what one transaction for each request costs at best. */
public final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Installation installation;
    private final String database;
    private final Path script;

    /**
     * @param database where it runs, as the superuser
     * @param script the statements of one transaction
     */
    public PgBench(Installation installation, String database, String name, String script) {
        this.installation = installation;
        this.database = database;
        this.script = installation.data().resolve(name + ".pgbench");
        try {
            Files.writeString(this.script, script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Transactions a second with so many clients at once. */
    public double run(int clients, Duration time) {
        String output = Command.run(
                Map.of("PGPASSWORD", installation.databasePassword("postgres")),
                List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--host=127.0.0.1",
                        "--port=" + installation.databasePort(),
                        "--username=postgres",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + Math.min(clients, 2),
                        "--time=" + time.toSeconds(),
                        "--file=" + script,
                        database));
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new BenchException("pgbench says no rate: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
