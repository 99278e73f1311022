package org.menkyo.kms.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNoncesTest {

    private final ClientRecords clients = new ClientRecords();
    private final ClientNonces nonces = new ClientNonces(clients);
    private final int client = clients.take(1, 2);

    @Test
    @Tag("VA-304")
    void noReplayIsEverTakenForNewAndMemoryIsBounded() {
        Random random = new Random(9);
        List<long[]> sent = new ArrayList<>();
        long now = 1000;
        int replays = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(20);
            long[] earlier =
                    sent.isEmpty() ? null : sent.get(sent.size() - 1 - random.nextInt(Math.min(100, sent.size())));
            if (earlier != null && earlier[1] >= now - 200 && random.nextBoolean()) {
                assertThat(nonces.hasSent(client, earlier[0], earlier[1])).isTrue();
                replays++;
            } else {
                long[] fresh = {random.nextLong(), now + random.nextInt(401) - 200};
                if (!nonces.hasSent(client, fresh[0], fresh[1])) {
                    nonces.remember(client, fresh[0], fresh[1], now - 200, Long.MAX_VALUE, 16);
                    sent.add(fresh);
                }
            }
            assertThat(clients.nonces(client)).isLessThanOrEqualTo(16);
        }
        assertThat(replays).isGreaterThan(1000);
        assertThat(sent).hasSizeGreaterThan(1000);
    }

    @Test
    @Tag("VA-304")
    void whatIsForgottenIsStillRefused() {
        for (int i = 0; i < 100; i++) {
            nonces.remember(client, i, 1000 + i, 0, Long.MAX_VALUE, 10);
        }
        assertThat(clients.nonces(client)).isEqualTo(10);
        for (int i = 0; i < 100; i++) {
            assertThat(nonces.hasSent(client, i, 1000 + i)).isTrue();
        }
        assertThat(nonces.hasSent(client, 500, 1100)).isFalse();
        assertThat(nonces.hasSent(client, 500, 1089)).isTrue();
    }

    @Test
    void noncesThatCannotComeAgainTakeNoRoom() {
        for (int i = 0; i < 100; i++) {
            nonces.remember(client, i, i, i - 5, Long.MAX_VALUE, 1000);
            assertThat(clients.nonces(client)).isLessThanOrEqualTo(6);
        }
    }

    /** A machine as it is described: a list of what is remembered, and what counts as seen. */
    private static final class Described {

        private final List<long[]> sent = new ArrayList<>();
        private long floor = Long.MIN_VALUE;

        boolean hasSent(long nonce, long time) {
            return time <= floor || sent.stream().anyMatch(one -> one[0] == nonce);
        }

        int remember(long nonce, long time, long oldest, int most) {
            int before = sent.size();
            sent.removeIf(one -> one[1] < oldest);
            while (sent.size() >= most) {
                long[] first = sent.stream()
                        .min(Comparator.comparingLong(one -> one[1]))
                        .orElseThrow();
                floor = Math.max(floor, first[1]);
                sent.remove(first);
            }
            if (time > floor) {
                sent.add(new long[] {nonce, time});
            }
            return sent.size() - before;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 30, 64})
    @Tag("VA-304")
    void manyMachinesAtOnceRememberWhatIsDescribed(int most) {
        Random random = new Random(most);
        int machines = 50;
        int[] slots = new int[machines];
        Described[] described = new Described[machines];
        for (int i = 0; i < 60_000; i++) {
            int machine = random.nextInt(machines);
            if (described[machine] == null) {
                slots[machine] = clients.take(machine, i);
                described[machine] = new Described();
            }
            long nonce = random.nextInt(5_000);
            // Each time occurs once, since of two that are as old any may be forgotten first.
            long time = 100_000L * (i + 100 * random.nextInt(600)) + i;
            assertThat(nonces.hasSent(slots[machine], nonce, time)).isEqualTo(described[machine].hasSent(nonce, time));
            if (!described[machine].hasSent(nonce, time)) {
                long oldest = 100_000L * (i - random.nextInt(10_000));
                assertThat(nonces.remember(slots[machine], nonce, time, oldest, Long.MAX_VALUE, most))
                        .isEqualTo(described[machine].remember(nonce, time, oldest, most));
                assertThat(clients.nonces(slots[machine])).isEqualTo(described[machine].sent.size());
                assertThat(clients.floor(slots[machine])).isEqualTo(described[machine].floor);
            }
            if (random.nextInt(500) == 0) {
                nonces.release(slots[machine]);
                clients.release(slots[machine]);
                described[machine] = null;
            }
        }
    }

    private static final long HOUR = 3_600_000;
    private static final long NOW = 500_000 * HOUR;

    /** The window of client times that a host accepts, in which somebody else sends. */
    private static Stream<Arguments> strangers() {
        Random random = new Random(8);
        LongUnaryOperator ahead = i -> NOW + 4 * HOUR - 1 - i;
        LongUnaryOperator sameMoment = i -> NOW + HOUR;
        LongUnaryOperator behind = i -> NOW - 4 * HOUR + 1 + i;
        LongUnaryOperator aroundNow = i -> NOW - 30_000 + i % 20_000;
        LongUnaryOperator anywhere = i -> NOW - 4 * HOUR + random.nextLong(8 * HOUR);
        return Stream.of(ahead, sameMoment, behind, aroundNow, anywhere)
                .flatMap(times ->
                        IntStream.of(5, 300, 5_000, 15_000, 40_000).mapToObj(count -> Arguments.of(times, count)));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    @Tag("VA-304")
    @Tag("VA-319")
    void whateverAStrangerSendsTheMachineIsAnsweredAndNoReplayIsNew(LongUnaryOperator times, int count) {
        Random random = new Random(count);
        List<long[]> sent = new ArrayList<>();
        long machineTime = NOW + 1234;
        assertThat(nonces.hasSent(client, 77, machineTime - 2 * HOUR)).isFalse();
        nonces.remember(client, 77, machineTime - 2 * HOUR, NOW - 4 * HOUR, NOW, Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            long[] stranger = {random.nextLong(), times.applyAsLong(i)};
            if (!nonces.hasSent(client, stranger[0], stranger[1])) {
                nonces.remember(client, stranger[0], stranger[1], NOW - 4 * HOUR, NOW, Integer.MAX_VALUE);
                sent.add(stranger);
            }
        }
        assertThat(nonces.hasSent(client, 78, machineTime)).isFalse();
        nonces.remember(client, 78, machineTime, NOW - 4 * HOUR, NOW, Integer.MAX_VALUE);
        assertThat(nonces.hasSent(client, 77, machineTime - 2 * HOUR)).isTrue();
        assertThat(nonces.hasSent(client, 78, machineTime)).isTrue();
        assertThat(sent).allMatch(one -> nonces.hasSent(client, one[0], one[1]));
        assertThat(clients.nonces(client)).isLessThanOrEqualTo(16_384);
    }

    @Test
    @Tag("VA-319")
    void withFewNoncesForEachMachineAClockAheadDoesNotLockItOutEither() {
        for (int i = 0; i < 300; i++) {
            nonces.remember(client, i, NOW + 3 * HOUR + i, NOW - 4 * HOUR, NOW, 4);
        }
        assertThat(nonces.hasSent(client, 500, NOW + 1)).isFalse();
        assertThat(IntStream.range(0, 300)).allMatch(i -> nonces.hasSent(client, i, NOW + 3 * HOUR + i));
    }

    @Test
    @Tag("VA-304")
    void aCrowdIsForgottenWhenItsTimesAreNotAcceptedAnyMore() {
        for (int i = 0; i < 20_000; i++) {
            nonces.remember(client, i, NOW + i, NOW - 4 * HOUR, NOW, Integer.MAX_VALUE);
        }
        assertThat(clients.isCrowd(client)).isTrue();
        nonces.remember(client, -1, NOW + 8 * HOUR, NOW + 4 * HOUR + 120_000, NOW + 8 * HOUR, Integer.MAX_VALUE);
        assertThat(clients.isCrowd(client)).isFalse();
        assertThat(clients.nonces(client)).isEqualTo(1);
        assertThat(nonces.hasSent(client, -1, NOW + 8 * HOUR)).isTrue();
        nonces.release(client);
        assertThat(clients.nonces(client)).isZero();
    }
}
