package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.open;
import static org.menkyo.it.browser.PortalBrowser.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.Person;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** The portal, used by people in a browser. */
class PortalIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);
    /** Of the license that the administrator has. */
    private static final String USERS = "/licenses/…/users";

    private static final List<String> OPEN_PAGES = List.of("/", "/sign-in", "/sign-up", "/no-such-page");
    private static final List<String> OWN_PAGES = List.of(
            "/",
            "/licenses",
            "/licenses?licenseId=none",
            "/licenses?endsBefore=never",
            "/agreements",
            "/product-keys",
            "/due-dates",
            "/registration",
            "/permission-requests",
            "/decisions",
            "/decisions?state=",
            "/open-licenses",
            "/licenses/…",
            USERS,
            USERS + "/{email}",
            "/licenses/…/explanations",
            "/licenses/…/explanations?email=nobody@example.com&operation=REVEAL_PRODUCT_KEY",
            "/licenses/…/explanations?email=nobody",
            "/licenses/…/audit",
            "/licenses/…/open-license-additions",
            "/licenses/…/children",
            "/licenses/…/machine-inventories",
            "/sessions",
            "/preferences",
            "/help",
            "/help?words=%E3%82%AD%E3%83%BC",
            "/help?words=nothing-like-this");

    private static PortalBrowser browser;

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
        WORLD.prepare(1, 3, 1);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** With scripts switched off: no page needs one. */
    @Test
    @Tag("LC-309")
    @Tag("LC-701")
    @Tag("LC-704")
    void administratorsLookAfterTheirLicensesByPagesWithoutScripts() {
        String license = WORLD.licenses().get(0).number();
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = visitor.newPage();
            page.navigate(address("/licenses?active=true"));
            assertThat(page).hasURL(address("/sign-in?next=%2Flicenses%3Factive%3Dtrue"));
            signIn(page, new Visitor(administrator().account(), "wrong"));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("password");
            assertThat(page.getByLabel("Account")).hasValue(administrator().account());
            signIn(page, Visitor.of(administrator()));

            assertThat(page).hasURL(address("/licenses?active=true"));
            assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(license)))
                    .hasCount(1);
            open(page, "Permissions");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText(license);
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("Administrator");
            open(page, "Licenses");
            open(page, "Relationship summary");
            assertThat(page.getByRole(AriaRole.TABLE))
                    .containsText(WORLD.licenses().get(0).authorizationNumber());
            assertThat(page.request()
                            .get(address("/licenses/" + license + "/statement.pdf"))
                            .body())
                    .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
            assertThat(page.request().get(address("/licenses/summary.csv")).text())
                    .contains(license);

            open(page, "Software");
            open(page, "Product keys");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("*****");
            page.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Reveal"))
                    .first()
                    .click();
            assertThat(page.locator(".secret")).hasText(Pattern.compile("([2-9A-Z]{5}-){4}[2-9A-Z]{5}"));

            page.getByRole(AriaRole.BUTTON, named("日本語")).click();
            assertThat(page.locator("h1")).hasText("プロダクト キー");
            open(page, "ライセンス");
            open(page, "製品の一覧");
            assertThat(page.locator("h1")).hasText("製品の一覧");
            page.getByRole(AriaRole.BUTTON, named("サインアウト")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("サインアウトしました。");
            page.navigate(address("/licenses"));
            assertThat(page.locator("h1")).hasText("サインイン");
        }
    }

    @Test
    @Tag("LC-203")
    void aPersonSignsUpAndRegistersByTheKeyboardInJapanese() {
        String account = "pages-" + UUID.randomUUID().toString().substring(0, 8);
        String email = account + "@example.com";
        String password = UUID.randomUUID().toString();
        try (BrowserContext visitor = browser.context("ja-JP", true)) {
            Page page = visitor.newPage();
            page.navigate(address("/sign-up"));
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("本文へ移動");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().type(account);
            page.keyboard().press("Tab");
            page.keyboard().type("short");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("パスワード");
            assertThat(page.getByLabel("パスワード")).hasAttribute("aria-invalid", "true");
            page.getByLabel("パスワード").focus();
            page.keyboard().type(password);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("アカウントを作成しました");
            page.getByLabel("アカウント", new Page.GetByLabelOptions().setExact(true))
                    .focus();
            page.keyboard().type(account);
            page.keyboard().press("Tab");
            page.keyboard().type(password);
            page.keyboard().press("Enter");
            assertThat(page).hasURL(address("/registration"));
            page.getByLabel("勤務先電子メール アドレス").focus();
            page.keyboard().type(email);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("確認用リンク");
            assertThat(page.locator("main")).containsText(email);
        }
        Mailbox mailbox = PRODUCT.mailbox();
        assertThat(mailbox.text(mailbox.await(email, mail -> true))).contains("#token=");
    }

    @Test
    @Tag("LC-306")
    @Tag("LC-402")
    @Tag("LC-403")
    void aRequestIsAskedForDecidedAndItsPermissionRemovedByPages() {
        ApprovalWorld.License license = WORLD.licenses().get(0);
        try (BrowserContext asking = browser.context("en-US", false);
                BrowserContext deciding = browser.context("en-US", false)) {
            Page requester =
                    browser.signedIn(asking, Visitor.of(WORLD.requesters().get(1)));
            requester.navigate(address("/"));
            open(requester, "Request permission");
            requester.getByLabel("License ID").fill(license.number());
            requester.getByLabel("Authorization number").fill(license.authorizationNumber());
            requester.getByLabel("Download administrator").check();
            requester.getByLabel("License information viewer").check();
            requester.getByLabel("Comment").fill("For the servers in <b>Nagoya</b>");
            requester.getByRole(AriaRole.BUTTON, named("Send request")).click();
            assertThat(requester.getByRole(AriaRole.STATUS)).containsText("on its way");
            assertThat(requester.getByRole(AriaRole.TABLE)).containsText("Pending");

            Page administrator = browser.signedIn(deciding, Visitor.of(administrator()));
            open(administrator, "Requests to decide");
            administrator
                    .getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions()
                            .setHasText(WORLD.requesters().get(1).email()))
                    .click();
            assertThat(administrator.locator("main")).containsText("<b>Nagoya</b>");
            administrator.getByLabel("Download administrator").uncheck();
            administrator
                    .getByRole(AriaRole.BUTTON, named("Give the roles that are checked"))
                    .click();
            assertThat(administrator.getByRole(AriaRole.STATUS)).containsText("recorded");
            assertThat(administrator.locator("main")).containsText("Approved");

            requester.navigate(address("/licenses"));
            assertThat(requester.getByRole(AriaRole.TABLE)).containsText(license.number());
            administrator.navigate(address("/licenses/" + license.number() + "/users"));
            Locator row = administrator
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions()
                            .setHasText(WORLD.requesters().get(1).email()));
            assertThat(row).containsText("Requested and approved");
            row.locator("summary").first().click();
            row.getByRole(AriaRole.BUTTON).first().click();
            assertThat(administrator.getByRole(AriaRole.STATUS)).hasText("The permission is removed.");
            requester.navigate(address("/licenses"));
            assertThat(requester.locator("main")).containsText("Nothing found");
        }
    }

    @Test
    @Tag("LC-602")
    void anOpenLicenseIsAddedByItsTwoNumbers() {
        ApprovalWorld.License license = WORLD.licenses().get(0);
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, Visitor.of(requester()));
            page.navigate(address("/open-licenses"));
            page.getByLabel("Authorization number").fill(license.authorizationNumber());
            page.getByLabel("License number").fill("1234567890");
            page.getByLabel("Given name").fill("Hanako");
            page.getByLabel("Family name").fill("Menkyo");
            page.getByRole(AriaRole.CHECKBOX).check();
            page.getByRole(AriaRole.BUTTON, named("Add license")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("more wrong pairs");

            page.getByLabel("License number").fill(license.number());
            page.getByRole(AriaRole.CHECKBOX).check();
            page.getByRole(AriaRole.BUTTON, named("Add license")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The license is added.");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText(license.number());
        }
    }

    /** The product of these tests gives the right at once, so the addition that waits is made in the database. */
    @Test
    @Tag("LC-602")
    void anAdditionThatWaitsIsStoppedAfterAQuestion() throws Exception {
        ApprovalWorld.License license = WORLD.licenses().get(0);
        Person waiting = WORLD.requesters().get(2);
        assertThat(new ProductDatabase(PRODUCT)
                        .update(
                                "INSERT INTO open_license_addition (id, agreement_id, user_id, email, email_key,"
                                        + " given_name, family_name, state, added_at, effective_at, version)"
                                        + " SELECT gen_random_uuid(), a.id, u.id, u.business_email, u.business_email_key,"
                                        + " 'Hanako', 'Menkyo', 'PENDING', now(), now() + INTERVAL '1 hour', 0"
                                        + " FROM agreement a, app_user u WHERE a.license_id = ? AND u.business_email = ?",
                                license.number(),
                                waiting.email()))
                .isEqualTo(1);
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, Visitor.of(administrator()));
            page.navigate(address("/licenses/" + license.number() + "/users"));
            open(page, "Who added this license");
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(waiting.email()));
            assertThat(row).containsText("Pending");
            assertThat(row.getByRole(AriaRole.BUTTON)).isHidden();
            row.locator("summary").click();
            assertThat(row).containsText("Stop this addition, so that the person does not get access?");
            browser.checkShown(page, "en-US", "open-license-additions-asked");
            page.reload();
            assertThat(row).containsText("Pending");
            row.locator("summary").click();
            row.getByRole(AriaRole.BUTTON).click();

            assertThat(page.getByRole(AriaRole.STATUS))
                    .hasText("The addition is stopped. The person does not get access.");
            assertThat(row).containsText("Stopped");
            assertThat(row.locator("summary")).hasCount(0);
        }
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, Visitor.of(waiting));
            page.navigate(address("/open-licenses"));
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("Stopped");
            page.navigate(address("/licenses"));
            assertThat(page.locator("main")).not().containsText(license.number());
        }
    }

    @Test
    @Tag("LC-209")
    void aSessionIsEndedFromAnotherBrowser() {
        try (BrowserContext one = browser.context("en-US", true);
                BrowserContext other = browser.context("en-US", true)) {
            Page first = browser.signedIn(one, Visitor.of(requester()));
            Page second = browser.signedIn(other, Visitor.of(requester()));
            second.navigate(address("/sessions"));
            second.getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions()
                            .setHas(second.getByRole(AriaRole.BUTTON))
                            .setHasNotText("this one"))
                    .first()
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(second.getByRole(AriaRole.STATUS)).hasText("The session has ended.");

            first.navigate(address("/preferences"));
            assertThat(first.locator("h1")).hasText("Sign in");
        }
    }

    @Test
    @Tag("LC-1107")
    void formsOfOthersChangeNothingAndScriptsCannotReadTheSession() {
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, Visitor.of(requester()));
            Cookie session = visitor.cookies().stream()
                    .filter(cookie -> cookie.name.equals("menkyo-session"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.httpOnly).isTrue();
            assertThat(session.sameSite.name()).isEqualTo("LAX");
            String policy = page.navigate(address("/sessions")).headerValue("content-security-policy");
            assertThat(policy)
                    .contains("default-src 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");

            page.evaluate(
                    "() => document.querySelectorAll('[name=formToken]').forEach(field => field.value = 'guessed')");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            assertThat(page.locator("h1")).hasText("The form is not valid any more");
            page.navigate(address("/sessions"));
            assertThat(page.locator("h1")).hasText("Sessions");
        }
    }

    static Stream<Arguments> pages() {
        List<Arguments> all = new ArrayList<>();
        for (String locale : List.of("en-US", "ja-JP")) {
            OPEN_PAGES.forEach(path -> all.add(Arguments.of(locale, path, false)));
            OWN_PAGES.forEach(path -> all.add(Arguments.of(locale, path, true)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachPageIsAccessibleAndValid(String locale, String path, boolean signedIn) throws Exception {
        browser.check(
                locale,
                path.replace("…", WORLD.licenses().get(0).number())
                        .replace("{email}", administrator().email()),
                signedIn ? Visitor.of(administrator()) : Visitor.STRANGER);
    }

    private static Person administrator() {
        return WORLD.administrators().get(0);
    }

    private static Person requester() {
        return WORLD.requesters().get(0);
    }
}
