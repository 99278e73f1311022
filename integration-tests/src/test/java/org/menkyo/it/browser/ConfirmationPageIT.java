package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;

/** The pages that links of mails to one person open: the confirmation of an address, and a new password. */
class ConfirmationPageIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Pattern CONFIRMATION = Pattern.compile("http://\\S+/confirm#token=\\S+");
    private static final Pattern NEW_PASSWORD = Pattern.compile("http://\\S+/new-password#token=\\S+");

    private static PortalBrowser browser;

    private final String account = "page-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = account + "@example.com";
    private final Visitor visitor = new Visitor(account, UUID.randomUUID().toString());

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
    @Tag("LC-203")
    void theLinkIsKeptWhileItsPersonSignsIn() throws Exception {
        RestSession person = register();
        String link = mailed(email, CONFIRMATION);
        try (BrowserContext context = browser.context("ja-JP", true)) {
            Page page = context.newPage();
            page.navigate(link);
            assertThat(page.url()).doesNotContain("token");
            page.locator("main a").first().click();
            signIn(page, visitor);
            assertThat(page).hasURL(address("/confirm"));
            assertThat(page.getByLabel("メールのリンク")).hasValue(link.substring(link.indexOf('=') + 1));
            browser.checkShown(page, "ja-JP", "/confirm-signed-in");
            page.getByRole(AriaRole.BUTTON, named("確認する")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("確認しました");
            assertThat(page.locator("main")).containsText(email);
        }
        assertThat(person.get("/registration").expect(200).object().getString("email"))
                .isEqualTo(email);
    }

    @Test
    @Tag("LC-203")
    void withoutScriptsTheLinkIsPasted() {
        register();
        String link = mailed(email, CONFIRMATION);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, visitor);
            page.navigate(address("/confirm"));
            page.getByLabel("Link from the mail").fill(link + "x");
            page.getByRole(AriaRole.BUTTON, named("Confirm")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("Link from the mail").fill(link);
            page.getByRole(AriaRole.BUTTON, named("Confirm")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Your business e-mail is confirmed.");
        }
    }

    @Test
    @Tag("LC-209")
    void aForgottenPasswordIsReplaced() {
        RestSession person = register();
        String link = mailed(email, CONFIRMATION);
        person.post("/registration/confirmation", RestSession.json("token", link.substring(link.indexOf('=') + 1)))
                .expect(200);
        Visitor renewed = new Visitor(account, UUID.randomUUID().toString());
        try (BrowserContext context = browser.context("en-US", true)) {
            Page page = context.newPage();
            page.navigate(address("/sign-in"));
            PortalBrowser.open(page, "Forgotten your password?");
            page.getByLabel("Business e-mail").fill(email);
            page.getByRole(AriaRole.BUTTON, named("Send a link")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("a mail with a link is on its way");

            page.navigate(mailed(email, NEW_PASSWORD));
            assertThat(page.url()).doesNotContain("token");
            page.getByLabel("New password").fill("short");
            page.getByRole(AriaRole.BUTTON, named("Set password")).click();
            assertThat(page.getByLabel("New password")).hasAttribute("aria-invalid", "true");
            page.getByLabel("New password").fill(renewed.password());
            page.getByRole(AriaRole.BUTTON, named("Set password")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The new password is set. Sign in with it.");
            signIn(page, visitor);
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            signIn(page, renewed);
            assertThat(page.locator("header")).containsText("Sign out");
        }
    }

    /** Makes an account and asks for the mail of confirmation. */
    private RestSession register() {
        RestSession.stranger(PRODUCT.rest(""))
                .post("/accounts", RestSession.json("name", account, "password", visitor.password()))
                .expect(201);
        RestSession person = RestSession.signedIn(PRODUCT.rest(""), account, visitor.password());
        person.post("/registration", RestSession.json("email", email)).expect(202);
        return person;
    }

    private static String mailed(String email, Pattern link) {
        Mailbox mailbox = PRODUCT.mailbox();
        String text = mailbox.text(
                mailbox.await(email, mail -> link.matcher(mailbox.text(mail)).find()));
        Matcher found = link.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }
}
