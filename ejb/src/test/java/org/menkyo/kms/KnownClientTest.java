package org.menkyo.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KnownClientTest {

    @Test
    @Tag("VA-304")
    void noReplayIsEverTakenForNewAndMemoryIsBounded() {
        Random random = new Random(9);
        KnownClient client = new KnownClient(new UUID(1, 2), 0, false);
        List<long[]> sent = new ArrayList<>();
        long now = 1000;
        int replays = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(20);
            long[] earlier =
                    sent.isEmpty() ? null : sent.get(sent.size() - 1 - random.nextInt(Math.min(100, sent.size())));
            if (earlier != null && earlier[1] >= now - 200 && random.nextBoolean()) {
                assertThat(client.hasSent(earlier[0], earlier[1])).isTrue();
                replays++;
            } else {
                long[] fresh = {random.nextLong(), now + random.nextInt(401) - 200};
                if (!client.hasSent(fresh[0], fresh[1])) {
                    client.remember(fresh[0], fresh[1], now - 200, 16);
                    sent.add(fresh);
                }
            }
            assertThat(client.kept()).isLessThanOrEqualTo(16);
        }
        assertThat(replays).isGreaterThan(1000);
        assertThat(sent).hasSizeGreaterThan(1000);
    }

    @Test
    @Tag("VA-304")
    void whatIsForgottenIsStillRefused() {
        KnownClient client = new KnownClient(new UUID(1, 2), 0, false);
        for (int i = 0; i < 100; i++) {
            client.remember(i, 1000 + i, 0, 10);
        }
        assertThat(client.kept()).isEqualTo(10);
        for (int i = 0; i < 100; i++) {
            assertThat(client.hasSent(i, 1000 + i)).isTrue();
        }
        assertThat(client.hasSent(500, 1100)).isFalse();
        assertThat(client.hasSent(500, 1089)).isTrue();
    }

    @Test
    void noncesThatCannotComeAgainTakeNoRoom() {
        KnownClient client = new KnownClient(new UUID(1, 2), 0, false);
        for (int i = 0; i < 100; i++) {
            client.remember(i, i, i - 5, 1000);
            assertThat(client.kept()).isLessThanOrEqualTo(6);
        }
    }
}
