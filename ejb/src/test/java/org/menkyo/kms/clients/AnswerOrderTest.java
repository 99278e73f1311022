package org.menkyo.kms.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order of the answers is that of a set from which machines are taken out and put in again behind all others. */
class AnswerOrderTest {

    @Test
    @Tag("VA-305")
    void isTheOrderOfTheLastAnswer() {
        Random random = new Random(3);
        AnswerOrder order = new AnswerOrder();
        Set<Integer> expected = new LinkedHashSet<>();
        for (int i = 0; i < 300_000; i++) {
            int client = 1 + random.nextInt(40_000);
            if (!expected.contains(client)) {
                order.add(client);
            } else if (random.nextInt(4) == 0) {
                order.remove(client);
                expected.remove(client);
                continue;
            } else {
                order.renew(client);
                expected.remove(client);
            }
            expected.add(client);
        }
        List<Integer> found = new ArrayList<>();
        for (int client = order.oldest(); client != RecordPages.NONE; client = order.newer(client)) {
            found.add(client);
        }
        assertThat(found).containsExactlyElementsOf(expected);
        for (int client : expected) {
            assertThat(order.oldest()).isEqualTo(client);
            order.remove(client);
        }
        assertThat(order.oldest()).isEqualTo(RecordPages.NONE);
    }
}
