package org.menkyo.kms.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The index does what a map does, however many buckets it has. */
class ClientIndexTest {

    private final ClientRecords clients = new ClientRecords();
    private final ClientIndex index = new ClientIndex(clients);

    @Test
    @Tag("VA-305")
    void isLikeAMap() {
        Random random = new Random(7);
        Map<UUID, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            UUID cmid = new UUID(random.nextInt(120), random.nextInt(120));
            int client = find(cmid);
            assertThat(client).isEqualTo(expected.getOrDefault(cmid, RecordPages.NONE));
            if (client == RecordPages.NONE) {
                expected.put(cmid, add(cmid));
            } else if (random.nextInt(3) == 0) {
                index.remove(client);
                clients.release(client);
                expected.remove(cmid);
            }
            assertThat(index.size()).isEqualTo(expected.size());
        }
        assertThat(expected).hasSizeGreaterThan(5_000);
        expected.values().forEach(index::remove);
        assertThat(index.size()).isZero();
        expected.keySet().forEach(cmid -> assertThat(find(cmid)).isEqualTo(RecordPages.NONE));
    }

    @Test
    @Tag("VA-305")
    void findsEveryMachineAfterEachStepOfItsGrowth() {
        Random random = new Random(8);
        UUID[] machines = new UUID[150_000];
        int[] slots = new int[machines.length];
        for (int i = 0; i < machines.length; i++) {
            machines[i] = new UUID(random.nextLong(), random.nextLong());
            slots[i] = add(machines[i]);
            int known = random.nextInt(i + 1);
            assertThat(find(machines[known])).isEqualTo(slots[known]);
        }
        for (int i = 0; i < machines.length; i++) {
            assertThat(find(machines[i])).isEqualTo(slots[i]);
        }
    }

    private int find(UUID cmid) {
        return index.find(cmid.getMostSignificantBits(), cmid.getLeastSignificantBits());
    }

    private int add(UUID cmid) {
        int client = clients.take(cmid.getMostSignificantBits(), cmid.getLeastSignificantBits());
        index.add(client);
        return client;
    }
}
