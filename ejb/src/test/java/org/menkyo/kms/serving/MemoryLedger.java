package org.menkyo.kms.serving;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerRow;

/** A ledger without a database that breaks when the test wants. */
class MemoryLedger extends Ledger {

    /** How an append goes. */
    enum Mood {
        WORKS,
        /** Nothing is added, and the caller does not know. */
        FAILS,
        /** The row is added, but the caller does not hear of it. */
        COMMITS_AND_FAILS
    }

    final List<LedgerRow> rows = new ArrayList<>();
    final List<Mood> moods = new ArrayList<>();

    MemoryLedger() {
        super(null);
    }

    /** How the next appends go; then it works again. */
    void next(Mood... next) {
        moods.addAll(List.of(next));
    }

    @Override
    public synchronized boolean append(LedgerRow row) throws SQLException {
        Mood mood = moods.isEmpty() ? Mood.WORKS : moods.remove(0);
        boolean free = row.number() == rows.size() + 1L;
        if (free && mood != Mood.FAILS) {
            rows.add(row);
        }
        if (mood != Mood.WORKS) {
            throw new SQLException("the connection broke, as the test wants");
        }
        return free;
    }

    @Override
    public synchronized List<LedgerRow> after(long hostId, long number, int limit) {
        return List.copyOf(rows.subList((int) number, (int) Math.min(rows.size(), number + limit)));
    }

    @Override
    public synchronized <T> T inTurn(long hostId, Turn<T> turn) throws SQLException {
        return turn.take(this);
    }
}
