package org.menkyo.kms.serving;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerAccess;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.kms.ledger.PackedEntries;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.BatchSigner;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsRequest;

/**
 * An activated host that answers (VA-304, VA-305, VA-310).
 *
 * <p>A batch is decided on the state after the last known ledger row, and then appended as the next one. If that number
 * is taken, another node was faster: its rows are taken in, and the batch is decided anew, this time while no other node
 * can append. So every answer follows from all answers before it, whichever node gave them; and since the table changes
 * only by rows that are in the ledger, it never holds what was not committed.
 */
final class AnsweringHost {

    private static final int CATCH_UP_ROWS = 200;

    private final HostTerms terms;
    private final BatchSigner signer;
    private final byte[] certificateFrame;
    private final HostState state;
    private final Ledger ledger;
    private final Clock clock;

    AnsweringHost(HostTerms terms, SigningKey key, HostState state, Ledger ledger, Clock clock) {
        this.terms = terms;
        this.signer = new BatchSigner(key);
        this.certificateFrame = KmsFrames.encodeCertificate(terms.certificate());
        this.state = state;
        this.ledger = ledger;
        this.clock = clock;
    }

    HostTerms terms() {
        return terms;
    }

    /** Shared with other terms of the same host. */
    HostState state() {
        return state;
    }

    private record Decided(LedgerRow row, List<LedgerEntry> entries, List<byte[]> answers) {}

    /**
     * Answers a batch; when this returns, it is committed.
     *
     * @return for each request the frames to send
     * @throws org.menkyo.shared.error.UnavailableException if the database cannot be reached; the table is unchanged
     */
    List<byte[]> answer(List<KmsRequest> requests) {
        synchronized (state) {
            try {
                Decided decided = decide(requests);
                if (!isCommitted(decided)) {
                    decided = ledger.inTurn(terms.hostId(), turn -> append(requests, turn));
                    state.apply(decided.row(), decided.entries());
                }
                return withCertificates(requests, decided.answers());
            } catch (SQLException e) {
                throw Outage.of(e);
            }
        }
    }

    /** The current count as it would be answered (VA-305). */
    int count() {
        synchronized (state) {
            state.table().expire(now());
            return Math.min(state.table().counted(), KmsAnswer.MAX_COUNT);
        }
    }

    /** Takes in what other nodes have answered. */
    void catchUp() throws SQLException {
        synchronized (state) {
            takeIn(ledger, null);
        }
    }

    private Decided decide(List<KmsRequest> requests) {
        Instant now = now();
        List<LedgerEntry> entries = BatchEvaluation.decide(requests, terms, state.table(), now);
        BatchSigner.SignedBatch signed = signer.sign(BatchEvaluation.answers(entries, terms, now));
        LedgerRow row = new LedgerRow(
                terms.hostId(),
                state.number() + 1,
                now,
                PackedEntries.of(entries),
                new LedgerRow.Signed(
                        signed.root(),
                        signed.signature(),
                        terms.certificate().serial(),
                        terms.renewalMinutes(),
                        terms.retryMinutes()));
        return new Decided(row, entries, signed.frames());
    }

    /** Whether the row is in the ledger; if not, the state has come to where the ledger is now. */
    private boolean isCommitted(Decided decided) throws SQLException {
        if (append(decided.row())) {
            state.apply(decided.row(), decided.entries());
            return true;
        }
        return takeIn(ledger, decided.row());
    }

    private Decided append(List<KmsRequest> requests, LedgerAccess turn) throws SQLException {
        takeIn(turn, null);
        Decided decided = decide(requests);
        if (!turn.append(decided.row())) {
            throw new SQLException("another node has appended to the ledger out of turn");
        }
        return decided;
    }

    /** A connection that broke says nothing about the row; so the same row is offered once more on another one. */
    private boolean append(LedgerRow row) throws SQLException {
        try {
            return ledger.append(row);
        } catch (SQLException first) {
            try {
                return ledger.append(row);
            } catch (SQLException second) {
                second.addSuppressed(first);
                throw second;
            }
        }
    }

    /** Takes in the rows that follow; says whether the given one is among them. */
    private boolean takeIn(LedgerAccess source, LedgerRow own) throws SQLException {
        boolean found = false;
        List<LedgerRow> rows;
        do {
            rows = source.after(terms.hostId(), state.number(), CATCH_UP_ROWS);
            for (LedgerRow row : rows) {
                state.apply(row);
                found |= own != null && row.isSameBatch(own);
            }
        } while (rows.size() == CATCH_UP_ROWS);
        return found;
    }

    private List<byte[]> withCertificates(List<KmsRequest> requests, List<byte[]> answers) {
        List<byte[]> frames = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            boolean known =
                    requests.get(i).knownCertificate() == terms.certificate().serial();
            frames.add(known ? answers.get(i) : KmsFrames.join(certificateFrame, answers.get(i)));
        }
        return frames;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
