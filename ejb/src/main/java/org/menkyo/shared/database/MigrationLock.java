package org.menkyo.shared.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one server at a time bring a database up to date. PostgreSQL holds it for a connection, and so lets it go in the moment in
 * which the server that has it is killed. It is of one database: others of the same cluster do not wait for it.
 */
final class MigrationLock implements AutoCloseable {

    /** The name of this lock among the advisory locks of the database, whose names by hash begin at another seed. */
    private static final String NAME = "hashtextextended('migration', 4)";

    private static final Logger LOG = System.getLogger(MigrationLock.class.getName());

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits until no other server has it.
     *
     * @param connection the one that brings the database up to date, so that the lock ends with that
     */
    static MigrationLock await(Connection connection) throws SQLException {
        if (!isTrue(connection, "select pg_try_advisory_lock(" + NAME + ")")) {
            LOG.log(Level.INFO, "Another server brings the database up to date; this one waits for it");
            isTrue(connection, "select pg_advisory_lock(" + NAME + ") is not null");
        }
        return new MigrationLock(connection);
    }

    /** Lets the next one have it. A pool keeps the connection, and with it what the connection holds. */
    @Override
    public void close() throws SQLException {
        isTrue(connection, "select pg_advisory_unlock(" + NAME + ")");
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
