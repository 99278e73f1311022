package org.menkyo.kms.clients;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The nonces of a machine that has sent unusually many lately, which most likely means that somebody else sends in its name.
 *
 * <p>If there are more than are kept, a minute of client time gives up the older half of those that are from it: what is told
 * to come from that stretch of time counts as seen. It is a minute with many of them, or one that is far from the host's time,
 * where hardly any machine's own clock is. So whoever fills the memory closes the times that it has filled, and the machine
 * itself is still answered (VA-319).
 */
final class NonceCrowd {

    private static final long MINUTE_MILLIS = 60_000;

    private final Map<Long, Long> times = new HashMap<>();
    private final Map<Long, Integer> inMinute = new HashMap<>();
    /** The first and the last client time of each minute that count as seen, with all between them. */
    private final Map<Long, long[]> closed = new HashMap<>();

    private long tidied = Long.MIN_VALUE;

    int size() {
        return times.size();
    }

    /** Whether it remembers nothing any more. */
    boolean isEmpty() {
        return times.isEmpty() && closed.isEmpty();
    }

    boolean hasSent(long nonce, long clientTimeMillis) {
        return isClosed(clientTimeMillis) || times.containsKey(nonce);
    }

    private boolean isClosed(long clientTimeMillis) {
        long[] stretch = closed.get(minute(clientTimeMillis));
        return stretch != null && clientTimeMillis >= stretch[0] && clientTimeMillis <= stretch[1];
    }

    /**
     * @param now the host's time
     * @param most how many nonces are kept, at least one
     */
    void add(long nonce, long clientTimeMillis, long now, int most) {
        while (times.size() >= most) {
            closeHalf(leastNeeded(minute(now)));
        }
        if (!isClosed(clientTimeMillis) && times.put(nonce, clientTimeMillis) == null) {
            inMinute.merge(minute(clientTimeMillis), 1, Integer::sum);
        }
    }

    /** Forgets what has a client time that is not accepted any more; looks for it once for each minute. */
    void removeBefore(long oldest) {
        long minute = minute(oldest);
        if (minute > tidied) {
            tidied = minute;
            times.values().removeIf(time -> minute(time) < minute);
            inMinute.keySet().removeIf(each -> each < minute);
            closed.keySet().removeIf(each -> each < minute);
        }
    }

    private long leastNeeded(long present) {
        return inMinute.entrySet().stream()
                .max(Comparator.comparingLong(
                        each -> each.getValue() * (1 + Math.abs(Math.subtractExact(each.getKey(), present)))))
                .orElseThrow()
                .getKey();
    }

    private void closeHalf(long minute) {
        long[] sorted = times.values().stream()
                .mapToLong(Long::longValue)
                .filter(time -> minute(time) == minute)
                .sorted()
                .toArray();
        long first = sorted[0];
        long last = sorted[(sorted.length - 1) / 2];
        long[] stretch = closed.merge(minute, new long[] {first, last}, (before, more) ->
                new long[] {Math.min(before[0], more[0]), Math.max(before[1], more[1])});
        times.values().removeIf(time -> time >= stretch[0] && time <= stretch[1]);
        int left = 0;
        for (long time : sorted) {
            left += time < stretch[0] || time > stretch[1] ? 1 : 0;
        }
        if (left == 0) {
            inMinute.remove(minute);
        } else {
            inMinute.put(minute, left);
        }
    }

    private static long minute(long clientTimeMillis) {
        return Math.floorDiv(clientTimeMillis, MINUTE_MILLIS);
    }
}
