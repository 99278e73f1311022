package org.menkyo.kms;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.menkyo.protocol.kms.KmsResult;

/** What a number of ledger rows changes about the client machines: one line for each, however often it came. */
final class ProjectedClients {

    // A replay says nothing about the machine that it names. Rows are written in the order of their keys, so that two
    // writers never wait for each other in a circle.
    private static final String UPSERT = """
            INSERT INTO kms_client AS client (host_id, cmid, machine_name, edition, virtual, hardware, license_state,
              remaining_minutes, last_result, first_request_at, last_request_at, last_answered_at,
              answered_client_time, requests)
            SELECT ?, cmid, machine_name, edition, virtual, hardware, license_state, remaining_minutes, last_result,
              timestamptz 'epoch' + first_at * interval '1 millisecond',
              timestamptz 'epoch' + last_at * interval '1 millisecond',
              timestamptz 'epoch' + answered_at * interval '1 millisecond',
              timestamptz 'epoch' + client_time * interval '1 millisecond',
              requests
            FROM unnest(?::uuid[], ?::text[], ?::int[], ?::boolean[], ?::uuid[], ?::smallint[], ?::int[], ?::smallint[],
              ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
              AS change (cmid, machine_name, edition, virtual, hardware, license_state, remaining_minutes, last_result,
                first_at, last_at, answered_at, client_time, requests)
            ORDER BY cmid
            ON CONFLICT (host_id, cmid) DO UPDATE SET
              machine_name = excluded.machine_name,
              edition = excluded.edition,
              virtual = CASE WHEN excluded.last_answered_at IS NULL AND client.last_answered_at IS NOT NULL
                THEN client.virtual ELSE excluded.virtual END,
              hardware = excluded.hardware,
              license_state = excluded.license_state,
              remaining_minutes = excluded.remaining_minutes,
              last_result = excluded.last_result,
              last_request_at = excluded.last_request_at,
              last_answered_at = coalesce(excluded.last_answered_at, client.last_answered_at),
              answered_client_time = greatest(excluded.answered_client_time, client.answered_client_time),
              requests = client.requests + excluded.requests
            """;

    private static final String ADD_RESULTS = """
            INSERT INTO kms_result_count AS known (host_id, result, requests)
            SELECT ?, result, requests FROM unnest(?::smallint[], ?::bigint[]) AS change (result, requests)
            ORDER BY result
            ON CONFLICT (host_id, result) DO UPDATE SET requests = known.requests + excluded.requests
            """;

    private final Map<UUID, Line> lines = new HashMap<>();
    private final Map<KmsResult, Long> results = new EnumMap<>(KmsResult.class);

    private static final class Line {

        private final long firstAt;
        private LedgerEntry last;
        private boolean virtual;
        private long lastAt;
        private Long answeredAt;
        private Long clientTime;
        private long requests;
        private final List<DuplicateSuspicions.Sighting> runs = new ArrayList<>(1);

        Line(LedgerEntry entry, long at) {
            this.firstAt = at;
            this.virtual = entry.virtual();
        }

        void add(LedgerEntry entry, long at) {
            see(entry, at);
            last = entry;
            lastAt = at;
            requests++;
            if (entry.isAnswered()) {
                virtual = entry.virtual();
                answeredAt = at;
                clientTime =
                        clientTime == null ? entry.clientTimeMillis() : Math.max(clientTime, entry.clientTimeMillis());
            } else if (answeredAt == null) {
                virtual = entry.virtual();
            }
        }

        private void see(LedgerEntry entry, long at) {
            DuplicateSuspicions.Sighting sighting =
                    new DuplicateSuspicions.Sighting(entry.cmid(), entry.machineName(), hardware(entry), at);
            if (runs.isEmpty() || !runs.get(runs.size() - 1).isSameMachine(sighting)) {
                runs.add(sighting);
            }
        }
    }

    /** Takes a row in; rows come in their order. */
    void add(LedgerRow row) {
        long at = row.answeredAt().toEpochMilli();
        for (LedgerEntry entry : row.entries().entries()) {
            results.merge(entry.result(), 1L, Long::sum);
            if (entry.result() != KmsResult.REPLAY) {
                lines.computeIfAbsent(entry.cmid(), cmid -> new Line(entry, at)).add(entry, at);
            }
        }
    }

    /** What each client machine ID told of its machine, with an entry for each time that it changed. */
    List<List<DuplicateSuspicions.Sighting>> runs() {
        return lines.values().stream().map(line -> line.runs).toList();
    }

    void write(Connection connection, long hostId) throws SQLException {
        writeResults(connection, hostId);
        if (!lines.isEmpty()) {
            writeLines(connection, hostId, List.copyOf(lines.values()));
        }
    }

    private static void writeLines(Connection connection, long hostId, List<Line> lines) throws SQLException {
        execute(
                connection,
                UPSERT,
                hostId,
                List.of(
                        array(connection, "uuid", UUID[]::new, lines, line -> line.last.cmid()),
                        array(connection, "text", String[]::new, lines, line -> line.last.machineName()),
                        array(connection, "int4", Integer[]::new, lines, line -> line.last.edition()),
                        array(connection, "bool", Boolean[]::new, lines, line -> line.virtual),
                        array(connection, "uuid", UUID[]::new, lines, line -> hardware(line.last)),
                        array(connection, "int2", Short[]::new, lines, line ->
                                (short) line.last.licenseState().code()),
                        array(connection, "int4", Integer[]::new, lines, line -> line.last.remainingMinutes()),
                        array(connection, "int2", Short[]::new, lines, line ->
                                (short) line.last.result().code()),
                        array(connection, "int8", Long[]::new, lines, line -> line.firstAt),
                        array(connection, "int8", Long[]::new, lines, line -> line.lastAt),
                        array(connection, "int8", Long[]::new, lines, line -> line.answeredAt),
                        array(connection, "int8", Long[]::new, lines, line -> line.clientTime),
                        array(connection, "int8", Long[]::new, lines, line -> line.requests)));
    }

    private void writeResults(Connection connection, long hostId) throws SQLException {
        List<KmsResult> kinds = List.copyOf(results.keySet());
        execute(
                connection,
                ADD_RESULTS,
                hostId,
                List.of(
                        array(connection, "int2", Short[]::new, kinds, kind -> (short) kind.code()),
                        array(connection, "int8", Long[]::new, kinds, results::get)));
    }

    private static void execute(Connection connection, String sql, long hostId, List<Array> arrays)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, hostId);
            for (int i = 0; i < arrays.size(); i++) {
                statement.setArray(i + 2, arrays.get(i));
            }
            statement.executeUpdate();
        }
        for (Array array : arrays) {
            array.free();
        }
    }

    private static UUID hardware(LedgerEntry entry) {
        return new UUID(entry.hardware().high(), entry.hardware().low());
    }

    private static <T, V> Array array(
            Connection connection, String type, IntFunction<V[]> empty, List<T> lines, Function<T, V> value)
            throws SQLException {
        return connection.createArrayOf(type, lines.stream().map(value).toArray(empty));
    }
}
