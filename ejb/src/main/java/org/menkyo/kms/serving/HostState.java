package org.menkyo.kms.serving;

import java.util.List;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.ledger.LedgerRow;

/**
 * What a host has become by its ledger up to a row. Whoever reads or changes it holds its monitor.
 */
final class HostState {

    private final ClientTable table;
    private long number;

    /**
     * @param table the table of clients
     * @param number the ledger row that the table has come to, 0 before the first
     */
    HostState(ClientTable table, long number) {
        this.table = table;
        this.number = number;
    }

    ClientTable table() {
        return table;
    }

    /** The ledger row that the table has come to. */
    long number() {
        return number;
    }

    /** Takes the next row in. */
    void apply(LedgerRow row) {
        apply(row, row.entries().entries());
    }

    /**
     * Takes the next row in, as {@link #apply(LedgerRow)} does.
     *
     * @param entries what the row holds, for who has it at hand
     */
    void apply(LedgerRow row, List<LedgerEntry> entries) {
        if (row.number() != number + 1) {
            throw new IllegalStateException("row " + row.number() + " of the ledger does not follow row " + number);
        }
        entries.forEach(entry -> table.apply(entry, row.answeredAt()));
        number = row.number();
    }
}
