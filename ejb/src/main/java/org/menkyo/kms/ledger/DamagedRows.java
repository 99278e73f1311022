package org.menkyo.kms.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Works with what may be damaged in the database, so that it keeps nobody from what stands beside it (VA-318). A transaction
 * that the connection is in goes on in either case: its savepoint is a statement, since the container keeps the calls for
 * savepoints from transactions of its own.
 */
public final class DamagedRows {

    private static final String SAVEPOINT = "menkyo_attempt";

    private DamagedRows() {}

    /** Some work over the connection. */
    public interface Attempt<T> {
        T make() throws SQLException;
    }

    /** What is done about damage, after the work that met it has been undone. */
    public interface Remedy {
        void against(Exception damage) throws SQLException;
    }

    /**
     * What was read; empty if what is stored is damaged.
     *
     * @throws SQLException if it failed by something else
     */
    static <T> Optional<T> read(Connection connection, Attempt<T> reading) throws SQLException {
        return attempt(connection, reading, damage -> {});
    }

    /**
     * What came of some work; empty if it met damage.
     *
     * @throws SQLException if it failed by something else
     */
    public static <T> Optional<T> attempt(Connection connection, Attempt<T> work, Remedy remedy) throws SQLException {
        boolean inTransaction = !connection.getAutoCommit();
        execute(connection, inTransaction, "SAVEPOINT ");
        try {
            T result = work.make();
            execute(connection, inTransaction, "RELEASE SAVEPOINT ");
            return Optional.of(result);
        } catch (SQLException | SetAside.UnreadableRow e) {
            if (!SetAside.isOfTheData(e)) {
                throw e;
            }
            execute(connection, inTransaction, "ROLLBACK TO SAVEPOINT ");
            execute(connection, inTransaction, "RELEASE SAVEPOINT ");
            remedy.against(e);
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
