package org.menkyo.kms.projection;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.menkyo.kms.ledger.IdHash;
import org.menkyo.kms.ledger.KnownIdentities;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.kms.ledger.PackedEntries;
import org.menkyo.kms.ledger.SetAside;
import org.menkyo.protocol.kms.KmsResult;

/** What a number of ledger rows changes about the client machines: one line for each, however often it came. */
final class ProjectedClients {

    // A replay says nothing about the machine that it names. Rows are written in the order of their keys, so that two
    // writers never wait for each other in a circle.
    private static final String UPSERT = """
            INSERT INTO kms_client AS client (host_id, cmid, machine_name, edition, virtual, hardware, license_state,
              remaining_minutes, last_result, first_request_at, last_request_at, last_answered_at,
              answered_client_time, requests)
            SELECT ?, %1$s AS cmid, machine_name, edition, virtual, %1$s, license_state, remaining_minutes, last_result,
              to_timestamp(first_at / 1000::float8),
              to_timestamp(last_at / 1000::float8),
              CASE WHEN answered_at <> 0 THEN to_timestamp(answered_at / 1000::float8) END,
              CASE WHEN answered_at <> 0 THEN to_timestamp(client_time / 1000::float8) END,
              requests
            FROM unnest(?::int[], ?::boolean[], ?::smallint[], ?::int[], ?::smallint[],
              ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::text[]) WITH ORDINALITY
              AS change (edition, virtual, license_state, remaining_minutes, last_result,
                last_at, answered_at, client_time, requests, first_at, machine_name, i)
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
            """.formatted(ClientColumns.UUID_AT_I);

    // What is known of a machine by name and hardware is left alone, which is all that makes rows and statements long.
    private static final String RENEW = """
            UPDATE kms_client AS client SET
              edition = change.edition,
              virtual = CASE WHEN change.answered_at = 0 AND client.last_answered_at IS NOT NULL
                THEN client.virtual ELSE change.virtual END,
              license_state = change.license_state,
              remaining_minutes = change.remaining_minutes,
              last_result = change.last_result,
              last_request_at = to_timestamp(change.last_at / 1000::float8),
              last_answered_at = CASE WHEN change.answered_at = 0 THEN client.last_answered_at
                ELSE to_timestamp(change.answered_at / 1000::float8) END,
              answered_client_time = CASE WHEN change.answered_at = 0 THEN client.answered_client_time
                ELSE greatest(to_timestamp(change.client_time / 1000::float8), client.answered_client_time) END,
              requests = client.requests + change.requests
            FROM (SELECT %s AS cmid, (?::int[])[i] AS edition, (?::boolean[])[i] AS virtual,
                (?::smallint[])[i] AS license_state, (?::int[])[i] AS remaining_minutes, (?::smallint[])[i] AS last_result,
                (?::bigint[])[i] AS last_at, (?::bigint[])[i] AS answered_at, (?::bigint[])[i] AS client_time,
                (?::int[])[i] AS requests
              FROM generate_series(1, ?) AS i) AS change
            WHERE client.host_id = ? AND client.cmid = change.cmid
            """.formatted(ClientColumns.UUID_AT_I);

    private static final String ADD_RESULTS = """
            INSERT INTO kms_result_count AS known (host_id, result, requests)
            SELECT ?, result, requests FROM unnest(?::smallint[], ?::bigint[]) AS change (result, requests)
              WHERE requests > 0
            ORDER BY result
            ON CONFLICT (host_id, result) DO UPDATE SET requests = known.requests + excluded.requests
            """;

    /** The SQL state of a transaction that succeeds when it is tried again. */
    private static final String CHANGED_MEANWHILE = "40001";

    private static final IdHash HASH = new IdHash();
    private static final int FIRST_PLACES = 1 << 10;

    private final long hostId;
    private final KnownIdentities known;
    private final long[] results = new long[KmsResult.values().length];
    private final RequestCounts counts = new RequestCounts();
    /** Machines at the place that their hash names, or behind it; at most every other place is taken. */
    private ProjectedClient[] places = new ProjectedClient[FIRST_PLACES];

    private int size;
    private final List<ProjectedClient> renewed = new ArrayList<>();
    private final List<ProjectedClient> changed = new ArrayList<>();

    /** @param known what was written of the host's machines before */
    ProjectedClients(long hostId, KnownIdentities known) {
        this.hostId = hostId;
        this.known = known;
    }

    /** Takes a row in; rows come in their order. */
    void add(LedgerRow row) {
        int count = row.entries().size();
        for (int entry = 0; entry < count; entry++) {
            add(row, entry);
        }
    }

    /**
     * Takes one request of a row in.
     *
     * @throws SetAside.UnreadableRow if what is stored of it is damaged; nothing may be written then
     */
    void add(LedgerRow row, int entry) {
        PackedEntries entries = row.entries();
        try {
            int result = entries.resultCode(entry);
            results[result]++;
            counts.add(entries, entry, row.answeredAt().toEpochMilli());
            if (result != KmsResult.REPLAY.code()) {
                add(entries, entry, row.answeredAt().toEpochMilli());
            }
        } catch (IndexOutOfBoundsException e) {
            throw new SetAside.UnreadableRow("the stored request has no such result or name: " + e.getMessage());
        }
    }

    private void add(PackedEntries entries, int entry, long at) {
        int place = place(entries.idHigh(entry), entries.idLow(entry));
        if (places[place] != null) {
            places[place].add(entries, entry, at);
            return;
        }
        places[place] = new ProjectedClient(entries, entry, at);
        size++;
        if (2 * size > places.length) {
            ProjectedClient[] before = places;
            places = new ProjectedClient[2 * before.length];
            for (ProjectedClient client : before) {
                if (client != null) {
                    places[place(client.idHigh(), client.idLow())] = client;
                }
            }
        }
    }

    /** Where the machine is, or would be. */
    private int place(long idHigh, long idLow) {
        int mask = places.length - 1;
        int place = (int) HASH.of(idHigh, idLow) & mask;
        while (places[place] != null && !places[place].isOf(idHigh, idLow)) {
            place = place + 1 & mask;
        }
        return place;
    }

    /**
     * What the machines told of themselves whose name or hardware is not as it was written last, or not known, with an
     * entry for each time that it changed. After all rows are taken in.
     */
    List<List<Sighting>> runs() {
        List<List<Sighting>> runs = new ArrayList<>();
        for (ProjectedClient client : sorted()) {
            if (client.isConstant() && known.has(hostId, client.idHigh(), client.idLow(), client.identity())) {
                renewed.add(client);
            } else {
                changed.add(client);
                runs.add(client.runs());
            }
        }
        return runs;
    }

    private ProjectedClient[] sorted() {
        ProjectedClient[] sorted = new ProjectedClient[size];
        int next = 0;
        for (ProjectedClient client : places) {
            if (client != null) {
                sorted[next++] = client;
            }
        }
        Arrays.sort(sorted, ProjectedClient.IN_THE_ORDER_OF_THE_KEY);
        return sorted;
    }

    /** Writes what the rows have changed; after {@link #runs}. */
    void write(Connection connection) throws SQLException {
        writeResults(connection);
        counts.write(connection, hostId);
        if (!changed.isEmpty()) {
            insertOrUpdate(connection);
        }
        if (!renewed.isEmpty() && renew(connection) != renewed.size()) {
            known.forget();
            throw new SQLTransactionRollbackException(
                    "machines of host " + hostId + " are no longer where they were written", CHANGED_MEANWHILE);
        }
    }

    /** What was written is committed. */
    void committed() {
        changed.forEach(client -> known.put(hostId, client.idHigh(), client.idLow(), client.identity()));
    }

    private void insertOrUpdate(Connection connection) throws SQLException {
        int count = changed.size();
        ByteBuffer hardware = ByteBuffer.allocate(ClientColumns.ID_BYTES * count);
        long[] firstAt = new long[count];
        String[] machineNames = new String[count];
        for (int i = 0; i < count; i++) {
            ProjectedClient client = changed.get(i);
            UUID told = client.hardware();
            hardware.putLong(told.getMostSignificantBits()).putLong(told.getLeastSignificantBits());
            firstAt[i] = client.firstAt();
            machineNames[i] = client.machineName();
        }
        ClientColumns columns = new ClientColumns(changed);
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setLong(1, hostId);
            columns.setIds(statement, 2);
            statement.setBytes(3, hardware.array());
            columns.setValues(statement, 4);
            statement.setObject(13, firstAt);
            statement.setArray(14, connection.createArrayOf("text", machineNames));
            statement.executeUpdate();
        }
    }

    private int renew(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            ClientColumns columns = new ClientColumns(renewed);
            columns.setIds(statement, 1);
            columns.setValues(statement, 2);
            statement.setInt(11, renewed.size());
            statement.setLong(12, hostId);
            return statement.executeUpdate();
        }
    }

    private void writeResults(Connection connection) throws SQLException {
        short[] kinds = new short[results.length];
        for (short i = 0; i < kinds.length; i++) {
            kinds[i] = i;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD_RESULTS)) {
            statement.setLong(1, hostId);
            statement.setObject(2, kinds);
            statement.setObject(3, results);
            statement.executeUpdate();
        }
    }
}
