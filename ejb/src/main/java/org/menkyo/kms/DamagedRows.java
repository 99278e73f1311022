package org.menkyo.kms;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads what may be damaged in the database, so that it keeps nobody from what stands beside it (VA-318). */
final class DamagedRows {

    private static final String SAVEPOINT = "menkyo_reading";

    private DamagedRows() {}

    /** Some reading over the connection. */
    interface Reading<T> {
        T read() throws SQLException;
    }

    /**
     * What was read; empty if what is stored is damaged. A transaction that the connection is in goes on in either case: its
     * savepoint is a statement, since the container keeps the calls for savepoints from transactions of its own.
     *
     * @throws SQLException if it failed by something else
     */
    static <T> Optional<T> read(Connection connection, Reading<T> reading) throws SQLException {
        boolean inTransaction = !connection.getAutoCommit();
        execute(connection, inTransaction, "SAVEPOINT ");
        try {
            T result = reading.read();
            execute(connection, inTransaction, "RELEASE SAVEPOINT ");
            return Optional.of(result);
        } catch (SQLException e) {
            if (!SetAside.isOfTheData(e)) {
                throw e;
            }
            execute(connection, inTransaction, "ROLLBACK TO SAVEPOINT ");
            return Optional.empty();
        }
    }

    private static void execute(Connection connection, boolean inTransaction, String statement) throws SQLException {
        if (inTransaction) {
            try (Statement savepoint = connection.createStatement()) {
                savepoint.execute(statement + SAVEPOINT);
            }
        }
    }
}
