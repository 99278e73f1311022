package org.menkyo.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The index does what a map in the order of the last answer does. */
class ClientIndexTest {

    @Test
    @Tag("VA-305")
    void isLikeAMapInTheOrderOfTheLastAnswer() {
        Random random = new Random(7);
        ClientIndex index = new ClientIndex();
        Map<UUID, KnownClient> expected = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            UUID cmid = new UUID(random.nextInt(60), random.nextInt(60));
            KnownClient client = index.find(cmid);
            assertThat(client).isSameAs(expected.get(cmid));
            if (client == null) {
                client = new KnownClient(cmid, i, false);
                index.add(client);
                expected.put(cmid, client);
            } else if (random.nextInt(3) == 0) {
                index.remove(client);
                expected.remove(cmid);
            } else {
                index.renew(client);
                expected.remove(cmid);
                expected.put(cmid, client);
            }
            assertThat(index.size()).isEqualTo(expected.size());
        }
        List<KnownClient> order = new ArrayList<>();
        for (KnownClient client = index.oldest(); client != null; client = client.newer) {
            order.add(client);
        }
        assertThat(order).containsExactlyElementsOf(expected.values());
        expected.forEach((cmid, client) -> index.remove(client));
        assertThat(index.size()).isZero();
        assertThat(index.oldest()).isNull();
    }
}
