package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.order.OrderBatchView;
import org.menkyo.order.OrderResult;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.paging.Page;

@Tag("LC-108")
class OrderBatchPageTest {

    private static final OrderResult REJECTED = new OrderResult(
            0, "<1>", null, new OrderResult.Rejection(ErrorCode.CONTENT_CONFLICT, "was recorded otherwise", List.of()));

    @Test
    void whatGoesOnInTheBackgroundSaysHowFarItIs() {
        String page = page(false);

        assertThat(page)
                .contains("<progress id=\"progress\" max=\"2000\" value=\"1\">", "1 of 2,000 orders", ">Refresh</a>")
                .contains("&lt;1&gt;", "was recorded otherwise");
    }

    @Test
    void whatIsDoneIsNotAskedForAgain() {
        assertThat(page(true)).doesNotContain(">Refresh</a>");
    }

    private static String page(boolean complete) {
        Visit visit = new Visit();
        visit.arrived(
                CallOrigin.ofHttp(Channel.PORTAL, "192.0.2.1", "en", "call"),
                "/order-batches/1",
                null,
                SignInResult.notTried());
        OrderBatchView batch = new OrderBatchView(UUID.randomUUID(), Instant.EPOCH, complete, 2_000, List.of(REJECTED));
        HtmlPage page = HtmlPage.of("order-batch")
                .filteredBy(new Fields())
                .with("batch", batch)
                .with("rejected", 1L)
                .with("results", new Page<>(batch.results(), null));
        return new String(
                new PageRenderer(new Settings(), visit, null, null, new Assets()).render(page), StandardCharsets.UTF_8);
    }
}
