package org.menkyo.readcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadCacheTest {

    private static final String KEY = "key";

    private final AtomicInteger reads = new AtomicInteger();
    private boolean inTransaction;
    private long nanos = Long.MAX_VALUE - 1000;

    private final ReadCache cache = new ReadCache(
            new ReadTransaction() {
                @Override
                public boolean isActive() {
                    return inTransaction;
                }

                @Override
                public <T> T in(Supplier<T> read) {
                    return read.get();
                }
            },
            () -> nanos);

    private int read() {
        return cache.get(KEY, reads::incrementAndGet);
    }

    @Test
    void remembersWhatWasReadUntilSomethingChanges() {
        cache.heard(nanos);

        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(1);
        cache.changed();
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void remembersNothingBeforeItHearsOfChanges() {
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void asksWhenTheLastHeartbeatIsTooOld() {
        cache.heard(nanos);
        read();

        // The clock passes its greatest value here, as it may.
        nanos += ReadCache.PATIENCE_NANOS - 1;
        assertThat(read()).isEqualTo(1);
        nanos++;
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isEqualTo(3);
        cache.heard(nanos);
        assertThat(read()).isEqualTo(3);
    }

    @Test
    void forgetsWhenNotificationsStop() {
        cache.heard(nanos);
        read();

        cache.deaf();
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isEqualTo(3);
        cache.changed();
        cache.heard(nanos);
        assertThat(read()).isEqualTo(4);
        assertThat(read()).isEqualTo(4);
    }

    @Test
    void doesNotRememberWhatWasReadWhileSomethingChanged() {
        cache.heard(nanos);

        assertThat(cache.<Integer>get(KEY, () -> {
                    cache.changed();
                    return reads.incrementAndGet();
                }))
                .isEqualTo(1);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void asksTheDatabaseInATransactionAndRemembersNothingOfIt() {
        cache.heard(nanos);
        read();

        inTransaction = true;
        assertThat(read()).isEqualTo(2);
        assertThat(cache.<Integer>renew(KEY, reads::incrementAndGet)).isEqualTo(3);
        inTransaction = false;
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void usesOfKeysConcernOnlyWhatTellsOfThem() {
        cache.heard(nanos);
        read();
        assertThat(readRecent()).isEqualTo(2);

        cache.used();
        assertThat(read()).isEqualTo(1);
        assertThat(readRecent()).isEqualTo(3);
        assertThat(readRecent()).isEqualTo(3);
        cache.changed();
        assertThat(readRecent()).isEqualTo(4);
    }

    @Test
    void usesThatOtherNodesMayHaveMadeAreSeenAfterASecond() {
        cache.heard(nanos);
        assertThat(readRecent()).isEqualTo(1);

        nanos += ReadCache.RECENT_NANOS - 1;
        assertThat(readRecent()).isEqualTo(1);
        nanos++;
        assertThat(readRecent()).isEqualTo(2);
    }

    private int readRecent() {
        return cache.getRecent("recent", reads::incrementAndGet);
    }

    @Test
    void renewsWhatIsRememberedWhenAsked() {
        cache.heard(nanos);
        read();

        assertThat(cache.<Integer>renew(KEY, reads::incrementAndGet)).isEqualTo(2);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void doesNotRememberThatThereIsNothing() {
        cache.heard(nanos);

        assertThat(cache.<Integer>get(KEY, () -> null)).isNull();
        assertThat(read()).isEqualTo(1);
    }
}
