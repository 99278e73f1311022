package org.menkyo.bench.kms;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;
import org.menkyo.bench.Plan;

/**
 * Fills an installation as if it had run for two years: machines and ledger of its KMS host as the product writes them,
 * and agreements made after the one that an order made through the interfaces. What follows by itself, the links of the
 * audit, is left to the server.
 *
 * <p>The product keys of these agreements are rows to be stored and searched, no more: their hashes are made up, and what
 * is sealed opens only in the row that it was copied from (ADR 230). So what is measured must not open or activate any but the
 * keys that were made through the interfaces.
 */
final class VolumeFill {

    /** Requests in the ledger for each machine. */
    static final int REQUESTS_EACH = 10;

    /** Machines for each agreement. */
    static final int MACHINES_EACH = 10;

    private static final int MONTHS = 24;
    private static final int REQUESTS_IN_ROW = 10;
    private static final int ROWS_IN_SEGMENT = 1000;
    private static final long IDS = 1_000_000_000L;
    private static final int AUDIT_EACH = 3;
    private static final List<String> MONTHLY = List.of("kms_ledger", "audit_record");

    private final Installation installation;
    private final int machines;

    VolumeFill(Installation installation, int machines) {
        this.installation = installation;
        this.machines = machines;
    }

    int ledgerRequests() {
        return machines * REQUESTS_EACH;
    }

    int agreements() {
        return machines / MACHINES_EACH;
    }

    /** Fills while no host serves; afterwards the server must be started anew. */
    void fill(String license) throws SQLException {
        try (Connection connection = installation.database("menkyo");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE kms_host SET serving = false");
            for (int month = 0; month <= MONTHS; month++) {
                for (String table : MONTHLY) {
                    statement.execute(
                            "SELECT add_month('" + table + "', (now() - interval '" + month + " months')::date)");
                }
            }
            if (machines > 0) {
                Plan.say("filling " + machines + " machines, " + ledgerRequests() + " requests, " + agreements()
                        + " agreements");
                long host = number(statement, "SELECT max(id) FROM kms_host");
                together(made -> fillHost(made, host), made -> fillAgreements(made, license));
            }
            for (String table : MONTHLY) {
                if (number(statement, "SELECT count(*) FROM " + table + "_default") > 0) {
                    throw new BenchException("a month of " + table + " has no partition");
                }
            }
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
            statement.execute("UPDATE kms_host SET serving = true WHERE id = (SELECT max(id) FROM kms_host)");
        }
    }

    /** A part of the filling, in one transaction. */
    private interface Filling {
        void fill(Statement statement) throws SQLException;
    }

    /** What has nothing to do with each other is filled at the same time. */
    private void together(Filling... fillings) {
        ExecutorService threads = Executors.newFixedThreadPool(fillings.length);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Filling filling : fillings) {
                running.add(threads.submit(() -> fill(filling)));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new BenchException("the database cannot be filled", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopped", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private Void fill(Filling filling) throws SQLException {
        try (Connection connection = installation.database("menkyo");
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET work_mem = '256MB'");
            connection.setAutoCommit(false);
            filling.fill(statement);
            connection.commit();
        }
        return null;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void fillHost(Statement statement, long host) throws SQLException {
        int rows = ledgerRequests() / REQUESTS_IN_ROW;
        statement.execute("CREATE TEMPORARY TABLE machine ON COMMIT DROP AS SELECT i, md5('bench' || i)::uuid AS cmid,"
                + " (right(md5('bench' || i), 16) || left(md5('bench' || i), 16))::uuid AS hardware,"
                + " 'pc-' || lpad(i::text, 7, '0') || '.example.com' AS name FROM generate_series(0, " + (machines - 1)
                + ") i");
        // The last time that each machine asked is within the last week, in the order of the ledger's end.
        statement.execute(
                "INSERT INTO kms_client (host_id, cmid, machine_name, edition, virtual, hardware, license_state,"
                        + " remaining_minutes, last_result, first_request_at, last_request_at, last_answered_at,"
                        + " answered_client_time, requests) SELECT " + host
                        + ", cmid, name, 221, false, hardware, 2, 200000, 0,"
                        + " now() - interval '" + MONTHS + " months', at, at, at, " + REQUESTS_EACH + " FROM machine,"
                        + " LATERAL (SELECT now() - interval '9 hours' - (i % 10000) * interval '1 minute' AS at) t");
        statement.execute("CREATE TEMPORARY TABLE bench_row ON COMMIT DROP AS SELECT number, date_trunc('milliseconds',"
                + " now() - interval '9 hours' - (" + rows + " - number) * (interval '" + MONTHS + " months' / " + rows
                + ")) AS answered_at FROM generate_series(1, " + rows + ") number");
        statement.execute("INSERT INTO kms_ledger (host_id, number, answered_at, request_count, records, names, root,"
                + " signature, certificate_serial, renewal_minutes, retry_minutes)"
                + " SELECT " + host + ", r.number, r.answered_at, " + REQUESTS_IN_ROW
                + ", packed.records, packed.names,"
                + " sha256(int8send(r.number)), sha256(int8send(r.number)) || sha256(int8send(-r.number)),"
                + " h.certificate_serial, h.renewal_minutes, h.retry_minutes FROM bench_row r JOIN kms_host h ON h.id = "
                + host + " CROSS JOIN LATERAL (SELECT"
                + " string_agg(decode(m.id, 'hex') || int8send(-r.number) || int8send(p) || decode(right(m.id, 16)"
                + " || left(m.id, 16), 'hex') || int8send((extract(epoch FROM r.answered_at) * 1000)::bigint)"
                + " || int2send(221::smallint) || '\\x00020032'::bytea || int4send(200000)"
                + " || substring(int4send(p * 22) FROM 2) || '\\x16'::bytea, ''::bytea ORDER BY p) AS records,"
                + " string_agg(convert_to('pc-' || lpad(m.i::text, 7, '0') || '.example.com', 'UTF8'), ''::bytea"
                + " ORDER BY p) AS names FROM generate_series(0, " + (REQUESTS_IN_ROW - 1) + ") p"
                + " CROSS JOIN LATERAL (SELECT i, md5('bench' || i) AS id FROM (SELECT (r.number * " + REQUESTS_IN_ROW
                + " + p) * 611953::bigint % " + machines + " AS i) which) m) packed");
        statement.execute("INSERT INTO kms_ledger_number SELECT " + host + ", number, answered_at FROM bench_row");
        statement.execute("INSERT INTO kms_ledger_segment (host_id, first_number, last_number) SELECT " + host
                + ", first, least(first + " + (ROWS_IN_SEGMENT - 1) + ", " + rows + ") FROM generate_series(1, " + rows
                + ", " + ROWS_IN_SEGMENT + ") first");
        statement.execute("INSERT INTO kms_result_count VALUES (" + host + ", 0, " + ledgerRequests()
                + ") ON CONFLICT (host_id, result) DO UPDATE SET requests = excluded.requests");
        statement.execute(
                "UPDATE kms_projection SET number = " + rows + ", projected_at = now() WHERE host_id = " + host);
    }

    private void fillAgreements(Statement statement, String license) throws SQLException {
        statement.execute("CREATE TEMPORARY TABLE made ON COMMIT DROP AS SELECT i, " + IDS + " + i AS id,"
                + " now() - (i % 720) * interval '1 day' - interval '1 hour' AS at FROM generate_series(1, "
                + agreements() + ") i");
        statement.execute("CREATE TEMPORARY TABLE model ON COMMIT DROP AS SELECT * FROM agreement WHERE license_id = '"
                + license + "'");
        copy(
                statement,
                "organization",
                "t.id = (SELECT organization_id FROM model)",
                "'id', m.id, 'identifier', 'volume-' || m.i, 'created_at', m.at");
        copy(
                statement,
                "authorization_number",
                "t.id = (SELECT authorization_number_id FROM model)",
                "'id', m.id, 'number', 'VOLUME' || m.i, 'organization_id', m.id, 'issued_at', m.at");
        copy(
                statement,
                "agreement",
                "t.id = (SELECT id FROM model)",
                "'id', m.id, 'license_id', 'V' || lpad(m.i::text, 7, '0'), 'organization_id', m.id,"
                        + " 'authorization_number_id', m.id, 'created_at', m.at");
        String own = "t.agreement_id = (SELECT id FROM model)";
        // Asked for each permission that is made: the table itself would be searched from end to end as it grows.
        statement.execute(
                "CREATE TEMPORARY TABLE contact_place ON COMMIT DROP AS SELECT id, row_number() OVER (ORDER BY"
                        + " id) AS place FROM agreement_contact WHERE agreement_id = (SELECT id FROM model)");
        String ids = "'id', " + IDS + " + m.i * 20 + t.place, 'agreement_id', m.id";
        // Four agreements in a row are of the same people.
        String email = "'person-' || m.i / 4 || '-' || md5(t.email_key) || '@example.com'";
        String emails = ", 'email', " + email + ", 'email_key', " + email;
        copy(statement, "agreement_contact", own, ids + emails);
        copy(
                statement,
                "permission",
                own,
                ids + emails + ", 'contact_id', CASE WHEN t.contact_id IS NOT NULL THEN " + IDS + " + m.i * 20"
                        + " + (SELECT place FROM contact_place c WHERE c.id = t.contact_id) END");
        copy(statement, "entitlement", own, ids);
        copy(
                statement,
                "license_order",
                own,
                ids + ", 'order_number', 'VOLUME-' || m.i || '-' || t.place, 'received_at', m.at");
        copy(
                statement,
                "license_order_line",
                "t.order_id IN (SELECT id FROM license_order WHERE agreement_id = (SELECT id FROM model))",
                "'order_id', " + IDS + " + m.i * 20 + (SELECT count(*) FROM license_order c WHERE c.agreement_id ="
                        + " (SELECT id FROM model) AND c.id <= t.order_id)");
        copy(
                statement,
                "product_key",
                own,
                ids + ", 'public_id', gen_random_uuid(), 'serial', 10000000000 + m.i * 20 + t.place, 'key_hash',"
                        + " sha256(convert_to('volume' || m.i || ' ' || t.place, 'UTF8')), 'prefix_hash',"
                        + " sha256(convert_to('prefix' || m.i || ' ' || t.place, 'UTF8')), 'issued_at', m.at");
        copy(
                statement,
                "audit_record",
                "t.id IN (SELECT id FROM audit_record WHERE license_id = '" + license + "' ORDER BY id LIMIT "
                        + AUDIT_EACH + ")",
                "'id', nextval('audit_record_id_seq'), 'license_id', 'V' || lpad(m.i::text, 7, '0'), 'occurred_at',"
                        + " m.at");
    }

    /** Copies rows of the agreement that was made through the interfaces, once for each that is made here. */
    private static void copy(Statement statement, String table, String model, String changes) throws SQLException {
        statement.execute("INSERT INTO " + table
                + " SELECT r.* FROM (SELECT t.*, row_number() OVER (ORDER BY t) AS place"
                + " FROM " + table + " t WHERE " + model + ") t CROSS JOIN made m CROSS JOIN LATERAL"
                + " jsonb_populate_record(NULL::" + table + ", to_jsonb(t) || jsonb_build_object(" + changes + ")) r");
    }
}
