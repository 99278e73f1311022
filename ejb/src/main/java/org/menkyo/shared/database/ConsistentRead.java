package org.menkyo.shared.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Reads from one state of the database, whatever others change meanwhile. With a fetch size, what is read comes in parts of that
 * size and is not gathered in memory.
 */
public final class ConsistentRead {

    private ConsistentRead() {}

    /**
     * What is read on one connection.
     *
     * @param <T> what comes of it
     * @param <E> what else can go wrong
     */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {

        T read(Connection connection) throws SQLException, E;
    }

    /** Reads on a connection of its own, in a transaction of its own that changes nothing. */
    public static <T, E extends Exception> T of(DataSource dataSource, Reading<T, E> reading) throws SQLException, E {
        try (Connection connection = dataSource.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            try {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                return reading.read(connection);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(true);
            }
        }
    }
}
