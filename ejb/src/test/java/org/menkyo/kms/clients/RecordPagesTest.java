package org.menkyo.kms.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordPagesTest {

    private static final int FIELDS = 8;

    private final RecordPages records = new RecordPages();

    @Test
    void recordsKeepApartWhatIsWrittenToThem() {
        Random random = new Random(5);
        Map<Integer, long[]> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long[] values = random.longs(FIELDS).toArray();
            int slot = records.take();
            assertThat(slot).isNotEqualTo(RecordPages.NONE);
            assertThat(expected.put(slot, values)).isNull();
            for (int field = 0; field < FIELDS; field++) {
                assertThat(records.get(slot, field)).isZero();
                records.set(slot, field, values[field]);
            }
            if (random.nextInt(4) == 0) {
                records.release(slot);
                expected.remove(slot);
            }
        }
        expected.forEach((slot, values) -> {
            for (int field = 0; field < FIELDS; field++) {
                assertThat(records.get(slot, field)).isEqualTo(values[field]);
            }
        });
    }

    @Test
    void slotsThatWereReleasedAreTakenBeforeNewOnes() {
        int[] slots = new int[10_000];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = records.take();
        }
        for (int slot : slots) {
            records.set(slot, FIELDS - 1, 1);
            records.release(slot);
        }
        for (int i = 0; i < slots.length; i++) {
            int slot = records.take();
            assertThat(slot).isBetween(1, slots.length);
            assertThat(records.get(slot, FIELDS - 1)).isZero();
        }
        assertThat(records.take()).isEqualTo(slots.length + 1);
    }
}
