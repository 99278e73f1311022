package org.menkyo.bench.kms;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.menkyo.bench.BenchException;
import org.menkyo.bench.Installation;

/** Compares the ledger with what the clients were answered: one record for each, and no other. */
final class LedgerCheck {

    private static final int RECORD = 70;
    private static final int NONCE = 16;
    private static final int RESULT = 58;

    private final Installation installation;
    private final long hostId;

    LedgerCheck(Installation installation) throws SQLException {
        this.installation = installation;
        try (Connection connection = installation.database("menkyo");
                PreparedStatement select = connection.prepareStatement("SELECT id FROM kms_host WHERE serving");
                ResultSet result = select.executeQuery()) {
            result.next();
            this.hostId = result.getLong(1);
        }
    }

    /** The number of the last row. */
    long lastRow() {
        return number("SELECT coalesce(max(number), 0) FROM kms_ledger_number WHERE host_id = ?");
    }

    /** The row that the projection has come to. */
    long projectedRow() {
        return number("SELECT number FROM kms_projection WHERE host_id = ?");
    }

    /** How many requests are in the ledger and not yet in the projection. */
    long lag() {
        return number("SELECT coalesce(sum(request_count), 0) FROM kms_ledger WHERE host_id = ?"
                + " AND number > (SELECT number FROM kms_projection p WHERE p.host_id = kms_ledger.host_id)");
    }

    private long number(String query) {
        try (Connection connection = installation.database("menkyo");
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, hostId);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException failed) {
            throw new BenchException("the ledger cannot be read", failed);
        }
    }

    /**
     * Reads the rows after a number, and counts for each request of a run its records with the result «answered».
     *
     * @throws BenchException if an answered request has not exactly one, or another request has any
     */
    void verify(Outcome outcome, long after) {
        byte[] recorded = recorded(outcome.requests(), after);
        for (int i = 0; i < recorded.length; i++) {
            if (recorded[i] != outcome.answered()[i] || recorded[i] > 1) {
                throw new BenchException("request " + i + " got " + outcome.answered()[i]
                        + " answers, and the ledger has " + recorded[i] + " records of it");
            }
        }
    }

    /** How many records each request of a run has. */
    byte[] recorded(Requests requests, long after) {
        byte[] recorded = new byte[requests.count()];
        try (Connection connection = installation.database("menkyo")) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT records FROM kms_ledger WHERE host_id = ? AND number > ? ORDER BY number")) {
                select.setLong(1, hostId);
                select.setLong(2, after);
                select.setFetchSize(100);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        count(ByteBuffer.wrap(result.getBytes(1)), requests, recorded);
                    }
                }
            }
        } catch (SQLException failed) {
            throw new BenchException("the ledger cannot be read", failed);
        }
        return recorded;
    }

    private static void count(ByteBuffer records, Requests requests, byte[] recorded) {
        for (int at = 0; at < records.capacity(); at += RECORD) {
            if (records.get(at + RESULT) == 0 && records.getLong(at + NONCE) == requests.run()) {
                recorded[(int) records.getLong(at + NONCE + 8)]++;
            }
        }
    }
}
