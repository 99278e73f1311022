package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.peer.Authenticator;
import org.menkyo.it.product.RunningProduct;

/** The pages, used by hand by people who have a second factor. */
@Tag("LC-209")
class SecondFactorPagesIT {

    private final RunningProduct product = RunningProduct.get();
    private final String account = "factor-" + UUID.randomUUID().toString().substring(0, 8);
    private final String password = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsAnAuthenticator() {
        Authenticator.need();
    }

    private RestSession session(String name) {
        return RestSession.signedIn(product.rest(""), name, password);
    }

    private Authenticator enroll(String name) {
        String secret = session(name)
                .post("/own-account/second-factor", RestSession.json("password", password))
                .expect(201)
                .object()
                .getString("secret");
        Authenticator authenticator = new Authenticator(folder, secret);
        session(name)
                .post("/own-account/second-factor/confirmation", RestSession.json("code", authenticator.code(0)))
                .expect(200);
        return authenticator;
    }

    /** A code serves once, but the groups so far are checked as often as the agent likes. */
    @Test
    @Tag("VA-403")
    void anAgentTypesGroupsAfterOneCode() {
        String agent = "support-" + account;
        RestSession.signedIn(product.rest(""), "demo-operator", "demo-operator-1")
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                agent,
                                "password",
                                password,
                                "party",
                                "SUPPORT_AGENT",
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(30)).toString()))
                .expect(201);
        Authenticator authenticator = enroll(agent);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate(PortalBrowser.address("/sign-in?next=%2Fphone-activation"));
            page.locator("#field-name").fill(agent);
            page.locator("#field-password").fill(password);
            page.locator("#field-code").fill(authenticator.code(1));
            page.locator("main button").click();
            page.locator("#group-1").fill("000001");
            page.locator("#group-1").press("Enter");
            assertThat(page.locator("#wrong-group-1")).isVisible();
            page.locator("#group-2").fill("000001");
            page.locator("#group-2").press("Enter");
            assertThat(page.locator("#wrong-group-2")).isVisible();
        }
    }
}
