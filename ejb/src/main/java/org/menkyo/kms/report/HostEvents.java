package org.menkyo.kms.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.shared.paging.PageRequest;

/**
 * Reads the ledger as the event log of a host, the newest first (VA-313). What is damaged there is left out: the
 * verification of the audit finds it, and if it was so before it was projected, it is among what was set aside (VA-318).
 */
@ApplicationScoped
public class HostEvents {

    private static final int ROWS_AT_ONCE = 50;
    private static final int MOST_ROWS = 10_000;

    private final Ledger ledger;

    @Inject
    public HostEvents(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A place in the log.
     *
     * @param batch the batch that what follows begins in
     * @param place the first place of that batch that is left out
     */
    public record Position(long batch, int place) {

        public static final Position END = new Position(Long.MAX_VALUE, Integer.MAX_VALUE);

        public static Position parse(String text) {
            try {
                int colon = text.indexOf(':');
                return new Position(
                        Long.parseLong(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw PageRequest.malformedCursor();
            }
        }

        @Override
        public String toString() {
            return batch + ":" + place;
        }
    }

    /**
     * A part of the log.
     *
     * @param next where the search goes on; empty if there is nothing more. Since a search looks at so many batches and
     *     then ends, a part can be shorter than was asked for, and still not be the last.
     */
    public record Found(List<KmsEventView> events, Optional<Position> next) {}

    /** What fits the filter, beginning at a position, at most so many. */
    public Found find(long hostId, KmsEventFilter filter, Position begin, int limit) throws SQLException {
        List<KmsEventView> events = new ArrayList<>();
        Position at = begin;
        if (filter.until() != null) {
            at = earlier(begin, lastBefore(hostId, filter.until()));
        }
        int looked = 0;
        while (looked < MOST_ROWS) {
            List<LedgerRow> rows = ledger.backwardsFrom(hostId, at.batch(), ROWS_AT_ONCE);
            for (LedgerRow row : rows) {
                if (filter.from() != null && row.answeredAt().isBefore(filter.from())) {
                    return new Found(events, Optional.empty());
                }
                Optional<Position> full = add(row, filter, at, limit, events);
                if (full.isPresent()) {
                    return new Found(events, full);
                }
                at = new Position(row.number() - 1, Integer.MAX_VALUE);
            }
            looked += rows.size();
            if (rows.size() < ROWS_AT_ONCE) {
                return new Found(events, Optional.empty());
            }
        }
        return new Found(events, Optional.of(at));
    }

    private static Optional<Position> add(
            LedgerRow row, KmsEventFilter filter, Position at, int limit, List<KmsEventView> events) {
        if (!filter.takes(row)) {
            return Optional.empty();
        }
        int size = row.entries().size();
        int end = row.number() == at.batch() ? Math.min(at.place(), size) : size;
        for (int i = end - 1; i >= 0; i--) {
            Optional<LedgerEntry> entry = row.entries().entry(i).filter(filter::takes);
            if (entry.isPresent()) {
                if (events.size() == limit) {
                    return Optional.of(new Position(row.number(), i + 1));
                }
                events.add(KmsEventView.of(row, i, entry.get()));
            }
        }
        return Optional.empty();
    }

    private static Position earlier(Position one, Position other) {
        return one.batch() <= other.batch() ? one : other;
    }

    /** The last batch before a time; found by halves, since batches follow each other in time. */
    private Position lastBefore(long hostId, Instant until) throws SQLException {
        long low = 0;
        long high = ledger.placeUpTo(hostId, Long.MAX_VALUE)
                .map(Ledger.Place::number)
                .orElse(0L);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            boolean before = ledger.placeUpTo(hostId, middle)
                    .map(place -> place.answeredAt().isBefore(until))
                    .orElse(true);
            if (before) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Position(low, Integer.MAX_VALUE);
    }
}
