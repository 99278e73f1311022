package org.menkyo.kms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

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

    private final DataSource dataSource;
    private final DuplicateSuspicions suspicions;
    private final ProjectionPace pace;
    private final Clock clock;
    private final KnownIdentities known = new KnownIdentities();

    /** For the container's proxy. */
    protected LedgerProjector() {
        this(null, null, null, null);
    }

    @Inject
    public LedgerProjector(DataSource dataSource, DuplicateSuspicions suspicions, ProjectionPace pace, Clock clock) {
        this.dataSource = dataSource;
        this.suspicions = suspicions;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Brings the projection of all hosts to where the ledger is when it begins. What is added meanwhile waits for the next
     * time: a step is a commit, for which answers have to wait, and costs the same for few rows as for many.
     */
    public synchronized void follow() throws SQLException {
        Map<Long, Instant> waiting = hosts();
        pace.waiting(waiting);
        for (long hostId : waiting.keySet()) {
            boolean more;
            do {
                more = step(hostId);
            } while (more);
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

    /** Projects some rows in one transaction; says whether there were more. */
    private boolean step(long hostId) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                Optional<Step> step = step(connection, hostId);
                connection.commit();
                committed = true;
                step.ifPresent(made -> {
                    made.committed(hostId, known);
                    pace.reached(hostId, made.last().answeredAt());
                });
                return step.map(Step::more).orElse(false);
            } finally {
                if (!committed) {
                    known.forget();
                }
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * What was written in one transaction.
     *
     * @param more whether it left rows for another one
     */
    private record Step(ProjectedClients clients, LedgerRow last, boolean more) {

        void committed(long hostId, KnownIdentities known) {
            clients.committed();
            known.leave(hostId, last.number());
        }
    }

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
            return Optional.empty();
        }
        ProjectedClients clients = new ProjectedClients(hostId, known);
        long last = before;
        for (LedgerRow row : rows) {
            if (row.number() != last + 1) {
                throw new IllegalStateException(
                        "row " + (last + 1) + " of the ledger of host " + hostId + " is missing");
            }
            clients.add(row);
            last = row.number();
        }
        int suspected = suspicions.compare(connection, hostId, clients.runs());
        if (suspected > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} client machine IDs came from different machines; see the suspected duplicates of the KMS host",
                    suspected);
        }
        clients.write(connection);
        LedgerSegments.add(connection, hostId, before + 1, last);
        movePosition(connection, hostId, last);
        boolean more = taken < waiting.size() || waiting.size() == MAX_ROWS;
        return Optional.of(new Step(clients, rows.get(rows.size() - 1), more));
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
                "UPDATE kms_projection SET number = ?, projected_at = ? WHERE host_id = ?")) {
            update.setLong(1, number);
            update.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            update.setLong(3, hostId);
            update.executeUpdate();
        }
    }
}
