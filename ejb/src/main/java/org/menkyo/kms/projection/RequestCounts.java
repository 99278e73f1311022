package org.menkyo.kms.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.menkyo.kms.ledger.PackedEntries;

/** What a number of ledger rows adds to the counts by quarter of an hour, edition and result (VA-702). */
final class RequestCounts {

    private static final long QUARTER_MILLIS = 15 * 60 * 1000L;

    // Rows are written in the order of their keys, so that two writers never wait for each other in a circle.
    private static final String ADD = """
            INSERT INTO kms_request_count AS known (host_id, from_at, edition, result, requests, added, highest_count)
            SELECT ?, to_timestamp(quarter * 900), edition, result, requests, added, highest_count
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
              AS change (quarter, edition, result, requests, added, highest_count)
            ORDER BY quarter, edition, result
            ON CONFLICT (host_id, from_at, edition, result) DO UPDATE SET
              requests = known.requests + excluded.requests,
              added = known.added + excluded.added,
              highest_count = greatest(known.highest_count, excluded.highest_count)
            """;

    private static final Comparator<Map.Entry<Key, Sum>> IN_ORDER =
            Map.Entry.comparingByKey(Comparator.comparingLong(Key::quarter)
                    .thenComparingLong(Key::edition)
                    .thenComparingLong(Key::result));

    private record Key(long quarter, long edition, long result) {}

    private static final class Sum {
        private long requests;
        private long added;
        private long highestCount;
    }

    private final Map<Key, Sum> sums = new HashMap<>();
    private Key lastKey;
    private Sum last;

    /** Takes one request in that was answered at a time in milliseconds since 1970. */
    void add(PackedEntries entries, int entry, long answeredAt) {
        Sum sum = sum(Math.floorDiv(answeredAt, QUARTER_MILLIS), entries.edition(entry), entries.resultCode(entry));
        sum.requests++;
        if (entries.isAdded(entry)) {
            sum.added++;
        }
        sum.highestCount = Math.max(sum.highestCount, entries.count(entry));
    }

    /** Most requests have the same key as the one before. */
    private Sum sum(long quarter, long edition, long result) {
        if (lastKey == null
                || lastKey.quarter() != quarter
                || lastKey.edition() != edition
                || lastKey.result() != result) {
            lastKey = new Key(quarter, edition, result);
            last = sums.computeIfAbsent(lastKey, any -> new Sum());
        }
        return last;
    }

    /** Adds all that was taken in to what is known of a host. */
    void write(Connection connection, long hostId) throws SQLException {
        if (sums.isEmpty()) {
            return;
        }
        List<Map.Entry<Key, Sum>> sorted =
                sums.entrySet().stream().sorted(IN_ORDER).toList();
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, hostId);
            statement.setObject(2, column(sorted, sum -> sum.getKey().quarter()));
            statement.setObject(3, column(sorted, sum -> sum.getKey().edition()));
            statement.setObject(4, column(sorted, sum -> sum.getKey().result()));
            statement.setObject(5, column(sorted, sum -> sum.getValue().requests));
            statement.setObject(6, column(sorted, sum -> sum.getValue().added));
            statement.setObject(7, column(sorted, sum -> sum.getValue().highestCount));
            statement.executeUpdate();
        }
    }

    private static long[] column(List<Map.Entry<Key, Sum>> sums, ToLongFunction<Map.Entry<Key, Sum>> value) {
        return sums.stream().mapToLong(value).toArray();
    }
}
