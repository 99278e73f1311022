package org.menkyo.kms.serving;

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
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.database.ConsistentRead;

/**
 * Rebuilds what a host has become: from the projected clients, the nonces of the last hours, and the ledger rows that are
 * not projected yet (VA-305, VA-310).
 *
 * <p>The setting {@code menkyo.kms-max-clients} bounds the table: 2,000,000 machines unless set otherwise.
 */
@ApplicationScoped
public class HostStates {

    private static final System.Logger LOG = System.getLogger(HostStates.class.getName());

    /** A request with a client time ahead by the greatest skew can come again for twice that long. */
    private static final Duration NONCE_AGE = ClientTable.MAX_SKEW.multipliedBy(2);

    private static final int DEFAULT_NONCE_SCAN = 4_000_000;
    private static final int FETCH = 10_000;
    private static final int ROWS_AT_ONCE = 100;

    private final DataSource dataSource;
    private final Clock clock;
    private final int capacity;
    private final int nonceScan;

    @Inject
    public HostStates(DataSource dataSource, Clock clock, Settings settings) {
        this(dataSource, clock, settings.get(SettingsRegister.KMS_MAX_CLIENTS), DEFAULT_NONCE_SCAN);
    }

    /** @param nonceScan how many requests are looked at for nonces before the clients' times are gone by instead */
    HostStates(DataSource dataSource, Clock clock, int capacity, int nonceScan) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.capacity = capacity;
        this.nonceScan = nonceScan;
    }

    /** The state of a host after all rows of its ledger. */
    HostState load(long hostId) throws SQLException {
        return ConsistentRead.of(dataSource, connection -> load(connection, hostId));
    }

    private HostState load(Connection connection, long hostId) throws SQLException {
        Instant now = clock.instant();
        ClientTable table = new ClientTable(capacity);
        long projected = projectedNumber(connection, hostId);
        loadClients(
                connection,
                hostId,
                now,
                (cmid, answeredAt, virtual, clientTime) -> table.load(cmid, answeredAt, virtual));
        if (!loadNonces(connection, hostId, projected, now, table)) {
            loadClients(
                    connection,
                    hostId,
                    now,
                    (cmid, answeredAt, virtual, clientTime) -> table.forgetNonces(cmid, clientTime));
        }
        HostState state = new HostState(table, projected);
        List<LedgerRow> rows;
        do {
            rows = Ledger.readableAfter(connection, hostId, state.number(), ROWS_AT_ONCE);
            rows.forEach(state::apply);
        } while (rows.size() == ROWS_AT_ONCE);
        return state;
    }

    private static long projectedNumber(Connection connection, long hostId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number FROM kms_projection WHERE host_id = ?")) {
            select.setLong(1, hostId);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private interface ClientReader {
        void read(UUID cmid, Instant answeredAt, boolean virtual, Instant clientTime);
    }

    private static void loadClients(Connection connection, long hostId, Instant now, ClientReader reader)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT cmid, last_answered_at, virtual, answered_client_time"
                        + " FROM kms_client WHERE host_id = ? AND last_answered_at > ? ORDER BY last_answered_at")) {
            select.setLong(1, hostId);
            select.setObject(2, OffsetDateTime.ofInstant(now.minus(ClientTable.STAY), ZoneOffset.UTC));
            select.setFetchSize(FETCH);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    reader.read(
                            result.getObject(1, UUID.class),
                            result.getObject(2, OffsetDateTime.class).toInstant(),
                            result.getBoolean(3),
                            result.getObject(4, OffsetDateTime.class).toInstant());
                }
            }
        }
    }

    /**
     * Says whether all requests were looked at that could come again, which they were not if some cannot be read (VA-318).
     */
    private boolean loadNonces(Connection connection, long hostId, long projected, Instant now, ClientTable table)
            throws SQLException {
        Instant oldest = now.minus(NONCE_AGE);
        long number = projected;
        int scanned = 0;
        int damaged = 0;
        while (scanned < nonceScan) {
            List<LedgerRow> rows = Ledger.readableBackwardsFrom(connection, hostId, number, ROWS_AT_ONCE);
            for (LedgerRow row : rows) {
                if (row.answeredAt().isBefore(oldest)) {
                    return isWhole(hostId, damaged);
                }
                List<LedgerEntry> entries = row.entries().entries();
                entries.forEach(entry -> table.remember(entry, now));
                damaged += row.isUnreadable() || entries.size() < row.entries().size() ? 1 : 0;
                scanned += row.entries().size();
                number = row.number() - 1;
            }
            if (rows.size() < ROWS_AT_ONCE) {
                return isWhole(hostId, damaged);
            }
        }
        return false;
    }

    private static boolean isWhole(long hostId, int damaged) {
        if (damaged > 0) {
            LOG.log(
                    Level.WARNING,
                    damaged + " batches of the last hours cannot be read whole in the ledger of KMS host number "
                            + hostId + "; requests with older client times than the last ones are taken for repeated");
        }
        return damaged == 0;
    }
}
