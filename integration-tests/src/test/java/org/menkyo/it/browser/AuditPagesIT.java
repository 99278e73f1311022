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
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.product.RunningProduct;

/** What auditors do by pages. */
class AuditPagesIT {

    private static final Visitor AUDITOR = new Visitor("demo-auditor", "demo-auditor-1");

    private static PortalBrowser browser;
    private static KeyOwner owner;

    @BeforeAll
    static void start() {
        browser = new PortalBrowser();
        owner = new KeyOwner(RunningProduct.get(), 1);
        owner.mak();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    @Tag("LC-1001")
    @Tag("LC-1003")
    void anAuditorFindsWhoRevealedAKey() {
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AUDITOR);
            open(page, "Audit records");
            page.getByLabel("License ID").fill(owner.licenseId());
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            Locator reveal =
                    page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("REVEAL_PRODUCT_KEY"));
            assertThat(reveal).hasCount(1);
            assertThat(reveal).containsText(owner.email());
            assertThat(page.getByRole(AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasNotText(owner.licenseId())))
                    .hasCount(1);
            reveal.getByRole(AriaRole.LINK).first().click();
            assertThat(page.locator("dl").first()).containsText("REVEAL_PRODUCT_KEY");
            assertThat(page.locator("main")).containsText("Number of the call");
            page.navigate(address("/audit/records/999999999999999999"));
            assertThat(page.locator("main")).containsText("There is nothing here that you may see.");
        }
    }

    @Test
    @Tag("LC-1001")
    @Tag("LC-1002")
    void anAuditorVerifiesTheChainAndKeepsACheckpointInJapanese() {
        try (BrowserContext context = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(context, AUDITOR);
            page.navigate(address("/audit"));
            page.getByRole(AriaRole.BUTTON, named("連鎖を検証する")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("監査記録に問題はありません");
            assertThat(page.locator("main")).containsText("正しいリンク");

            page.navigate(address("/audit/checkpoint"));
            JsonObject newest = owner.demo("demo-auditor")
                    .get("/audit/checkpoints/latest")
                    .expect(200)
                    .object();
            assertThat(page.locator("main")).containsText(newest.getString("publicKey"));
            assertThat(page.request().get(address("/audit/checkpoint.json")).text())
                    .contains("\"publicKey\":\"" + newest.getString("publicKey") + "\"");
            assertThat(page.request().get(address("/audit/audit.jsonl")).text().lines())
                    .first()
                    .asString()
                    .contains("menkyo/audit-export/1");
        }
    }

    @Test
    @Tag("LC-1003")
    void nobodyElseReadsTheWholeAudit() {
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, new Visitor(owner.email(), owner.password()));
            assertThat(page.getByRole(AriaRole.LINK, named("Audit"))).hasCount(0);
            assertThat(page.navigate(address("/audit")).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    void eachPageIsAccessibleAndValid(String locale) throws Exception {
        browser.check(locale, "/audit", AUDITOR);
        browser.check(locale, "/audit?licenseId=none", AUDITOR);
        browser.check(locale, "/audit/records/1", AUDITOR);
        browser.check(locale, "/audit/checkpoint", AUDITOR);
        try (BrowserContext context = browser.context(locale, true)) {
            Page page = browser.signedIn(context, AUDITOR);
            page.navigate(address("/audit"));
            page.locator("main form button").first().click();
            assertThat(page.locator("dl")).isVisible();
            browser.checkShown(page, locale, "audit-verification");
        }
    }
}
