package org.menkyo.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestBeans;
import org.menkyo.testing.TestDatabase;

/** Quotas in a real database, which is where all servers count. */
class QuotasTest {

    private static final int LIMIT = 5;
    private static final Quota QUOTA = new Quota("test", LIMIT, Duration.ofMinutes(1));
    private static final Duration EACH = Duration.ofSeconds(12);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-29T09:00:00Z"));
    private final String subject = UUID.randomUUID().toString();

    private Optional<Duration> take(Quota quota, String who) {
        return DATABASE.inTransaction(
                manager -> new TestBeans(manager, clock).get(Quotas.class).take(quota, who));
    }

    private Optional<Duration> look() {
        return DATABASE.inTransaction(
                manager -> new TestBeans(manager, clock).get(Quotas.class).look(QUOTA, subject));
    }

    private void takeAll() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(look()).isEmpty();
            assertThat(take(QUOTA, subject)).as("number %d", i + 1).isEmpty();
        }
    }

    @Test
    void whoTookAllWaitsUntilOneComesBack() {
        takeAll();

        assertThat(take(QUOTA, subject)).contains(EACH);
        assertThat(look()).contains(EACH);

        clock.move(EACH.minusSeconds(1));
        assertThat(take(QUOTA, subject)).contains(Duration.ofSeconds(1));
        clock.move(Duration.ofSeconds(1));
        assertThat(take(QUOTA, subject)).isEmpty();
        assertThat(take(QUOTA, subject)).contains(EACH);
    }

    @Test
    void afterThePeriodAllIsThereAgainAndNotMore() {
        takeAll();
        clock.move(Duration.ofDays(3));

        takeAll();

        assertThat(take(QUOTA, subject)).isPresent();
    }

    @Test
    void takesForSeveralAndTellsForWhomThereWasNone() {
        takeAll();
        String other = UUID.randomUUID().toString();
        String third = UUID.randomUUID().toString();

        Set<String> refused = DATABASE.inTransaction(manager ->
                new TestBeans(manager, clock).get(Quotas.class).takeEach(QUOTA, Set.of(other, subject, third)));

        assertThat(refused).containsExactly(subject);
        for (int i = 1; i < LIMIT; i++) {
            assertThat(take(QUOTA, other)).isEmpty();
        }
        assertThat(take(QUOTA, other)).contains(EACH);
    }

    @Test
    void subjectsAndKindsAreCountedApart() {
        takeAll();

        assertThat(take(QUOTA, subject + "'")).isEmpty();
        assertThat(take(new Quota("other", 1, Duration.ofMinutes(1)), subject)).isEmpty();
    }

    @Test
    void ofManyWhoTakeAtOnceAsManyAsTheLimitGetOne() {
        List<Object> outcomes = AtOnce.run(4 * LIMIT, number -> take(QUOTA, subject));

        assertThat(Collections.frequency(outcomes, Optional.empty())).isEqualTo(LIMIT);
    }

    @Test
    void whatWasDoneBeyondTheLimitIsMadeUpFor() {
        takeAll();
        charge(3);

        assertThat(look()).contains(EACH.multipliedBy(4));

        charge(10 * LIMIT);
        assertThat(look()).as("one period more at most").contains(EACH.multipliedBy(LIMIT + 1));
    }

    @Test
    void whatIsChargedIsTaken() {
        charge(LIMIT);

        assertThat(take(QUOTA, subject)).contains(EACH);
    }

    private void charge(int times) {
        for (int i = 0; i < times; i++) {
            DATABASE.transact(
                    manager -> new TestBeans(manager, clock).get(Quotas.class).charge(QUOTA, subject));
        }
    }

    @Test
    void whatWasRolledBackWasNotTaken() {
        for (int i = 0; i < LIMIT; i++) {
            assertThatThrownBy(() -> DATABASE.transact(manager -> {
                        new TestBeans(manager, clock).get(Quotas.class).take(QUOTA, subject);
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
        }

        takeAll();
    }

    @Test
    void forgetsWhomEverythingHasComeBackTo() {
        take(QUOTA, subject);
        assertThat(rows()).isPositive();
        forget();
        assertThat(rows()).as("rows in use").isPositive();

        clock.move(Duration.ofDays(30));
        forget();

        assertThat(rows()).isZero();
    }

    @Test
    void limitsWithoutAMeaningAreRefused() {
        assertThatThrownBy(() -> new Quota("none", 0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota("fast", 2, Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota("", 1, Duration.ofMinutes(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private void forget() {
        DATABASE.transact(manager ->
                new TestBeans(manager, clock).get(RestoredQuotas.class).runBatch());
    }

    private static long rows() {
        return DATABASE.inTransaction(manager -> ((Number) manager.createNativeQuery("SELECT count(*) FROM quota_use")
                        .getSingleResult())
                .longValue());
    }
}
