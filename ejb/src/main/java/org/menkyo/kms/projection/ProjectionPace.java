package org.menkyo.kms.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds answers back while the projection is too far behind the ledger, so that what a start has to catch up with, and
 * how old the operator's lists are, stays bounded. The adapter reads no more than it can hand over, so clients wait
 * rather than fail.
 *
 * <p>A projection that is slow does not stop the host: each batch then waits for a second at most. For one that stands
 * still nothing waits, since it would be in vain.
 */
@ApplicationScoped
public class ProjectionPace {

    /** How far the projection may be behind before answers wait. */
    static final Duration MOST_BEHIND = Duration.ofSeconds(30);

    private static final Duration MOST_WAIT = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<Long, Instant> oldestWaiting = new ConcurrentHashMap<>();
    private final Set<Long> standingStill = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    @Inject
    public ProjectionPace(Clock clock) {
        this.clock = clock;
    }

    /** The hosts with ledger rows that are not projected, each with the time of its first one; all others have none. */
    void waiting(Map<Long, Instant> firstRows) {
        oldestWaiting.keySet().retainAll(firstRows.keySet());
        oldestWaiting.putAll(firstRows);
        standingStill.retainAll(firstRows.keySet());
        tellMoved();
    }

    /** The projection of a host has come to a row that was answered at this time. */
    public void reached(long hostId, Instant answeredAt) {
        oldestWaiting.put(hostId, answeredAt);
        standingStill.remove(hostId);
        tellMoved();
    }

    /** The projection of a host cannot go on; says whether that is new. */
    boolean standsStill(long hostId) {
        boolean isNew = standingStill.add(hostId);
        tellMoved();
        return isNew;
    }

    /** How far the projection of a host is behind, as far as this node has seen; zero if nothing waits. */
    Duration behind(long hostId) {
        return Optional.ofNullable(oldestWaiting.get(hostId))
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .filter(behind -> !behind.isNegative())
                .orElse(Duration.ZERO);
    }

    private boolean isTooFarBehind(long hostId) {
        return behind(hostId).compareTo(MOST_BEHIND) > 0 && !standingStill.contains(hostId);
    }

    /** Waits while the projection of the host is too far behind, but not long. */
    public void awaitTurn(long hostId) {
        if (!isTooFarBehind(hostId)) {
            return;
        }
        lock.lock();
        try {
            long left = MOST_WAIT.toNanos();
            while (left > 0 && isTooFarBehind(hostId)) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void tellMoved() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
