package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.product.RunningProduct;

/** Two servers on one database, as behind a proxy that sends each visitor to either. */
class PortalOnTwoServersIT {

    private static final RunningProduct FIRST = RunningProduct.get();

    @Test
    void aSessionOutlivesTheServerOnWhichItBegan() {
        RunningProduct second = FIRST.beside(Map.of("MENKYO_JAVA_OPTS", RunningProduct.QUICK_START));
        second.start();
        try (PortalBrowser browser = new PortalBrowser();
                BrowserContext context = browser.context("en-US", false)) {
            Page page = context.newPage();
            page.navigate(second.server().resolve("/sign-in").toString());
            signIn(page, new Visitor("demo-auditor", "demo-auditor-1"));
            assertThat(page).hasURL(second.server().resolve("/").toString());
            assertThat(page.locator("header")).containsText("demo-auditor");

            second.killServer();
            page.navigate(address("/sessions"));

            assertThat(page.locator("h1")).hasText("Sessions");
            assertThat(page.locator("header")).containsText("demo-auditor");
        } finally {
            second.stop();
        }
    }
}
