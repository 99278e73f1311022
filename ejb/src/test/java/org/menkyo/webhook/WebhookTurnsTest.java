package org.menkyo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-905")
class WebhookTurnsTest {

    private final WebhookTurns turns = new WebhookTurns();

    private static List<DueWebhook> of(String account, long firstId, int number, boolean proven) {
        return LongStream.range(firstId, firstId + number)
                .mapToObj(id -> new DueWebhook(id, account, proven))
                .toList();
    }

    @Test
    void noSubscriptionHasTwoTurnsAtATime() {
        DueWebhook webhook = new DueWebhook(1, "a", true);

        assertThat(turns.begin(List.of(webhook, webhook))).containsExactly(webhook);
        assertThat(turns.begin(List.of(webhook))).isEmpty();
        assertThat(turns.sending()).containsExactly(1L);

        turns.end(webhook);
        assertThat(turns.begin(List.of(webhook))).containsExactly(webhook);
    }

    @Test
    void anAccountHoldsNoMoreThanItsShare() {
        assertThat(turns.begin(of("a", 1, 20, true))).hasSize(WebhookTurns.FOR_AN_ACCOUNT);
        assertThat(turns.begin(of("a", 21, 20, false))).isEmpty();
        assertThat(turns.begin(of("b", 41, 1, false))).hasSize(1);
    }

    @Test
    void thoseThatFailLeavePlacesToThoseThatDoNotHoweverManyAccountsTheyAreOf() {
        List<DueWebhook> failing = new ArrayList<>();
        for (int account = 0; account < 30; account++) {
            failing.addAll(of("failing " + account, account * 100L, 20, false));
        }

        assertThat(turns.begin(failing)).hasSize(WebhookTurns.FOR_UNPROVEN);
        assertThat(turns.begin(of("healthy", 10_000, 1, true))).hasSize(1);
    }

    @Test
    void thoseThatAreBusyLeavePlacesToNewOnes() {
        List<DueWebhook> busy = new ArrayList<>();
        for (int account = 0; account < 30; account++) {
            busy.addAll(of("busy " + account, account * 100L, 20, true));
        }

        assertThat(turns.begin(busy)).hasSize(WebhookTurns.FOR_PROVEN);
        assertThat(turns.begin(of("new", 10_000, 1, false))).hasSize(1);
    }

    @Test
    void thereAreNoMoreTurnsThanThreads() {
        for (int account = 0; account < 30; account++) {
            turns.begin(of("account " + account, account * 100L, 20, account % 2 == 0));
        }

        assertThat(turns.sending()).hasSize(WebhookTurns.PLACES);
    }
}
