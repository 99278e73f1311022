package org.menkyo.kms.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;

/** What the projection remembers of machines, so that it need not compare them again. */
class KnownIdentitiesTest {

    private final KnownIdentities known = new KnownIdentities();

    @Test
    @Tag("VA-315")
    void knowsExactlyWhatWasWrittenLast() {
        known.put(1, 3, 4, 5);
        known.put(1, 3, 4, 6);
        assertThat(known.has(1, 3, 4, 6)).isTrue();
        assertThat(known.has(1, 3, 4, 5)).isFalse();
        assertThat(known.has(2, 3, 4, 6)).isFalse();
        assertThat(known.has(1, 4, 3, 6)).isFalse();
    }

    @Test
    @Tag("VA-315")
    void keepsManyMachinesApart() {
        Random random = new Random(1);
        long[] high = random.longs(20_000).toArray();
        long[] low = random.longs(20_000).toArray();
        for (int i = 0; i < high.length; i++) {
            known.put(1, high[i], low[i], i);
        }
        for (int i = 0; i < high.length; i++) {
            assertThat(known.has(1, high[i], low[i], i)).isTrue();
            assertThat(known.has(1, high[i], low[i], i + 1)).isFalse();
        }
    }

    @Test
    @Tag("VA-315")
    void forgetsAllWhenSomebodyElseHasProjected() {
        known.follow(1, 0);
        known.put(1, 3, 4, 5);
        known.leave(1, 7);
        known.follow(1, 7);
        assertThat(known.has(1, 3, 4, 5)).isTrue();
        known.follow(1, 9);
        assertThat(known.has(1, 3, 4, 5)).isFalse();
    }

    @Test
    @Tag("VA-315")
    void tellsNamesAndHardwareApart() {
        long digest = identity(entry("pc-1", 1, 2));
        assertThat(identity(entry("pc-1", 1, 2))).isEqualTo(digest);
        assertThat(identity(entry("pc-2", 1, 2))).isNotEqualTo(digest);
        assertThat(identity(entry("pc-1", 2, 1))).isNotEqualTo(digest);
        assertThat(identity(entry("pc-1", 1, 3))).isNotEqualTo(digest);
    }

    private static long identity(LedgerEntry entry) {
        return PackedEntries.of(List.of(entry(".", 9, 9), entry)).identity(1);
    }

    private static LedgerEntry entry(String name, long high, long low) {
        KmsRequest request = new KmsRequest(
                1,
                new UUID(1, 1),
                name,
                LicenseState.LICENSED,
                0,
                false,
                Instant.EPOCH,
                new Bits128(1, 1),
                new Bits128(high, low),
                0);
        return LedgerEntry.of(request, KmsResult.ANSWERED, 1, true);
    }
}
