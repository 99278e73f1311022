package org.menkyo.machines.inventory;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.menkyo.client.kms.HostAddress;

/**
 * Long work that was begun, and how far it is (VA-501): what was stopped goes on with the machines that are missing. Of each
 * kind there is one that has not ended; beginning another one gives it up. For one thread at a time.
 */
public final class Runs {

    private final InventoryFile file;

    public Runs(InventoryFile file) {
        this.file = file;
    }

    /**
     * Begins work on machines. An address that comes twice counts once.
     *
     * @param options what going on needs to know; never a secret
     */
    public Run begin(RunKind kind, Map<String, String> options, Iterator<HostAddress> machines, Instant now) {
        return file.transaction(with -> {
            update(with, "DELETE FROM run WHERE kind = ?", kind.name());
            long id = insert(with, kind, options, now);
            try (PreparedStatement statement = with.prepareStatement(
                    "INSERT INTO run_target (run_id, place, host, port, state) VALUES (?, ?, ?, ?, 'OPEN')"
                            + " ON CONFLICT DO NOTHING")) {
                int place = 0;
                while (machines.hasNext()) {
                    HostAddress address = machines.next();
                    statement.setLong(1, id);
                    statement.setInt(2, place++);
                    statement.setString(3, address.name());
                    statement.setInt(4, address.port());
                    statement.executeUpdate();
                }
            }
            return open(with, kind).orElseThrow();
        });
    }

    /** The work of this kind that has not ended. */
    public Optional<Run> open(RunKind kind) {
        return file.transaction(with -> open(with, kind));
    }

    /** All work that has not ended, the latest first. */
    public List<Run> open() {
        return file.transaction(with -> {
            List<Run> runs = new ArrayList<>();
            for (RunKind kind : RunKind.values()) {
                open(with, kind).ifPresent(runs::add);
            }
            runs.sort((a, b) -> b.startedAt().compareTo(a.startedAt()));
            return runs;
        });
    }

    /** The machines that are not done yet, in their order. */
    public List<HostAddress> missing(Run run) {
        return targets(run, "SELECT host, port FROM run_target WHERE run_id = ? AND state = 'OPEN' ORDER BY place");
    }

    /** All machines of the work, in their order. */
    public List<HostAddress> all(Run run) {
        return targets(run, "SELECT host, port FROM run_target WHERE run_id = ? ORDER BY place");
    }

    private List<HostAddress> targets(Run run, String sql) {
        return file.transaction(with -> {
            List<HostAddress> targets = new ArrayList<>();
            try (PreparedStatement statement = with.prepareStatement(sql)) {
                statement.setLong(1, run.id());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        targets.add(new HostAddress(row.getString(1), row.getInt(2)));
                    }
                }
            }
            return targets;
        });
    }

    /**
     * Keeps that machines are done.
     *
     * @param machines whether each did what was asked
     */
    public void done(Run run, Map<HostAddress, Boolean> machines) {
        file.transaction(with -> {
            try (PreparedStatement statement = with.prepareStatement(
                    "UPDATE run_target SET state = ? WHERE run_id = ? AND host = ? AND port = ?")) {
                for (Map.Entry<HostAddress, Boolean> machine : machines.entrySet()) {
                    statement.setString(1, machine.getValue() ? "DONE" : "FAILED");
                    statement.setLong(2, run.id());
                    statement.setString(3, machine.getKey().name());
                    statement.setInt(4, machine.getKey().port());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            return null;
        });
    }

    /** The work is over. */
    public void end(Run run) {
        file.transaction(with -> {
            try (PreparedStatement statement = with.prepareStatement("DELETE FROM run WHERE id = ?")) {
                statement.setLong(1, run.id());
                return statement.executeUpdate();
            }
        });
    }

    private static long insert(Connection with, RunKind kind, Map<String, String> options, Instant now)
            throws SQLException {
        JsonObjectBuilder json = Json.createObjectBuilder();
        options.forEach(json::add);
        try (PreparedStatement statement =
                with.prepareStatement("INSERT INTO run (kind, options, started_at) VALUES (?, ?, ?) RETURNING id")) {
            statement.setString(1, kind.name());
            statement.setString(2, json.build().toString());
            statement.setString(3, Machines.time(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Optional<Run> open(Connection with, RunKind kind) throws SQLException {
        try (PreparedStatement statement = with.prepareStatement("""
            SELECT run.id, options, started_at, count(place), count(place) FILTER (WHERE state <> 'OPEN'),
                count(place) FILTER (WHERE state = 'FAILED')
            FROM run LEFT JOIN run_target ON run_id = run.id WHERE kind = ? GROUP BY run.id\
            """)) {
            statement.setString(1, kind.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Run(
                                row.getLong(1),
                                kind,
                                options(row.getString(2)),
                                Instant.parse(row.getString(3)),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6)))
                        : Optional.empty();
            }
        }
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new TreeMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            json.keySet().forEach(name -> options.put(name, json.getString(name)));
        }
        return options;
    }

    private static void update(Connection with, String sql, String value) throws SQLException {
        try (PreparedStatement statement = with.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
    }
}
