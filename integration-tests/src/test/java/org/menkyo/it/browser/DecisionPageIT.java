package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.Person;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;

/** The page that the mail about a permission request opens. */
@Tag("LC-402")
class DecisionPageIT {

    private static final Pattern LINK = Pattern.compile("http://\\S+/decisions/[0-9a-f-]{36}");
    private static final String COMMENT = "For the servers in Nagoya <b>and</b> Kobe";

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);

    private static PortalBrowser browser;

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
        WORLD.prepare(1, 2, 1);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void approvesOneRoleAndDeniesAnother() throws Exception {
        Person requester = WORLD.requesters().get(0);
        String link = request(requester);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = opened(context, link);
            Locator facts = page.locator("dl");
            assertThat(facts).containsText(WORLD.licenses().get(0).number());
            assertThat(facts).containsText(requester.email());
            assertThat(facts).containsText(COMMENT);
            page.getByLabel("License information viewer").uncheck();
            page.getByLabel("Reason").fill("Downloads are what you need.");
            page.getByRole(AriaRole.BUTTON, named("Give the roles that are checked"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your decision is recorded.");
            assertThat(facts).containsText("Approved");
            page.getByRole(AriaRole.BUTTON, named("日本語")).click();
            assertThat(facts).containsText("承認済み");
            assertThat(facts).containsText("Downloads are what you need.");
        }
        try (BrowserContext context = browser.context("ja-JP", true)) {
            browser.checkShown(opened(context, link), "ja-JP", "/decision-made");
        }

        JsonObject decided = read(link);
        assertThat(decided.getString("state")).isEqualTo("APPROVED");
        assertThat(decided.getJsonArray("approvedRoles").getValuesAs(JsonString::getString))
                .containsExactly("DOWNLOAD_ADMINISTRATOR");
        assertThat(decided.getString("reason")).isEqualTo("Downloads are what you need.");
    }

    @Test
    void deniesAllInJapaneseAndTellsOfADecisionThatCameBefore() throws Exception {
        String link = request(WORLD.requesters().get(1));
        try (BrowserContext context = browser.context("ja-JP", true);
                BrowserContext late = browser.context("ja-JP", true)) {
            Page page = opened(context, link);
            Page other = opened(late, link);
            browser.checkShown(page, "ja-JP", "/decision-open");
            page.getByRole(AriaRole.BUTTON, named("拒否する")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("決定を記録しました");
            other.getByRole(AriaRole.BUTTON, named("拒否する")).click();
            assertThat(other.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(other.locator("dl")).containsText("拒否済み");
        }

        assertThat(read(link).getString("state")).isEqualTo("DENIED");
    }

    private static Page opened(BrowserContext context, String link) {
        Page page = context.newPage();
        page.navigate(link);
        signIn(page, Visitor.of(administrator()));
        assertThat(page).hasURL(link);
        return page;
    }

    /** Asks for two roles, and returns the link of the administrator's mail. */
    private static String request(Person requester) {
        ApprovalWorld.License license = WORLD.licenses().get(0);
        requester
                .rest()
                .post(
                        "/permission-requests",
                        Json.createObjectBuilder()
                                .add("program", "OPEN")
                                .add("licenseId", license.number())
                                .add("authorizationNumber", license.authorizationNumber())
                                .add(
                                        "roles",
                                        Json.createArrayBuilder()
                                                .add("DOWNLOAD_ADMINISTRATOR")
                                                .add("LICENSE_INFORMATION_VIEWER"))
                                .add("comment", COMMENT)
                                .build())
                .expect(202);
        Mailbox mailbox = PRODUCT.mailbox();
        String text = mailbox.text(mailbox.await(
                administrator().email(),
                mail -> mail.subject().startsWith("Permission requested")
                        && mailbox.text(mail).contains(requester.email())));
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private static JsonObject read(String link) {
        return administrator()
                .rest()
                .get("/permission-requests/" + link.substring(link.lastIndexOf('/') + 1))
                .expect(200)
                .object();
    }

    private static Person administrator() {
        return WORLD.administrators().get(0);
    }
}
