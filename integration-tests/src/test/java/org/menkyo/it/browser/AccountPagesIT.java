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
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.peer.Authenticator;
import org.menkyo.it.product.RunningProduct;

/** The pages on which people look after their own credentials, and those of their systems. */
class AccountPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);
    private static final String PARTNER =
            "erp-pages-" + UUID.randomUUID().toString().substring(0, 8);

    private static PortalBrowser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
        WORLD.prepare(1, 1, 1);
        RestSession.signedIn(PRODUCT.rest(""), "demo-operator", "demo-operator-1")
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                PARTNER,
                                "password",
                                UUID.randomUUID().toString(),
                                "party",
                                "PARTNER",
                                "expiresAt",
                                LocalDate.now().plusDays(30) + "T00:00:00Z",
                                "businessEmail",
                                WORLD.administrators().get(0).email()))
                .expect(201);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Tag("LC-209")
    void aPersonSetsUpASecondFactorAndRemovesIt() throws Exception {
        Authenticator.need();
        Visitor visitor = somebody();
        try (BrowserContext context = browser.context("en-US", true)) {
            Page page = browser.signedIn(context, visitor);
            page.navigate(address("/second-factor"));
            page.getByLabel("Password").fill("wrong");
            page.getByRole(AriaRole.BUTTON, named("Set up the second factor")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("Password").fill(visitor.password());
            page.getByRole(AriaRole.BUTTON, named("Set up the second factor")).click();
            assertThat(page.getByRole(AriaRole.IMG, named("QR code for the authenticator app")))
                    .isVisible();
            browser.checkShown(page, "en-US", "/second-factor-secret");
            Authenticator app = new Authenticator(
                    folder, page.locator(".secret").innerText().strip());
            page.locator("#field-code").fill(app.code(-9));
            page.getByRole(AriaRole.BUTTON, named("Turn on")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("code");
            page.locator("#field-code").fill(app.code(0));
            page.getByRole(AriaRole.BUTTON, named("Turn on")).click();
            browser.checkShown(page, "en-US", "/recovery-codes");
            List<String> codes = page.locator(".secret li").allInnerTexts();
            assertThat(codes).hasSizeGreaterThan(5).doesNotHaveDuplicates();

            page.navigate(address("/sign-in"));
            signIn(page, visitor);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("second factor");
            page.locator("#field-password").fill(visitor.password());
            page.locator("#field-code").fill(codes.get(0));
            page.locator("main button").click();
            page.navigate(address("/second-factor"));
            assertThat(page.locator("main")).containsText((codes.size() - 1) + " recovery codes are left");
            browser.checkShown(page, "en-US", "/second-factor-set-up");
            page.locator("#field-password").fill(visitor.password());
            page.locator("#field-code").fill(codes.get(1));
            page.getByRole(AriaRole.BUTTON, named("Remove the second factor")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("removed");
            page.navigate(address("/sign-in"));
            signIn(page, visitor);
            assertThat(page.locator("header")).containsText("Sign out");
        }
    }

    @Test
    @Tag("LC-209")
    void aPasswordIsChangedWithoutScripts() {
        Visitor visitor = somebody();
        Visitor renewed = new Visitor(visitor.account(), UUID.randomUUID().toString());
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, visitor);
            open(page, "My account");
            open(page, "Password");
            page.getByLabel("Present password").fill("wrong password");
            page.getByLabel("New password").fill(renewed.password());
            page.getByRole(AriaRole.BUTTON, named("Set password")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("Present password").fill(visitor.password());
            page.getByLabel("New password").fill(renewed.password());
            page.getByRole(AriaRole.BUTTON, named("Set password")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The new password is set. Sign in with it.");
            page.navigate(address("/sessions"));
            assertThat(page.locator("h1")).hasText("Sign in");
            signIn(page, renewed);
            assertThat(page.locator("h1")).hasText("Sessions");
        }
    }

    @Test
    @Tag("LC-209")
    void allSignInsAreEndedAtOnce() {
        Visitor visitor = somebody();
        try (BrowserContext one = browser.context("en-US", false);
                BrowserContext other = browser.context("en-US", false)) {
            Page first = browser.signedIn(one, visitor);
            Page second = browser.signedIn(other, visitor);
            second.navigate(address("/sessions"));
            second.getByRole(AriaRole.BUTTON, named("Sign out everywhere")).click();
            assertThat(second.getByRole(AriaRole.STATUS)).hasText("You are signed out everywhere.");
            for (Page page : List.of(first, second)) {
                page.navigate(address("/sessions"));
                assertThat(page.locator("h1")).hasText("Sign in");
            }
        }
    }

    @Test
    @Tag("LC-211")
    void anAccessTokenIsMadeUsedAndRevoked() throws Exception {
        Visitor visitor = Visitor.of(WORLD.administrators().get(0));
        String license = WORLD.licenses().get(0).number();
        try (BrowserContext context = browser.context("en-US", true)) {
            Page page = browser.signedIn(context, visitor);
            page.navigate(address("/access-tokens"));
            page.getByLabel("Name").fill("Inventory of Nagoya");
            page.getByLabel("Last day").fill(LocalDate.now().plusYears(3).toString());
            page.getByRole(AriaRole.BUTTON, named("Make token")).click();
            assertThat(page.getByLabel("Last day")).hasAttribute("aria-invalid", "true");
            browser.checkShown(page, "en-US", "/access-tokens-refused");
            page.getByLabel("Last day").fill(LocalDate.now().plusDays(30).toString());
            page.getByLabel("License IDs").fill(license);
            page.locator("summary").last().click();
            page.getByLabel("LIST_LICENSES", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.getByRole(AriaRole.BUTTON, named("Make token")).click();
            browser.checkShown(page, "en-US", "/access-token");
            RestSession program = RestSession.withToken(
                    PRODUCT.rest(""), page.locator(".secret").innerText().strip());
            assertThat(program.get("/licenses").expect(200).items()).isNotEmpty();
            program.get("/product-keys").expect(403);

            page.navigate(address("/access-tokens"));
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Nagoya"));
            assertThat(row).containsText(license);
            assertThat(row).containsText("1 operation");
            row.locator("summary").click();
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The access token is revoked.");
            program.get("/licenses").expect(401);
        }
    }

    @Test
    @Tag("LC-210")
    void theOwnerOfASystemDisablesItAndGivesItAnotherPassword() {
        Visitor visitor = Visitor.of(WORLD.administrators().get(0));
        try (BrowserContext context = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(context, visitor);
            open(page, "マイ アカウント");
            open(page, "システム");
            open(page, PARTNER);
            page.locator("#field-state-reason").fill("調査のため");
            page.getByRole(AriaRole.BUTTON, named("無効にする")).click();
            assertThat(page.locator("dl")).containsText("無効");
            page.locator("#field-state-reason").fill("調査が終わりました");
            page.getByRole(AriaRole.BUTTON, named("有効にする")).click();
            assertThat(page.locator("dl")).containsText("使用中");
            String password = UUID.randomUUID().toString();
            page.getByLabel("新しいパスワード").fill(password);
            page.locator("#field-reason").fill("定期的な変更");
            page.getByRole(AriaRole.BUTTON, named("パスワードを設定する")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            RestSession.signedIn(PRODUCT.rest(""), PARTNER, password)
                    .get("/permissions")
                    .expect(200);
        }
    }

    static Stream<Arguments> pages() {
        return Stream.of("en-US", "ja-JP")
                .flatMap(locale -> Stream.of(
                        Arguments.of(locale, "/confirm", false),
                        Arguments.of(locale, "/forgotten-password", false),
                        Arguments.of(locale, "/new-password", false),
                        Arguments.of(locale, "/interfaces", false),
                        Arguments.of(locale, "/interfaces/exportOrganization", false),
                        Arguments.of(locale, "/interfaces/soap/SupportService", false),
                        Arguments.of(locale, "/interfaces/soap/SupportService/getSupportCase", false),
                        Arguments.of(locale, "/interfaces/soap/types/support/SupportCaseView", false),
                        Arguments.of(locale, "/interfaces/soap/types/common/Uuid", false),
                        Arguments.of(locale, "/confirm", true),
                        Arguments.of(locale, "/password", true),
                        Arguments.of(locale, "/second-factor", true),
                        Arguments.of(locale, "/access-tokens", true),
                        Arguments.of(locale, "/partner-accounts", true),
                        Arguments.of(locale, "/partner-accounts/" + PARTNER, true)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachPageIsAccessibleAndValid(String locale, String path, boolean signedIn) throws Exception {
        browser.check(locale, path, signedIn ? Visitor.of(WORLD.administrators().get(0)) : Visitor.STRANGER);
    }

    private static Visitor somebody() {
        Visitor visitor = new Visitor(
                "own-" + UUID.randomUUID().toString().substring(0, 8),
                UUID.randomUUID().toString());
        RestSession.stranger(PRODUCT.rest(""))
                .post("/accounts", RestSession.json("name", visitor.account(), "password", visitor.password()))
                .expect(201);
        return visitor;
    }
}
