package org.menkyo.kms.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/**
 * Finds client machine IDs that several machines share (VA-315): those that came with another machine name or other
 * hardware than shortly before. The setting {@code menkyo.kms-duplicate-hours} says how short: 24 hours by default.
 */
@ApplicationScoped
public class DuplicateSuspicions {

    private static final String CHANGED = """
            SELECT client.cmid, client.machine_name, client.hardware, client.last_request_at
            FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[]) AS change (cmid, machine_name, hardware, at)
            JOIN kms_client client ON client.host_id = ? AND client.cmid = change.cmid
            WHERE (client.machine_name <> change.machine_name OR client.hardware <> change.hardware)
              AND client.last_request_at > timestamptz 'epoch' + (change.at - ?) * interval '1 millisecond'
            """;

    /** Enough to see what goes on; anyone who has read an ID on the wire can invent machines for it. */
    private static final int MOST_MACHINES = 100;

    private static final String KEEP = """
            INSERT INTO kms_duplicate_identity AS known (host_id, cmid, machine_name, hardware, first_seen_at, last_seen_at)
            SELECT seen.* FROM (SELECT ?::bigint, ?::uuid, ?::text, ?::uuid, ?::timestamptz, ?::timestamptz)
              AS seen (host_id, cmid, machine_name, hardware, first_seen_at, last_seen_at)
            WHERE (SELECT count(*) FROM kms_duplicate_identity k WHERE k.host_id = seen.host_id AND k.cmid = seen.cmid) < %d
              OR EXISTS (SELECT FROM kms_duplicate_identity k WHERE k.host_id = seen.host_id AND k.cmid = seen.cmid
                AND k.machine_name = seen.machine_name AND k.hardware = seen.hardware)
            ON CONFLICT (host_id, cmid, machine_name, hardware) DO UPDATE SET
              first_seen_at = least(known.first_seen_at, excluded.first_seen_at),
              last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)
            """.formatted(MOST_MACHINES);

    private static final String LIST = """
            SELECT cmid, machine_name, hardware, first_seen_at, last_seen_at FROM kms_duplicate_identity
            WHERE host_id = ? AND cmid IN (SELECT DISTINCT cmid FROM kms_duplicate_identity
              WHERE host_id = ? AND cmid > ? ORDER BY cmid LIMIT ?)
            ORDER BY cmid, first_seen_at, machine_name, hardware
            """;

    private final DataSource dataSource;
    private final Settings settings;

    @Inject
    public DuplicateSuspicions(DataSource dataSource, Settings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /**
     * Compares what came with what was known before it, in the transaction that makes it known.
     *
     * @param runs for each client machine ID, the first request of each run of requests that told the same
     * @return how many IDs are suspected by this
     */
    int compare(Connection connection, long hostId, List<List<Sighting>> runs) throws SQLException {
        Duration window = window();
        Map<UUID, List<Sighting>> suspected = new LinkedHashMap<>();
        for (List<Sighting> run : runs) {
            for (int i = 1; i < run.size(); i++) {
                if (run.get(i).contradicts(run.get(i - 1), window)) {
                    List<Sighting> both = suspected.computeIfAbsent(run.get(i).cmid(), cmid -> new ArrayList<>());
                    both.add(run.get(i - 1));
                    both.add(run.get(i));
                }
            }
        }
        if (runs.isEmpty()) {
            return 0;
        }
        List<Sighting> firsts = runs.stream().map(run -> run.get(0)).toList();
        for (Sighting before : changed(connection, hostId, firsts, window.toMillis())) {
            List<Sighting> both = suspected.computeIfAbsent(before.cmid(), cmid -> new ArrayList<>());
            both.add(before);
            firsts.stream().filter(first -> first.cmid().equals(before.cmid())).forEach(both::add);
        }
        keep(connection, hostId, suspected);
        return suspected.size();
    }

    private static List<Sighting> changed(Connection connection, long hostId, List<Sighting> firsts, long window)
            throws SQLException {
        List<Sighting> before = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(CHANGED)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", firsts.stream().map(Sighting::cmid).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", firsts.stream().map(Sighting::machineName).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", firsts.stream().map(Sighting::hardware).toArray()));
            select.setArray(
                    4,
                    connection.createArrayOf(
                            "int8", firsts.stream().map(Sighting::at).toArray()));
            select.setLong(5, hostId);
            select.setLong(6, window);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    before.add(new Sighting(
                            result.getObject(1, UUID.class),
                            result.getString(2),
                            result.getObject(3, UUID.class),
                            result.getTimestamp(4).getTime()));
                }
            }
        }
        return before;
    }

    /** What tells one machine from another that has the same ID. */
    record Machine(UUID cmid, String name, UUID hardware) {}

    /**
     * Each machine once, however often it was seen: the driver may merge the rows of a batch into one statement, and such
     * a statement cannot write the same row twice.
     */
    private static void keep(Connection connection, long hostId, Map<UUID, List<Sighting>> suspected)
            throws SQLException {
        if (suspected.isEmpty()) {
            return;
        }
        Map<Machine, LongSummaryStatistics> times = new LinkedHashMap<>();
        suspected
                .values()
                .forEach(sightings -> sightings.forEach(
                        sighting -> times.computeIfAbsent(sighting.machine(), machine -> new LongSummaryStatistics())
                                .accept(sighting.at())));
        try (PreparedStatement upsert = connection.prepareStatement(KEEP)) {
            for (Map.Entry<Machine, LongSummaryStatistics> seen : times.entrySet()) {
                upsert.setLong(1, hostId);
                upsert.setObject(2, seen.getKey().cmid());
                upsert.setString(3, seen.getKey().name());
                upsert.setObject(4, seen.getKey().hardware());
                upsert.setTimestamp(5, new Timestamp(seen.getValue().getMin()));
                upsert.setTimestamp(6, new Timestamp(seen.getValue().getMax()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** The suspicions about clients of a host in the order of their IDs, with one more than asked for. */
    public List<SuspectedDuplicate> list(long hostId, UUID after, int limit, Language language) throws SQLException {
        Map<UUID, List<SuspectedDuplicate.Machine>> machines = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setLong(1, hostId);
            select.setLong(2, hostId);
            select.setObject(3, after);
            select.setInt(4, limit);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    machines.computeIfAbsent(result.getObject(1, UUID.class), cmid -> new ArrayList<>())
                            .add(new SuspectedDuplicate.Machine(
                                    result.getString(2),
                                    result.getObject(3, UUID.class).toString().replace("-", ""),
                                    result.getTimestamp(4).toInstant(),
                                    result.getTimestamp(5).toInstant()));
                }
            }
        }
        String advice =
                Texts.beside(DuplicateSuspicions.class, "advice", language).text("DUPLICATE");
        return machines.entrySet().stream()
                .map(entry -> suspected(entry.getKey(), entry.getValue(), advice))
                .toList();
    }

    private static SuspectedDuplicate suspected(UUID cmid, List<SuspectedDuplicate.Machine> machines, String advice) {
        Instant last = machines.stream()
                .map(SuspectedDuplicate.Machine::lastSeenAt)
                .max(Instant::compareTo)
                .orElseThrow();
        return new SuspectedDuplicate(cmid, machines, machines.get(0).firstSeenAt(), last, advice);
    }

    /** How many client machine IDs of a host are suspected. */
    public static int count(Connection connection, long hostId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT count(DISTINCT cmid) FROM kms_duplicate_identity WHERE host_id = ?")) {
            select.setLong(1, hostId);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    private Duration window() {
        return settings.get(SettingsRegister.KMS_DUPLICATE_WINDOW);
    }
}
