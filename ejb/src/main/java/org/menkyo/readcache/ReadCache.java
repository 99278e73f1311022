package org.menkyo.readcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Remembers what was read, until anything changes of what may be remembered: who people are, what they may, lockouts,
 * agreements and their contacts, what is licensed, and the catalog.
 *
 * <p>Nothing remembered is older than the end of the last transaction of this node that changed something. What other nodes
 * change becomes known by the database's notifications, as a rule within a millisecond. They come in order with a
 * heartbeat; without one for {@link #PATIENCE_NANOS} nothing is remembered, and each read asks the database. So nothing of
 * what is remembered was ever out of date for longer than that.
 *
 * <p>Within a transaction the database is always asked: what decides about a change holds at that moment.
 */
@ApplicationScoped
public class ReadCache {

    /** For how long the last heartbeat lets answers be remembered, in nanoseconds: one second. */
    static final long PATIENCE_NANOS = 1_000_000_000L;

    private static final int MOST_ENTRIES = 100_000;

    /** For how long what other nodes use of keys may not be seen, in nanoseconds: one second. */
    static final long RECENT_NANOS = 1_000_000_000L;

    /**
     * What was read.
     *
     * @param changes how many changes there had been before
     * @param uses how many transactions of this node had used keys before
     * @param readAt when it was read
     */
    private record Entry(long changes, long uses, long readAt, Object value) {}

    private final ReadTransaction transaction;
    private final LongSupplier nanos;
    private final Cache<Object, Entry> entries;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong uses = new AtomicLong();
    private volatile boolean heard;
    private volatile long heardAt;

    @Inject
    public ReadCache(ReadTransaction transaction) {
        this(transaction, System::nanoTime);
    }

    ReadCache(ReadTransaction transaction, LongSupplier nanos) {
        this.transaction = transaction;
        this.nanos = nanos;
        this.entries = Caffeine.newBuilder().maximumSize(MOST_ENTRIES).build();
    }

    /**
     * What is remembered for a key, or else what is read now, in a transaction of its own if there is none.
     *
     * @param key a record of the caller's own, so that keys of different meaning are never equal
     * @param read reads from the database; what it gives is shared and must not change. Null is not remembered
     */
    public <T> T get(Object key, Supplier<T> read) {
        return remembered(key, read, entry -> true);
    }

    /**
     * As {@link #get}, for answers that tell how much of product keys is used. What this node uses is forgotten before it is
     * answered; of what other nodes use there is no notification, so such an answer is remembered for {@link #RECENT_NANOS}
     * at most.
     */
    public <T> T getRecent(Object key, Supplier<T> read) {
        return remembered(
                key, read, entry -> entry.uses == uses.get() && nanos.getAsLong() - entry.readAt < RECENT_NANOS);
    }

    private <T> T remembered(Object key, Supplier<T> read, Predicate<Entry> good) {
        Entry entry = isFollowing() && !transaction.isActive() ? entries.getIfPresent(key) : null;
        if (entry != null && entry.changes == changes.get() && good.test(entry)) {
            @SuppressWarnings("unchecked")
            T remembered = (T) entry.value;
            return remembered;
        }
        return renew(key, read);
    }

    /** As {@link #get}, but reads in any case, and remembers what was read. */
    public <T> T renew(Object key, Supplier<T> read) {
        if (transaction.isActive()) {
            return read.get();
        }
        long changesBefore = changes.get();
        long usesBefore = uses.get();
        long readAt = nanos.getAsLong();
        T value = transaction.in(read);
        if (value != null) {
            entries.put(key, new Entry(changesBefore, usesBefore, readAt, value));
        }
        return value;
    }

    /** Something has changed. */
    void changed() {
        changes.incrementAndGet();
    }

    /** Keys were used up here. */
    void used() {
        uses.incrementAndGet();
    }

    /** A heartbeat has come back that was sent at this time, and with it everything that was announced before. */
    void heard(long sentNanos) {
        heardAt = sentNanos;
        heard = true;
    }

    /** No notifications come any more. What comes between this and the next heartbeat is lost. */
    void deaf() {
        heard = false;
        changed();
    }

    /** When the heartbeat was sent that came back last. */
    long heardAt() {
        return heardAt;
    }

    private boolean isFollowing() {
        return heard && nanos.getAsLong() - heardAt < PATIENCE_NANOS;
    }
}
