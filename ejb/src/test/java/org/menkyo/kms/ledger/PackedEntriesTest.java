package org.menkyo.kms.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsResult;

class PackedEntriesTest {

    @Test
    @Tag("VA-310")
    void everyFieldSurvives() {
        Random random = new Random(3);
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            entries.add(entry(random, i));
        }
        PackedEntries packed = PackedEntries.of(entries);
        assertThat(packed.size()).isEqualTo(1024);
        assertThat(packed.records()).hasSize(1024 * 70);
        assertThat(packed.entries()).isEqualTo(entries);
    }

    @Test
    @Tag("VA-310")
    void eachFieldCanBeReadAlone() {
        Random random = new Random(4);
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            entries.add(entry(random, i));
        }
        PackedEntries packed = PackedEntries.of(entries);
        for (int i = 0; i < entries.size(); i++) {
            LedgerEntry entry = entries.get(i);
            assertThat(new UUID(packed.idHigh(i), packed.idLow(i))).isEqualTo(entry.cmid());
            assertThat(packed.hardware(i))
                    .isEqualTo(
                            new UUID(entry.hardware().high(), entry.hardware().low()));
            assertThat(packed.clientTimeMillis(i)).isEqualTo(entry.clientTimeMillis());
            assertThat(packed.edition(i)).isEqualTo(entry.edition());
            assertThat(packed.resultCode(i)).isEqualTo(entry.result().code());
            assertThat(packed.isAnswered(i)).isEqualTo(entry.isAnswered());
            assertThat(packed.licenseStateCode(i))
                    .isEqualTo(entry.licenseState().code());
            assertThat(packed.isVirtual(i)).isEqualTo(entry.virtual());
            assertThat(packed.remainingMinutes(i)).isEqualTo(entry.remainingMinutes());
            assertThat(packed.machineName(i)).isEqualTo(entry.machineName());
        }
    }

    private static LedgerEntry entry(Random random, int i) {
        String name = i % 3 == 0 ? "機".repeat(i % 48) : i % 3 == 1 ? "x".repeat(143) : "";
        return new LedgerEntry(
                KmsResult.values()[random.nextInt(6)],
                random.nextInt(51),
                random.nextBoolean(),
                new UUID(random.nextLong(), random.nextLong()),
                Bits128.random(random),
                Bits128.random(random),
                random.nextLong(),
                1 + random.nextInt(16_383),
                LicenseState.values()[random.nextInt(4)],
                random.nextInt(Integer.MAX_VALUE),
                random.nextBoolean(),
                name);
    }
}
