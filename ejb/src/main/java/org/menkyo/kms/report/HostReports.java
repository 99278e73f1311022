package org.menkyo.kms.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.SetAside;
import org.menkyo.kms.ledger.SetAsideEntry;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsResult;

/** What the ledger and its projection tell of a host (VA-313). */
@ApplicationScoped
public class HostReports {

    private final DataSource dataSource;
    private final Clock clock;

    @Inject
    public HostReports(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * What is known of a host.
     *
     * @param projectedCount the count by the projection, which is a little behind
     * @param requests answered requests by result, by the projection
     * @param lastRequestAt when a request was answered last, or null
     * @param projection how far the projection is behind
     * @param suspectedDuplicates how many client machine IDs came from several machines (VA-315)
     */
    public record Report(
            int projectedCount,
            Map<KmsResult, Long> requests,
            Instant lastRequestAt,
            KmsHostView.Projection projection,
            int suspectedDuplicates) {}

    public Report report(long hostId) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Optional<Ledger.Place> newest = Ledger.placeUpTo(connection, hostId, Long.MAX_VALUE);
            Instant now = clock.instant();
            return new Report(
                    projectedCount(connection, hostId, now),
                    requests(connection, hostId),
                    newest.map(Ledger.Place::answeredAt).orElse(null),
                    projection(
                            connection, hostId, newest.map(Ledger.Place::number).orElse(0L), now),
                    DuplicateSuspicions.count(connection, hostId));
        }
    }

    private static long lagSeconds(Optional<Ledger.Place> waiting, Instant now) {
        return waiting.map(first ->
                        Math.max(0, Duration.between(first.answeredAt(), now).toSeconds()))
                .orElse(0L);
    }

    private static int projectedCount(Connection connection, long hostId, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM (SELECT FROM kms_client"
                + " WHERE host_id = ? AND NOT virtual AND last_answered_at > ? LIMIT ?) AS counted")) {
            select.setLong(1, hostId);
            select.setObject(2, OffsetDateTime.ofInstant(now.minus(ClientTable.STAY), ZoneOffset.UTC));
            select.setInt(3, KmsAnswer.MAX_COUNT);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    private static Map<KmsResult, Long> requests(Connection connection, long hostId) throws SQLException {
        Map<KmsResult, Long> requests = new EnumMap<>(KmsResult.class);
        for (KmsResult result : KmsResult.values()) {
            requests.put(result, 0L);
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT result, requests FROM kms_result_count WHERE host_id = ?")) {
            select.setLong(1, hostId);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    requests.put(KmsResult.ofCode(result.getInt(1)), result.getLong(2));
                }
            }
        }
        return requests;
    }

    private static KmsHostView.Projection projection(Connection connection, long hostId, long batches, Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number, set_aside, failing_since, failure FROM kms_projection WHERE host_id = ?")) {
            select.setLong(1, hostId);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    return new KmsHostView.Projection(batches, 0, 0, 0, null, null);
                }
                long projected = result.getLong(1);
                OffsetDateTime failingSince = result.getObject(3, OffsetDateTime.class);
                return new KmsHostView.Projection(
                        batches,
                        projected,
                        lagSeconds(Ledger.placeAfter(connection, hostId, projected), now),
                        result.getLong(2),
                        failingSince == null ? null : failingSince.toInstant(),
                        result.getString(4));
            }
        }
    }

    /** What was set aside of a host, the newest first, before an entry's number, at most so many (VA-318). */
    public List<SetAsideEntry> setAside(long hostId, long before, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return SetAside.list(connection, hostId, before, limit);
        }
    }
}
