package org.menkyo.archiver;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A month of a table, in its own partition.
 *
 * @param table the table
 * @param partition its partition
 * @param month in UTC
 */
record Month(String table, String partition, YearMonth month) {

    /** When the month is over. */
    Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What was moved, as the chain will say: for the ledger one for each host. */
    record Moved(Long host, long firstRow, long lastRow, long rowCount) {}

    /** The links of the audit chain that stand for the rows. */
    record Links(long first, byte[] firstHash, long last, byte[] lastHash) {}

    /** How the rows of a table are archived. */
    interface Content {

        /** The source of its links. */
        String source();

        /** The name that its files begin with. */
        String fileName();

        /**
         * Whether all has followed that must have.
         *
         * @throws ArchiveException if not
         */
        Links requireSettled(Connection connection, Month month) throws SQLException;

        /** Writes the rows; those that are not what they were when they were chained must not leave. */
        void write(Connection connection, Month month, MonthFile.Lines lines) throws Exception;

        /** What is moved. */
        List<Moved> moved(Connection connection, Month month) throws SQLException;

        /** What else goes with the rows; they still stand in the partition, which is detached. */
        void forget(Connection connection, Month month) throws SQLException;

        /**
         * Whether what the database still has of a file's rows, which stand in {@code archived_line}, belongs to them.
         *
         * @throws ArchiveException if not
         */
        default void requireFitting(Connection connection) throws SQLException {}

        /** The columns of the table from a column {@code data} of a line's members, in their order. */
        String columns();
    }
}
