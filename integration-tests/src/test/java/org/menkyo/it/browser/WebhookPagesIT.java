package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.open;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.product.RunningProduct;

/** Webhooks in the hands of whose system is told, by the pages of the portal. */
@Tag("LC-904")
class WebhookPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Visitor DISTRIBUTOR = new Visitor("demo-distributor", "demo-distributor-1");
    private static final Visitor AUDITOR = new Visitor("demo-auditor", "demo-auditor-1");

    private static PortalBrowser browser;

    /** A name that leads nowhere (RFC 6761). */
    private final String url = "https://" + UUID.randomUUID().toString().substring(0, 8) + ".invalid/menkyo";

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aSubscriptionIsMadeTriedFollowedAndEnded() throws Exception {
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, DISTRIBUTOR);
            open(page, "Systems");
            page.getByLabel("Address", exact()).fill("http://partner.example/menkyo");
            page.getByLabel("Order recorded").check();
            page.getByRole(AriaRole.BUTTON, named("Subscribe")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Address");
            assertThat(page.getByLabel("Order recorded")).isChecked();
            browser.checkShown(page, "en-US", "webhooks-refused");
            page.getByLabel("Address", exact()).fill(url);
            page.getByRole(AriaRole.BUTTON, named("Subscribe")).click();
            assertThat(page.locator(".secret")).hasText(Pattern.compile("whsec_[A-Za-z0-9+/]{43}="));
            browser.checkShown(page, "en-US", "webhook-secret");
            String secret = page.locator(".secret").innerText();
            open(page, "Webhooks");
            assertThat(page.content()).contains(url).doesNotContain(secret);

            row(page)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Test"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("A test message is on its way");
            awaitText(page, "given up");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("Test message");

            new ApprovalWorld(PRODUCT).prepare(1, 0, 1);
            open(page, "Webhooks");
            awaitText(page, "failing");
            row(page)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resume"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The webhook goes on. What was not sent is sent now.");
            open(page, url);
            awaitText(page, "address not allowed");
            browser.checkShown(page, "en-US", "webhook-deliveries");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send again"))
                    .first()
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The message is sent again.");
            open(page, "Webhooks");
            row(page).locator("summary").click();
            row(page).locator("details button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The webhook has ended.");
            assertThat(page.content()).doesNotContain(url);
        }
    }

    @Test
    @Tag("LC-210")
    void eachPartyIsOfferedWhatItCanBeToldOf() {
        try (BrowserContext one = browser.context("ja-JP", false);
                BrowserContext other = browser.context("ja-JP", false)) {
            Page distributor = browser.signedIn(one, DISTRIBUTOR);
            distributor.navigate(address("/webhooks"));
            assertThat(distributor.getByLabel("注文の記録")).isVisible();
            assertThat(distributor.getByLabel("ロックアウトの発生")).hasCount(0);
            Page auditor = browser.signedIn(other, AUDITOR);
            auditor.navigate(address("/webhooks"));
            auditor.getByLabel("アドレス", exact()).fill(url);
            auditor.getByLabel("ロックアウトの発生").check();
            auditor.getByRole(AriaRole.BUTTON, named("登録")).click();
            assertThat(auditor.locator("main")).containsText("表示されるのは今回だけです");
            open(auditor, "Webhook");
            Locator row = auditor.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(url));
            row.locator("summary").click();
            row.locator("details button").click();
            assertThat(auditor.getByRole(AriaRole.STATUS)).hasText("Webhook を終了しました。");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    void thePageIsAccessibleAndValid(String locale) throws Exception {
        browser.check(locale, "/webhooks", DISTRIBUTOR);
    }

    private Locator row(Page page) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(url));
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** Loads the page anew until the list says something. */
    private static void awaitText(Page page, String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!page.getByRole(AriaRole.TABLE).innerText().contains(text)) {
            assertThat(System.nanoTime()).as(text).isLessThan(deadline);
            page.reload();
        }
    }
}
