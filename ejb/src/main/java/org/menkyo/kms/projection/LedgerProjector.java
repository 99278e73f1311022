package org.menkyo.kms.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.menkyo.kms.ledger.KnownIdentities;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.kms.ledger.LedgerSegments;
import org.menkyo.kms.ledger.SetAside;
import org.menkyo.shared.database.PassingFailure;

/**
 * Follows the ledger: writes what became of each client machine, and the sums by result, with one statement for many
 * batches; how far it has come is part of the same transaction, so nothing is projected twice or left out. Of several
 * nodes one does it at a time.
 */
@ApplicationScoped
public class LedgerProjector {

    private static final System.Logger LOG = System.getLogger(LedgerProjector.class.getName());
    private static final int MAX_ROWS = 1000;

    /**
     * More would not be faster for each request, but live longer: arrays of this size are none that the garbage collector
     * handles apart, and answers wait for it.
     */
    private static final int MAX_REQUESTS = 8192;

    /** How long a host is left out that could not be followed. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final DuplicateSuspicions suspicions;
    private final ProjectionPace pace;
    private final Clock clock;
    private final ProjectionLog report;
    private final KnownIdentities known = new KnownIdentities();
    /** Hosts that cannot be followed, and until when they are left out. */
    private final Map<Long, Instant> resting = new HashMap<>();

    @Inject
    public LedgerProjector(DataSource dataSource, DuplicateSuspicions suspicions, ProjectionPace pace, Clock clock) {
        this.dataSource = dataSource;
        this.suspicions = suspicions;
        this.pace = pace;
        this.clock = clock;
        this.report = new ProjectionLog(clock);
    }

    /**
     * Brings the projection of all hosts to where the ledger is when it begins. What is added meanwhile waits for the next
     * time: a step is a commit, for which answers have to wait, and costs the same for few rows as for many.
     *
     * <p>Hosts do not depend on each other (VA-318): they take turns, so that none waits for the backlog of another one,
     * and one that cannot be followed is left out for a while.
     *
     * @throws SQLException if something failed that passes by itself, after all hosts had their turns
     */
    public synchronized void follow() throws SQLException {
        Map<Long, Instant> waiting = hosts();
        pace.waiting(waiting);
        resting.values().removeIf(until -> !until.isAfter(clock.instant()));
        List<Long> left = new ArrayList<>(waiting.keySet());
        left.removeAll(resting.keySet());
        SQLException passing = null;
        while (!left.isEmpty()) {
            for (Iterator<Long> turn = left.iterator(); turn.hasNext(); ) {
                try {
                    if (!followed(turn.next())) {
                        turn.remove();
                    }
                } catch (SQLException e) {
                    turn.remove();
                    passing = e;
                }
            }
        }
        if (passing != null) {
            throw passing;
        }
    }

    /**
     * Projects some rows of a host; says whether there were more.
     *
     * @throws SQLException if it failed by something that passes by itself
     */
    private boolean followed(long hostId) throws SQLException {
        try {
            return step(hostId);
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException sql && PassingFailure.isBehind(sql)) {
                throw sql;
            }
            leaveOut(hostId, e);
            return false;
        }
    }

    private void leaveOut(long hostId, Exception failure) throws SQLException {
        Instant now = clock.instant();
        boolean isNew = pace.standsStill(hostId);
        resting.put(hostId, now.plus(REST));
        if (isNew) {
            LOG.log(Level.ERROR, "The ledger of KMS host number " + hostId + " cannot be followed", failure);
        }
        try (Connection connection = dataSource.getConnection()) {
            SetAside.standsStill(connection, hostId, SetAside.reason(failure), now);
        }
    }

    /** Hosts with rows to project, each with the time of the first of them. */
    private Map<Long, Instant> hosts() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT p.host_id, l.answered_at"
                        + " FROM kms_projection p CROSS JOIN LATERAL (SELECT answered_at FROM kms_ledger_number"
                        + " WHERE host_id = p.host_id AND number > p.number ORDER BY number LIMIT 1) l"
                        + " ORDER BY p.host_id");
                ResultSet result = select.executeQuery()) {
            Map<Long, Instant> hosts = new LinkedHashMap<>();
            while (result.next()) {
                hosts.put(
                        result.getLong(1),
                        result.getObject(2, OffsetDateTime.class).toInstant());
            }
            return hosts;
        }
    }

    /** Projects some rows; those with something that cannot be taken in apart from each other. */
    private boolean step(long hostId) throws SQLException {
        try {
            return inTransaction(hostId, this::step);
        } catch (SQLException | SetAside.UnreadableRow e) {
            if (!SetAside.isOfTheData(e)) {
                throw e;
            }
            return inTransaction(hostId, this::stepApart);
        }
    }

    /** What is done in one transaction; empty if nothing was to be done. */
    private interface Work {
        Optional<Step> on(Connection connection, long hostId) throws SQLException;
    }

    private boolean inTransaction(long hostId, Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Step> step = work.on(connection, hostId);
                connection.commit();
                step.ifPresent(made -> {
                    made.committed().run();
                    pace.reached(hostId, made.last());
                });
                return step.map(Step::more).orElse(false);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * What was written in one transaction.
     *
     * @param last when the last of its rows was answered
     * @param more whether it left rows for another one
     * @param committed what is to be done once it is committed
     */
    private record Step(Instant last, boolean more, Runnable committed) {}

    private Optional<Step> step(Connection connection, long hostId) throws SQLException {
        OptionalLong position = lockPosition(connection, hostId);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        long before = position.getAsLong();
        known.follow(hostId, before);
        List<Integer> waiting = Ledger.requestsAfter(connection, hostId, before, MAX_ROWS);
        int taken = rowsOfAStep(waiting);
        List<LedgerRow> rows = Ledger.after(connection, hostId, before, taken);
        if (rows.isEmpty()) {
            if (Ledger.placeAfter(connection, hostId, before).isPresent()) {
                throw missing(before + 1);
            }
            return Optional.empty();
        }
        ProjectedClients clients = new ProjectedClients(hostId, known);
        long next = before + 1;
        for (LedgerRow row : rows) {
            if (row.number() != next) {
                throw missing(next);
            }
            clients.add(row);
            next++;
        }
        long last = next - 1;
        int suspected = suspicions.compare(connection, hostId, clients.runs());
        clients.write(connection);
        LedgerSegments.add(connection, hostId, before + 1, last);
        movePosition(connection, hostId, last);
        boolean more = taken < waiting.size() || waiting.size() == MAX_ROWS;
        return Optional.of(new Step(rows.get(rows.size() - 1).answeredAt(), more, () -> {
            clients.committed();
            known.leave(hostId, last);
            report.suspected(suspected);
        }));
    }

    private static SetAside.UnreadableRow missing(long number) {
        return new SetAside.UnreadableRow("batch " + number + " is missing");
    }

    private Optional<Step> stepApart(Connection connection, long hostId) throws SQLException {
        OptionalLong position = lockPosition(connection, hostId);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        Ledger.Place before = new Ledger.Place(position.getAsLong(), clock.instant());
        ProjectionApart apart = new ProjectionApart(connection, hostId, suspicions, clock.instant());
        Ledger.Place last = apart.follow(before);
        if (last.number() == before.number()) {
            return Optional.empty();
        }
        LedgerSegments.add(connection, hostId, before.number() + 1, last.number());
        movePosition(connection, hostId, last.number());
        return Optional.of(new Step(last.answeredAt(), true, () -> {
            report.suspected(apart.suspected());
            report.setAside(apart.setAside());
        }));
    }

    /** How many rows are worth one transaction: many if they hold few requests each. */
    private static int rowsOfAStep(List<Integer> requestsOfRows) {
        int rows = 0;
        int requests = 0;
        for (int count : requestsOfRows) {
            if (requests >= MAX_REQUESTS) {
                break;
            }
            rows++;
            requests += count;
        }
        return rows;
    }

    /** Empty if another node is projecting this host. */
    private static OptionalLong lockPosition(Connection connection, long hostId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number FROM kms_projection WHERE host_id = ? FOR UPDATE SKIP LOCKED")) {
            select.setLong(1, hostId);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private void movePosition(Connection connection, long hostId, long number) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE kms_projection SET number = ?, projected_at = ?, failing_since = NULL, failure = NULL"
                        + " WHERE host_id = ?")) {
            update.setLong(1, number);
            update.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            update.setLong(3, hostId);
            update.executeUpdate();
        }
    }
}
