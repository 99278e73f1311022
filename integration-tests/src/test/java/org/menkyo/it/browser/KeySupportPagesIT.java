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
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/** What support does by pages with product keys and activations, and activation by phone. */
class KeySupportPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Visitor AGENT = new Visitor("demo-support", "demo-support-1");

    private static PortalBrowser browser;

    @BeforeAll
    static void start() {
        browser = new PortalBrowser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    @Tag("VA-107")
    @Tag("LC-802")
    @Tag("LC-803")
    void aKeyGetsMoreActivationsAndIsExchanged() {
        KeyOwner owner = new KeyOwner(PRODUCT, 2);
        ProductKey mak = owner.mak();
        activate(owner, mak, "kept");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AGENT);
            openKey(page, owner);
            assertThat(page.locator("body")).not().containsText(mak.formatted());
            open(page, "Grant activations");
            page.getByLabel("Further activations").fill("3");
            page.getByRole(AriaRole.BUTTON, named("Grant activations")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Reason: is required");
            assertThat(page.getByLabel("Further activations")).hasValue("3");
            page.getByLabel("Reason").fill("new branch office");
            page.getByLabel("Support case").fill("no number");
            page.getByRole(AriaRole.BUTTON, named("Grant activations")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Support case: is malformed");
            page.getByLabel("Support case").fill("");
            page.getByRole(AriaRole.BUTTON, named("Grant activations")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The key has more activations.");
            assertThat(owner.listedMak().getInt("permitted")).isEqualTo(5);

            open(page, "Exchange key");
            page.getByLabel("It stays activated").check();
            page.getByLabel("Reason").fill("published on the Web");
            page.getByRole(AriaRole.BUTTON, named("Exchange key")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The key is exchanged");
            assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("exchanged")))
                    .hasCount(1);
        }
        assertThat(owner.mak()).isNotEqualTo(mak);
        assertThat(owner.listedMak().getInt("used")).isEqualTo(1);
    }

    @Test
    @Tag("VA-409")
    void theActivationOfALostMachineIsGivenBack() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        InstallationId lost = activate(owner, owner.mak(), "lost");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AGENT);
            openKey(page, owner);
            open(page, "Give back an activation");
            page.getByLabel("Reason").fill("the disk is destroyed");
            page.getByLabel("Installation ID").fill("1" + lost.formatted().substring(1));
            page.getByRole(AriaRole.BUTTON, named("Give back an activation")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("Installation ID").fill(lost.formatted());
            page.getByRole(AriaRole.BUTTON, named("Give back an activation")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("free for another machine");
            assertThat(page.locator("dl")).containsText("0 of 1 used");
        }
        assertThat(owner.listedMak().getInt("returned")).isEqualTo(1);
    }

    @Test
    @Tag("LC-1105")
    void aSecondAgentApprovesActivationsWhereTwoPeopleAreRequired() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        owner.demo("demo-support")
                .put(
                        "/support/organizations/" + owner.listedMak().getString("organization") + "/two-person-rule",
                        Json.createObjectBuilder()
                                .add("revealKeys", false)
                                .add("raiseActivations", true)
                                .add("reason", "asked for in writing")
                                .build())
                .expect(200);
        Visitor second = secondAgent(owner);
        try (BrowserContext asking = browser.context("en-US", false);
                BrowserContext deciding = browser.context("en-US", false)) {
            Page page = browser.signedIn(asking, AGENT);
            openKey(page, owner);
            grant(page, "4");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("requires two people");
            page.getByRole(AriaRole.BUTTON, named("Ask a second agent")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("A second agent is asked");
            approval(page, owner).getByRole(AriaRole.BUTTON).first().click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();

            Page other = browser.signedIn(deciding, second);
            open(other, "Activations to approve");
            assertThat(approval(other, owner)).containsText("4 further activations");
            approval(other, owner).getByRole(AriaRole.BUTTON).first().click();
            assertThat(other.getByRole(AriaRole.STATUS)).containsText("You have approved it");

            openKey(page, owner);
            grant(page, "4");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The key has more activations.");
        }
        assertThat(owner.listedMak().getInt("permitted")).isEqualTo(5);
    }

    @Test
    @Tag("VA-109")
    void individualKeysAreIssuedWithinWhatTheLicenseEntitlesTo() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AGENT);
            page.navigate(address("/key-support?licenseId=" + owner.licenseId()));
            open(page, "Issue individual keys");
            page.getByLabel("Edition").selectOption("VISTA_ULTIMATE");
            page.getByLabel("How many").fill("1");
            page.getByLabel("Reason").fill("asked for");
            page.getByRole(AriaRole.BUTTON, named("Issue individual keys")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.getByLabel("Reason")).hasValue("asked for");
        }
    }

    @Test
    @Tag("VA-403")
    void anAgentActivatesByPhoneInJapanese() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        ProductKey mak = owner.mak();
        String[] groups = KeyOwner.installationId(mak, "phoned").formatted().split("-");
        try (BrowserContext context = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(context, AGENT);
            open(page, "電話によるライセンス認証");
            page.getByLabel("グループ 1").fill(fullWidth(groups[0]));
            page.getByLabel("グループ 2").fill(mistyped(groups[1]));
            page.getByLabel("グループ 2").press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("グループ 2");
            assertThat(page.getByLabel("グループ 2")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("[aria-invalid]")).hasCount(1);
            assertThat(page.getByLabel("グループ 1")).hasValue(groups[0]);

            page.getByLabel("グループ 2").fill(groups[1]);
            page.getByLabel("グループ 2").press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("残りは 7 グループです");
            assertThat(owner.listedMak().getInt("used")).isZero();

            open(page, "クリア");
            page.getByLabel("グループ 1").fill(String.join(" ", groups));
            page.getByLabel("グループ 1").press("Enter");
            assertThat(page.locator("h1")).hasText("確認 ID");
            assertThat(page.locator(".spoken li")).hasCount(8);
            String confirmationId =
                    String.join("-", page.locator(".spoken code").allInnerTexts());
            assertThat(page.locator("main")).containsText("残りは 0 件です");
            assertThat(owner.device()
                            .post("/activations", KeyOwner.body(mak, KeyOwner.installationId(mak, "phoned")))
                            .expect(200)
                            .text("confirmationId"))
                    .isEqualTo(confirmationId);
            open(page, "次のお客様");
            assertThat(page.getByLabel("グループ 1")).hasValue("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    void eachPageIsAccessibleAndValid(String locale) throws Exception {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        String keys = "/key-support/" + owner.licenseId() + "/";
        String key = keys + owner.listedMak().getString("id");
        browser.check(locale, "/key-support", AGENT);
        browser.check(locale, "/key-support?licenseId=none", AGENT);
        browser.check(locale, "/key-support?licenseId=" + owner.licenseId(), AGENT);
        browser.check(locale, key, AGENT);
        browser.check(locale, key + "/activations", AGENT);
        browser.check(locale, key + "/exchange", AGENT);
        browser.check(locale, key + "/activation-return", AGENT);
        browser.check(locale, keys + "individual-keys", AGENT);
        browser.check(locale, "/activation-approvals", AGENT);
        browser.check(locale, "/phone-activation", AGENT);
        try (BrowserContext context = browser.context(locale, true)) {
            Page page = browser.signedIn(context, AGENT);
            String[] groups = KeyOwner.installationId(owner.mak(), "looked-at")
                    .formatted()
                    .split("-");
            page.navigate(address("/phone-activation"));
            page.locator("#group-1").fill(mistyped(groups[0]));
            page.locator("#group-1").press("Enter");
            assertThat(page.locator("#wrong-group-1")).isVisible();
            browser.checkShown(page, locale, "phone-mistyped");
            page.locator("#group-1").fill(String.join("", groups));
            page.locator("#group-1").press("Enter");
            assertThat(page.locator(".spoken")).isVisible();
            browser.checkShown(page, locale, "phone-confirmation");
            page.navigate(address(key + "/exchange"));
            page.locator("main form").evaluate("form => form.noValidate = true");
            page.locator("main .buttons button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            browser.checkShown(page, locale, "key-exchange-refused");
        }
    }

    private static void openKey(Page page, KeyOwner owner) {
        page.navigate(address("/key-support"));
        page.getByLabel("License ID").fill(owner.licenseId());
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("MAK"))
                .getByRole(AriaRole.LINK)
                .click();
    }

    private static void grant(Page page, String activations) {
        open(page, "Grant activations");
        page.getByLabel("Further activations").fill(activations);
        page.getByLabel("Reason").fill("more machines");
        page.getByRole(AriaRole.BUTTON, named("Grant activations")).click();
    }

    private static Locator approval(Page page, KeyOwner owner) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(owner.licenseId()));
    }

    private static Visitor secondAgent(KeyOwner owner) {
        Visitor agent = new Visitor(
                "support-" + UUID.randomUUID().toString().substring(0, 8),
                UUID.randomUUID().toString());
        owner.demo("demo-operator")
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                agent.account(),
                                "password",
                                agent.password(),
                                "party",
                                "SUPPORT_AGENT",
                                "expiresAt",
                                Instant.now()
                                        .plus(Duration.ofDays(1))
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()))
                .expect(201);
        return agent;
    }

    private static InstallationId activate(KeyOwner owner, ProductKey key, String machine) {
        InstallationId installationId = KeyOwner.installationId(key, machine);
        owner.device().post("/activations", KeyOwner.body(key, installationId)).expect(200);
        return installationId;
    }

    /** With another last digit, so that the check digit does not fit. */
    private static String mistyped(String group) {
        int last = Character.digit(group.charAt(group.length() - 1), 10);
        return group.substring(0, group.length() - 1) + (last + 1) % 10;
    }

    private static String fullWidth(String digits) {
        return digits.chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '\uff10')))
                .reduce("", String::concat);
    }
}
