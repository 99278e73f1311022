package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.open;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;

/** Subscriptions and online services, assigned in a browser whose scripts are switched off. */
class SeatPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);

    private static PortalBrowser browser;
    private static Visitor administrator;
    private static Person colleague;

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
        WORLD.prepare(1, 2, 1);
        administrator = Visitor.of(WORLD.administrators().get(0));
        colleague = WORLD.requesters().get(0);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Tag("LC-302")
    @Tag("LC-706")
    void aSubscriptionIsAssignedChangedAndWithdrawn() {
        String license = order("OFFICE-SUB", 2);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, administrator);
            open(page, "Software");
            open(page, "Subscriptions");
            assertThat(page.locator("main")).containsText("No subscription is assigned to you");
            page.getByLabel("License ID").fill(license);
            page.getByRole(AriaRole.BUTTON, named("Open")).click();
            assertThat(page).hasURL(address("/licenses/" + license + "/subscriptions"));
            assertThat(page.locator("tbody .number")).hasText(new String[] {"2", "0", "2"});

            page.getByLabel("Business e-mail").fill(colleague.email());
            page.getByRole(AriaRole.BUTTON, named("Assign")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The seat is assigned");
            assertThat(page.locator("tbody .number")).hasText(new String[] {"2", "1", "1"});

            open(page, "Assign to several people");
            page.getByLabel("Business e-mails").fill(email("second") + "\n\n" + colleague.email());
            page.getByLabel("File")
                    .setInputFiles(new FilePayload(
                            "people.csv",
                            "text/csv",
                            (email("third") + ";Third\r\n").getBytes(StandardCharsets.UTF_8)));
            page.getByRole(AriaRole.BUTTON, named("Assign")).click();
            assertThat(row(page, email("second"))).containsText("Assigned");
            assertThat(row(page, colleague.email())).containsText("Had one already");
            assertThat(row(page, email("third"))).containsText("2 purchased, 2 assigned");

            open(page, "Subscriptions of " + license);
            page.getByLabel("Business e-mail").fill(email("third"));
            page.getByRole(AriaRole.BUTTON, named("Assign")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("2 purchased, 2 assigned");
            assertThat(page.getByLabel("Business e-mail")).hasValue(email("third"));

            page.navigate(address("/licenses/" + license + "/subscriptions/seats?email=" + email("second")));
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.getByRole(AriaRole.LINK, named("Change " + email("second"))).click();
            page.getByLabel("Who gets it").fill(colleague.email());
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(colleague.email());
            page.getByLabel("Who gets it").fill(email("third"));
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The seat is changed");
            assertThat(page.getByRole(AriaRole.TABLE)).not().containsText(email("second"));

            assertOwn(license, "Menkyo Office Subscription");
            withdraw(page, email("third"));
            withdraw(page, colleague.email());
            assertThat(page.locator("main")).containsText("Nobody has such a seat");
        }
    }

    @Test
    @Tag("LC-707")
    void anOnlineServiceIsActivatedAndAssignedInJapanese() {
        String license = order("MAIL-ONLINE", 1);
        try (BrowserContext context = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(context, administrator);
            open(page, "ソフトウェア");
            open(page, "オンライン サービス");
            page.getByLabel("ライセンス ID").fill(license);
            page.getByRole(AriaRole.BUTTON, named("開く")).click();
            page.getByLabel("勤務先電子メール アドレス").fill(colleague.email());
            page.getByRole(AriaRole.BUTTON, named("割り当てる")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("まだアクティブ化されていません");

            page.locator("td summary").click();
            page.locator("td button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("アクティブ化しました");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("にアクティブ化");
            page.getByLabel("勤務先電子メール アドレス").fill(colleague.email());
            page.getByRole(AriaRole.BUTTON, named("割り当てる")).click();
            assertThat(page.locator("tbody .number")).hasText(new String[] {"1", "1", "0"});

            open(page, "利用者を表示 Menkyo Mail Online");
            page.getByRole(AriaRole.LINK, named("変更 " + colleague.email())).click();
            page.getByLabel("新しい利用者").fill(email("successor"));
            page.getByRole(AriaRole.BUTTON, named("保存")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("シートを変更しました");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText(email("successor"));
        }
    }

    /** A viewer sees who has seats and changes nothing; addresses that are none are told by their place in the list. */
    @Test
    @Tag("LC-302")
    @Tag("LC-706")
    void whoOnlyViewsIsRefusedAndWrongAddressesAreNamed() throws Exception {
        String license = order("OFFICE-SUB", 2);
        Person viewer = WORLD.requesters().get(1);
        WORLD.grant(new ApprovalWorld.License(license, null), viewer.email(), "LICENSE_INFORMATION_VIEWER");
        String path = "/licenses/" + license + "/subscriptions";
        try (BrowserContext viewing = browser.context("en-US", false);
                BrowserContext managing = browser.context("en-US", true)) {
            Page seen = browser.signedIn(viewing, Visitor.of(viewer));
            seen.navigate(address(path));
            seen.getByLabel("Business e-mail").fill(email("somebody"));
            seen.getByRole(AriaRole.BUTTON, named("Assign")).click();
            assertThat(seen.getByRole(AriaRole.ALERT)).containsText("Subscription administrator");
            assertThat(seen.locator("tbody .number")).hasText(new String[] {"2", "0", "2"});

            Page page = browser.signedIn(managing, administrator);
            page.navigate(address(path + "/several"));
            page.getByLabel("Business e-mails").fill(email("somebody") + "\nnobody\n" + email("other") + "\nnone");
            page.getByRole(AriaRole.BUTTON, named("Assign")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("No. 2:");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("No. 4:");
            browser.checkShown(page, "en-US", "seats-several-refused");
            page.navigate(address(path));
            assertThat(page.locator("tbody .number")).hasText(new String[] {"2", "0", "2"});
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    void eachPageIsAccessibleAndValid(String locale) throws Exception {
        String license = order("OFFICE-SUB", 3);
        String services = order("MAIL-ONLINE", 3);
        RestSession rest = WORLD.administrators().get(0).rest();
        String seat = rest.post(
                        "/licenses/" + license + "/subscription-seats",
                        RestSession.json("product", "OFFICE-SUB", "email", colleague.email()))
                .expect(201)
                .text("id");
        String subscriptions = "/licenses/" + license + "/subscriptions";
        browser.check(locale, subscriptions, administrator);
        browser.check(locale, subscriptions + "/several", administrator);
        browser.check(locale, subscriptions + "/seats", administrator);
        browser.check(locale, subscriptions + "/seats/" + seat, administrator);
        browser.check(locale, subscriptions + "/seats?email=none", administrator);
        browser.check(locale, "/licenses/" + license + "/online-services", administrator);
        browser.check(locale, "/licenses/" + services + "/online-services", administrator);
        browser.check(locale, "/own-subscriptions", Visitor.of(colleague));
        browser.check(locale, "/own-online-services", administrator);
        browser.check(locale, "/agreements", administrator);
    }

    /** What a person without a role sees: the seat, and nothing else of the license ID. */
    private static void assertOwn(String license, String product) {
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, Visitor.of(colleague));
            page.navigate(address("/own-subscriptions"));
            assertThat(page.getByRole(AriaRole.TABLE)).containsText(product);
            assertThat(page.locator("main")).not().containsText(license);
            page.navigate(address("/licenses/" + license + "/subscriptions"));
            assertThat(page.getByRole(AriaRole.TABLE)).hasCount(0);
        }
    }

    private static void withdraw(Page page, String email) {
        Locator row = row(page, email);
        row.locator("summary").click();
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The seat is withdrawn");
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static String email(String who) {
        String own = WORLD.administrators().get(0).email();
        return who + own.substring(own.indexOf('@'));
    }

    /** A license ID of its own, which the administrator administers. */
    private static String order(String product, int quantity) {
        String number = "seat-pages-" + UUID.randomUUID();
        return RestSession.signedIn(PRODUCT.rest(""), "demo-distributor", "demo-distributor-1")
                .post(
                        "/orders",
                        Json.createObjectBuilder()
                                .add("orderNumber", number)
                                .add(
                                        "organization",
                                        Json.createObjectBuilder()
                                                .add("identifier", number)
                                                .add("name", "Seat Pages")
                                                .add(
                                                        "address",
                                                        RestSession.json(
                                                                "street", "1-1", "city", "Nagoya", "country", "JP")))
                                .add(
                                        "endCustomers",
                                        Json.createArrayBuilder()
                                                .add(RestSession.json(
                                                        "name",
                                                        "Contact",
                                                        "email",
                                                        WORLD.administrators()
                                                                .get(0)
                                                                .email())))
                                .add(
                                        "lines",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("product", product)
                                                        .add("quantity", quantity)))
                                .build())
                .expect(201)
                .text("licenseNumber");
    }
}
