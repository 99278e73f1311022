package org.menkyo.archiver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the database says of links. */
final class Seals {

    private Seals() {}

    /**
     * The first and last link of rows.
     *
     * @param rows a query of source and id
     * @throws ArchiveException if one of them is not in the chain, or no checkpoint stands behind them yet
     */
    static Month.Links require(Connection connection, String rows, String what) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery("WITH wanted(source, ref_id) AS (" + rows + "), found AS ("
                        + "SELECT w.ref_id, s.number, s.chain_hash FROM wanted w LEFT JOIN audit_seal s"
                        + " ON s.source = w.source AND s.ref_id = w.ref_id)"
                        + " SELECT count(*) FILTER (WHERE number IS NULL), min(number),"
                        + " (SELECT chain_hash FROM found ORDER BY number LIMIT 1), max(number),"
                        + " (SELECT chain_hash FROM found ORDER BY number DESC LIMIT 1),"
                        + " (SELECT coalesce(max(seal_number), 0) FROM audit_checkpoint) FROM found")) {
            result.next();
            if (result.getLong(1) > 0) {
                throw new ArchiveException(result.getLong(1) + " " + what + " are not in the audit chain yet: let the"
                        + " server run for some seconds, and verify the audit if it stays so.");
            }
            if (result.getLong(4) > result.getLong(6)) {
                throw new ArchiveException(
                        "no signed checkpoint stands behind the " + what + " yet: let the server run for a minute.");
            }
            return new Month.Links(result.getLong(2), result.getBytes(3), result.getLong(4), result.getBytes(5));
        }
    }

    static List<Month.Moved> moved(Connection connection, String query) throws SQLException {
        List<Month.Moved> moved = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery(query)) {
            while (result.next()) {
                if (result.getLong(4) > 0) {
                    moved.add(new Month.Moved(
                            result.getObject(1, Long.class), result.getLong(2), result.getLong(3), result.getLong(4)));
                }
            }
        }
        return moved;
    }
}
