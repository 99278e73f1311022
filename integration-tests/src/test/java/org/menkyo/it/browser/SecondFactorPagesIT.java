package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.peer.Authenticator;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;

/** The pages, used by hand by people who have a second factor. */
@Tag("LC-209")
class SecondFactorPagesIT {

    private static final Pattern LINK = Pattern.compile("http://\\S+/api/confirm\\.html#token=\\S+");

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

    @Test
    @Tag("LC-203")
    void aPersonConfirmsAnAddressWithACode() {
        String email = account + "@example.com";
        RestSession.stranger(product.rest(""))
                .post("/accounts", RestSession.json("name", account, "password", password))
                .expect(201);
        session(account).post("/registration", RestSession.json("email", email)).expect(202);
        Authenticator authenticator = enroll(account);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate(link(email));
            page.locator("#name").fill(account);
            page.locator("#password").fill(password);
            page.locator("#confirm button").click();
            assertThat(page.locator("#result")).containsText("The account has a second factor");
            page.locator("#code").fill(authenticator.code(-9));
            page.locator("#confirm button").click();
            assertThat(page.locator("#result")).containsText("The code is wrong");
            page.locator("#code").fill(authenticator.code(1));
            page.locator("#confirm button").click();
            assertThat(page.locator("#result")).containsText(email);
            assertThat(page.locator("#confirm")).isHidden();
        }
    }

    private String link(String email) {
        Mailbox mailbox = product.mailbox();
        String text =
                mailbox.text(mailbox.await(email, mail -> mailbox.text(mail).contains("#token=")));
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    /** A code serves once, but each group that was typed is checked. */
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
            page.navigate(product.rest("/phone.html?lang=en").toString());
            page.locator("#name").fill(agent);
            page.locator("#password").fill(password);
            page.locator("#code").fill(authenticator.code(1));
            page.locator("#group-1").pressSequentially("000001");
            assertThat(page.locator("#result")).containsText("1:");
            page.locator("#group-2").pressSequentially("000001");
            assertThat(page.locator("#result")).containsText("2:");
        }
    }
}
