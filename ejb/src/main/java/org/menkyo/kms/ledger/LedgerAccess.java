package org.menkyo.kms.ledger;

import java.sql.SQLException;
import java.util.List;

/** What a host does with its ledger. */
public interface LedgerAccess {

    /**
     * Adds a row, unless the host's ledger already has one of that number. It may be called again with the same row if it
     * was not clear whether it succeeded.
     *
     * @return whether the row was added
     * @throws SQLException if it is not clear whether it was
     */
    boolean append(LedgerRow row) throws SQLException;

    /** The rows of a host that follow a number, in their order, at most so many. */
    List<LedgerRow> after(long hostId, long number, int limit) throws SQLException;
}
