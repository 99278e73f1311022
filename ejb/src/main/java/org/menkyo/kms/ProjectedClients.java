package org.menkyo.kms;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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
              to_timestamp(first_at / 1000::float8),
              to_timestamp(last_at / 1000::float8),
              to_timestamp(answered_at / 1000::float8),
              to_timestamp(client_time / 1000::float8),
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

    // What is known of a machine by name and hardware is left alone, which is all that makes rows and statements long.
    private static final String RENEW = """
            UPDATE kms_client AS client SET
              edition = change.edition,
              virtual = CASE WHEN change.answered_at IS NULL AND client.last_answered_at IS NOT NULL
                THEN client.virtual ELSE change.virtual END,
              license_state = change.license_state,
              remaining_minutes = change.remaining_minutes,
              last_result = change.last_result,
              last_request_at = to_timestamp(change.last_at / 1000::float8),
              last_answered_at = coalesce(to_timestamp(change.answered_at / 1000::float8), client.last_answered_at),
              answered_client_time = greatest(to_timestamp(change.client_time / 1000::float8), client.answered_client_time),
              requests = client.requests + change.requests
            FROM unnest(?::uuid[], ?::int[], ?::boolean[], ?::smallint[], ?::int[], ?::smallint[],
              ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
              AS change (cmid, edition, virtual, license_state, remaining_minutes, last_result,
                last_at, answered_at, client_time, requests)
            WHERE client.host_id = ? AND client.cmid = change.cmid
            """;

    private static final String ADD_RESULTS = """
            INSERT INTO kms_result_count AS known (host_id, result, requests)
            SELECT ?, result, requests FROM unnest(?::smallint[], ?::bigint[]) AS change (result, requests)
            ORDER BY result
            ON CONFLICT (host_id, result) DO UPDATE SET requests = known.requests + excluded.requests
            """;

    private static final Comparator<Line> IN_THE_ORDER_OF_THE_KEY = Comparator.<Line, Long>comparing(
                    line -> line.last.cmid().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(line -> line.last.cmid().getLeastSignificantBits(), Long::compareUnsigned);

    private final long hostId;
    private final KnownIdentities known;
    private final Map<UUID, Line> lines = new HashMap<>();
    private final Map<KmsResult, Long> results = new EnumMap<>(KmsResult.class);
    private List<Line> renewed = List.of();
    private List<Line> changed = List.of();

    /** @param known what was written of the host's machines before */
    ProjectedClients(long hostId, KnownIdentities known) {
        this.hostId = hostId;
        this.known = known;
    }

    private static final class Line {

        // All entries of a row have the same time, as one object: millions of them would keep the collector busy.
        private final Long firstAt;
        private LedgerEntry last;
        private boolean virtual;
        private Long lastAt;
        private Long answeredAt;
        private Long clientTime;
        private long requests;
        private long identity;
        private List<DuplicateSuspicions.Sighting> earlier = List.of();
        private long since;

        Line(LedgerEntry entry, Long at) {
            this.firstAt = at;
            this.virtual = entry.virtual();
            this.identity = KnownIdentities.digest(entry);
            this.since = at;
            this.last = entry;
        }

        void add(LedgerEntry entry, Long at) {
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

        /** Notes if the machine tells something else of itself than in the request before. */
        private void see(LedgerEntry entry, long at) {
            long told = entry == last ? identity : KnownIdentities.digest(entry);
            if (told != identity) {
                earlier = earlier.isEmpty() ? new ArrayList<>() : earlier;
                earlier.add(sighting());
                identity = told;
                since = at;
            }
        }

        private DuplicateSuspicions.Sighting sighting() {
            return new DuplicateSuspicions.Sighting(last.cmid(), last.machineName(), hardware(last), since);
        }

        List<DuplicateSuspicions.Sighting> runs() {
            List<DuplicateSuspicions.Sighting> runs = new ArrayList<>(earlier);
            runs.add(sighting());
            return runs;
        }
    }

    /** Takes a row in; rows come in their order. */
    void add(LedgerRow row) {
        Long at = row.answeredAt().toEpochMilli();
        for (LedgerEntry entry : row.entries().entries()) {
            results.merge(entry.result(), 1L, Long::sum);
            if (entry.result() != KmsResult.REPLAY) {
                lines.computeIfAbsent(entry.cmid(), cmid -> new Line(entry, at)).add(entry, at);
            }
        }
    }

    /**
     * What the machines told of themselves whose name or hardware is not as it was written last, or not known, with an
     * entry for each time that it changed. After all rows are taken in.
     */
    List<List<DuplicateSuspicions.Sighting>> runs() {
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort(IN_THE_ORDER_OF_THE_KEY);
        Map<Boolean, List<Line>> byRenewal = sorted.stream()
                .collect(Collectors.partitioningBy(
                        line -> line.earlier.isEmpty() && known.has(hostId, line.last.cmid(), line.identity)));
        renewed = byRenewal.get(true);
        changed = byRenewal.get(false);
        return changed.stream().map(Line::runs).toList();
    }

    /** Writes what the rows have changed; after {@link #runs}. */
    void write(Connection connection) throws SQLException {
        writeResults(connection);
        if (!changed.isEmpty()) {
            insertOrUpdate(connection);
        }
        if (!renewed.isEmpty() && renew(connection) != renewed.size()) {
            throw new SQLException("machines of host " + hostId + " are no longer where they were written");
        }
    }

    /** What was written is committed. */
    void committed() {
        changed.forEach(line -> known.put(hostId, line.last.cmid(), line.identity));
    }

    private void insertOrUpdate(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setLong(1, hostId);
            execute(
                    statement,
                    2,
                    List.of(
                            array(connection, "uuid", UUID[]::new, changed, line -> line.last.cmid()),
                            array(connection, "text", String[]::new, changed, line -> line.last.machineName()),
                            array(connection, "int4", Integer[]::new, changed, line -> line.last.edition()),
                            array(connection, "bool", Boolean[]::new, changed, line -> line.virtual),
                            array(connection, "uuid", UUID[]::new, changed, line -> hardware(line.last)),
                            array(connection, "int2", Short[]::new, changed, line ->
                                    (short) line.last.licenseState().code()),
                            array(connection, "int4", Integer[]::new, changed, line -> line.last.remainingMinutes()),
                            array(connection, "int2", Short[]::new, changed, line ->
                                    (short) line.last.result().code()),
                            array(connection, "int8", Long[]::new, changed, line -> line.firstAt),
                            array(connection, "int8", Long[]::new, changed, line -> line.lastAt),
                            array(connection, "int8", Long[]::new, changed, line -> line.answeredAt),
                            array(connection, "int8", Long[]::new, changed, line -> line.clientTime),
                            array(connection, "int8", Long[]::new, changed, line -> line.requests)));
        }
    }

    private int renew(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setLong(11, hostId);
            return execute(
                    statement,
                    1,
                    List.of(
                            array(connection, "uuid", UUID[]::new, renewed, line -> line.last.cmid()),
                            array(connection, "int4", Integer[]::new, renewed, line -> line.last.edition()),
                            array(connection, "bool", Boolean[]::new, renewed, line -> line.virtual),
                            array(connection, "int2", Short[]::new, renewed, line ->
                                    (short) line.last.licenseState().code()),
                            array(connection, "int4", Integer[]::new, renewed, line -> line.last.remainingMinutes()),
                            array(connection, "int2", Short[]::new, renewed, line ->
                                    (short) line.last.result().code()),
                            array(connection, "int8", Long[]::new, renewed, line -> line.lastAt),
                            array(connection, "int8", Long[]::new, renewed, line -> line.answeredAt),
                            array(connection, "int8", Long[]::new, renewed, line -> line.clientTime),
                            array(connection, "int8", Long[]::new, renewed, line -> line.requests)));
        }
    }

    private void writeResults(Connection connection) throws SQLException {
        List<KmsResult> kinds = List.copyOf(results.keySet());
        try (PreparedStatement statement = connection.prepareStatement(ADD_RESULTS)) {
            statement.setLong(1, hostId);
            execute(
                    statement,
                    2,
                    List.of(
                            array(connection, "int2", Short[]::new, kinds, kind -> (short) kind.code()),
                            array(connection, "int8", Long[]::new, kinds, results::get)));
        }
    }

    private static int execute(PreparedStatement statement, int first, List<Array> arrays) throws SQLException {
        for (int i = 0; i < arrays.size(); i++) {
            statement.setArray(first + i, arrays.get(i));
        }
        int rows = statement.executeUpdate();
        for (Array array : arrays) {
            array.free();
        }
        return rows;
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
