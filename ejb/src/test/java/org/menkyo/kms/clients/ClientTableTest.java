package org.menkyo.kms.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.serving.SampleHost;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;

/** The table against a plain description of it. */
class ClientTableTest {

    private static final int CAPACITY = 700;

    private final ClientTable table = new ClientTable(CAPACITY);

    private record Answered(Instant at, boolean virtual, List<Bits128> nonces) {}

    /** In the order of the last answer. */
    private final Map<UUID, Answered> expected = new LinkedHashMap<>();

    @Test
    @Tag("VA-304")
    @Tag("VA-305")
    @Tag("VA-307")
    void holdsWhoWasAnsweredLatelyHoweverMachinesComeAndGo() {
        Random random = new Random(4);
        Instant now = SampleHost.START;
        int expired = 0;
        int full = 0;
        for (int i = 0; i < 60_000; i++) {
            boolean pause = random.nextInt(4_000) == 0;
            now = now.plus(pause ? Duration.ofDays(random.nextInt(40)) : Duration.ofSeconds(random.nextInt(3_000)));
            int before = expected.size();
            expire(now);
            table.expire(now);
            expired += before - expected.size();
            UUID cmid = new UUID(random.nextInt(40), random.nextInt(40));
            full += expected.size() == CAPACITY && !expected.containsKey(cmid) ? 1 : 0;
            apply(entry(cmid, now, random.nextInt(3) == 0), now);
            assertThat(table.size()).isEqualTo(expected.size());
            assertThat(table.counted()).isEqualTo((int)
                    expected.values().stream().filter(known -> !known.virtual()).count());
            checkSome(random, now);
        }
        assertThat(expired).isGreaterThan(2_000);
        assertThat(full).isGreaterThan(2_000);
        table.expire(now.plus(ClientTable.STAY));
        assertThat(table.size()).isZero();
        assertThat(table.counted()).isZero();
    }

    @Test
    @Tag("VA-304")
    void withManyNoncesEachMachineHasToDoWithFewAndStillNoReplayIsNew() {
        ClientTable small = new ClientTable(1_000, 100);
        UUID[] machines = new UUID[20];
        List<List<LedgerEntry>> sent = new ArrayList<>();
        for (int i = 0; i < machines.length; i++) {
            machines[i] = SampleHost.cmid();
            sent.add(new ArrayList<>());
        }
        for (int round = 0; round < 30; round++) {
            Instant now = SampleHost.START.plusSeconds(round);
            for (int i = 0; i < machines.length; i++) {
                LedgerEntry entry = entry(machines[i], now, false);
                assertThat(round > 0 && isSeen(small, entry)).isFalse();
                small.apply(entry, now);
                sent.get(i).add(entry);
                sent.get(i)
                        .forEach(earlier -> assertThat(isSeen(small, earlier)).isTrue());
            }
        }
        assertThat(machines)
                .as("what is forgotten makes everything seen that is as old")
                .anyMatch(cmid -> isSeen(small, entry(cmid, SampleHost.START.plusSeconds(1), false)));
    }

    @Test
    @Tag("VA-305")
    void findsSeveralMachinesAsItFindsOne() {
        List<KmsRequest> requests = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            LedgerEntry entry = entry(SampleHost.cmid(), SampleHost.START, false);
            if (i % 3 > 0) {
                table.apply(entry, SampleHost.START);
            }
            requests.add(SampleHost.request(SampleHost.BUSINESS, entry.cmid(), SampleHost.START));
        }
        requests.add(requests.get(1));
        int[] slots = table.find(requests);
        assertThat(slots).hasSize(601);
        for (int i = 0; i < slots.length; i++) {
            assertThat(slots[i]).isEqualTo(table.find(requests.get(i).cmid()));
            assertThat(slots[i] == RecordPages.NONE).isEqualTo(i < 600 && i % 3 == 0);
        }
    }

    private void apply(LedgerEntry entry, Instant now) {
        table.apply(entry, now);
        Answered before = expected.remove(entry.cmid());
        List<Bits128> nonces = before == null ? new ArrayList<>() : before.nonces();
        nonces.add(entry.nonce());
        expected.put(entry.cmid(), new Answered(now, entry.virtual(), nonces));
        if (expected.size() > CAPACITY) {
            expected.remove(expected.keySet().iterator().next());
        }
    }

    private void expire(Instant now) {
        Iterator<Answered> oldest = expected.values().iterator();
        while (oldest.hasNext() && !oldest.next().at().isAfter(now.minus(ClientTable.STAY))) {
            oldest.remove();
        }
    }

    private void checkSome(Random random, Instant now) {
        UUID cmid = new UUID(random.nextInt(40), random.nextInt(40));
        Answered known = expected.get(cmid);
        int client = table.find(cmid);
        assertThat(client != RecordPages.NONE).isEqualTo(known != null);
        if (known != null) {
            assertThat(table.isCounted(client)).isEqualTo(!known.virtual());
            boolean fresh = known.at().isAfter(now.minus(ClientTable.MAX_SKEW));
            Bits128 last = known.nonces().get(known.nonces().size() - 1);
            if (fresh) {
                assertThat(hasSent(table, client, last, known.at())).isTrue();
            }
            assertThat(hasSent(table, client, SampleHost.nonce(), now)).isFalse();
        }
    }

    private static boolean isSeen(ClientTable table, LedgerEntry entry) {
        return hasSent(table, table.find(entry.cmid()), entry.nonce(), entry.clientTime());
    }

    private static boolean hasSent(ClientTable table, int client, Bits128 nonce, Instant clientTime) {
        return table.hasSent(client, ClientTable.shortened(nonce), clientTime.toEpochMilli());
    }

    private static LedgerEntry entry(UUID cmid, Instant clientTime, boolean virtual) {
        return LedgerEntry.of(
                SampleHost.request(SampleHost.BUSINESS, cmid, clientTime, virtual, SampleHost.nonce()),
                KmsResult.ANSWERED,
                1,
                false);
    }
}
