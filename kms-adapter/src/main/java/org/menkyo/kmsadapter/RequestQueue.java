package org.menkyo.kmsadapter;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the endpoint, in the order of arrival. The capacity bounds what is read from the connections, not what
 * is put in here: whoever reads asks for {@link #room()} first.
 */
final class RequestQueue {

    private final int capacity;
    private final ArrayDeque<Exchange> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private volatile int size;
    private int wanted = 1;

    RequestQueue(int capacity) {
        this.capacity = capacity;
    }

    /** How many more requests may be read; not positive when none. */
    int room() {
        return capacity - size;
    }

    void add(Collection<Exchange> exchanges) {
        lock.lock();
        try {
            waiting.addAll(exchanges);
            size = waiting.size();
            if (size >= wanted) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves what has arrived, at most the given number. If nothing has, waits for the given time at most, or until {@link
     * #wake}; the batch may still be empty then.
     *
     * @param enough if there is anything, but less than this, it waits for more
     * @param gatherNanos for so long at most
     */
    void take(Collection<Exchange> batch, int max, long waitMillis, int enough, long gatherNanos)
            throws InterruptedException {
        lock.lock();
        try {
            if (waiting.isEmpty() && !arrived.await(waitMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
            gather(enough, gatherNanos);
            for (int i = 0; i < max && !waiting.isEmpty(); i++) {
                batch.add(waiting.poll());
            }
            size = waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void gather(int enough, long nanos) throws InterruptedException {
        wanted = enough;
        long left = nanos;
        while (left > 0 && !waiting.isEmpty() && waiting.size() < enough) {
            left = arrived.awaitNanos(left);
        }
        wanted = 1;
    }

    /** Whether somebody waits for more than there is. */
    boolean isGathering() {
        lock.lock();
        try {
            return wanted > 1;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Ends a wait in {@link #take} early. */
    void wake() {
        lock.lock();
        try {
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
