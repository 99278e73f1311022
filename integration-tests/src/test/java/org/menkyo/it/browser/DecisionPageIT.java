package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.demo.Person;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;

/** The page that the mail about a permission request opens, used by hand. Pictures of it are in {@code target/pages}. */
@Tag("LC-402")
@Tag("LC-1107")
class DecisionPageIT {

    private static final Pattern LINK = Pattern.compile("http://\\S+/api/decide\\.html\\?request=([0-9a-f-]{36})");
    private static final String COMMENT = "For the servers in Nagoya <b>and</b> Kobe";

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        chromium = Chromium.start();
        WORLD.prepare(1, 2, 1);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void approvesOneRoleAndDeniesAnother() {
        Person requester = WORLD.requesters().get(0);
        String link = request(requester);
        try (BrowserContext visitor = chromium.browser().newContext()) {
            Page page = open(visitor, link);
            signIn(page, "wrong");
            assertThat(page.locator("#result")).containsText("Account name or password are wrong.");
            signIn(page, password());

            Locator facts = page.locator("#facts");
            assertThat(facts).containsText(WORLD.licenses().get(0).number());
            assertThat(facts).containsText(requester.email());
            assertThat(facts).containsText(COMMENT);
            picture(page, "decide-en-open");
            choose(page, "Download administrator", "Approve");
            page.getByRole(AriaRole.BUTTON, named("Send the decision")).click();
            assertThat(page.locator("#decision")).isVisible();
            choose(page, "License information viewer", "Deny");
            page.getByLabel("Reason").fill("Downloads are what you need.");
            page.getByRole(AriaRole.BUTTON, named("Send the decision")).click();

            assertThat(page.locator("#result")).containsText("Your decision is recorded.");
            assertThat(page.locator("#decision")).isHidden();
            assertThat(facts).containsText("Approved");
            picture(page, "decide-en-decided");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("日本語"))
                    .click();
            signIn(page, password());
            assertThat(page.locator("#facts")).containsText("承認済み");
            assertThat(page.locator("#facts")).containsText("Downloads are what you need.");
            picture(page, "decide-ja-decided");
        }

        JsonObject decided = read(link);
        assertThat(decided.getString("state")).isEqualTo("APPROVED");
        assertThat(decided.getJsonArray("approvedRoles").getValuesAs(JsonString::getString))
                .containsExactly("DOWNLOAD_ADMINISTRATOR");
        assertThat(decided.getString("reason")).isEqualTo("Downloads are what you need.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void deniesAllInJapaneseAndTellsOfADecisionThatCameBefore() {
        String link = request(WORLD.requesters().get(1));
        try (BrowserContext visitor = chromium.browser().newContext()) {
            Page page = open(visitor, link + "&lang=ja");
            Page other = open(visitor, link + "&lang=ja");
            signIn(other, password());
            assertThat(other.locator("#decision")).isVisible();
            picture(page, "decide-ja-sign-in");
            signIn(page, password());
            picture(page, "decide-ja-open");
            for (Page one : List.of(page, other)) {
                choose(one, "ダウンロード管理者", one == page ? "拒否する" : "承認する");
                choose(one, "ライセンス情報閲覧者", "拒否する");
                one.getByRole(AriaRole.BUTTON, named("決定を送信する")).click();
                assertThat(one.locator("#decision")).isHidden();
            }
            assertThat(page.locator("#result")).containsText("決定を記録しました");
            assertThat(other.locator("#result .problem")).isVisible();
            assertThat(other.locator("#facts")).containsText("拒否済み");
        }

        assertThat(read(link).getString("state")).isEqualTo("DENIED");
    }

    private Page open(BrowserContext visitor, String link) {
        Page page = visitor.newPage();
        page.onConsoleMessage(message -> {
            // A browser itself writes of each answer with an error; the wrong password is one.
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(link);
        return page;
    }

    private static void signIn(Page page, String password) {
        page.locator("#name").fill(administrator().account());
        page.locator("#password").fill(password);
        page.locator("#sign-in button").click();
    }

    private static void choose(Page page, String role, String choice) {
        page.getByRole(AriaRole.GROUP, named(role)).getByLabel(choice).check();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(System.getProperty("menkyo.it.work", "target"), "pages", name + ".png")));
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
                .get("/permission-requests/" + link.substring(link.indexOf('=') + 1))
                .expect(200)
                .object();
    }

    private static Person administrator() {
        return WORLD.administrators().get(0);
    }

    private static String password() {
        String pair = administrator().rest().authorization().substring("Basic ".length());
        return new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8).split(":", 2)[1];
    }
}
