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
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;

/** What a distributor does by pages: orders, one by one and by file, and what stands on record about its licenses. */
class DistributorPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Visitor DISTRIBUTOR = new Visitor("demo-distributor", "demo-distributor-1");
    private static final RestSession REST =
            RestSession.signedIn(PRODUCT.rest(""), DISTRIBUTOR.account(), DISTRIBUTOR.password());
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String COLUMNS = "orderNumber,organization,organizationName,street,city,country,"
            + "endCustomerName,endCustomerEmail,product,quantity";

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
    @Tag("LC-104")
    @Tag("LC-108")
    void anOrderIsSubmittedCorrectedReturnedAndCancelledByPages() {
        String number = "pages/" + RUN;
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            open(page, "New order");
            page.getByLabel("Order number").fill(number);
            fillOrganization(page);
            page.getByLabel("Name of the end customer").fill("Contact");
            page.getByLabel("E-mail of the end customer").fill("first@" + RUN + ".example");
            fill(page, "lines[0].product", "NO-SUCH");
            fill(page, "lines[0].quantity", "5");
            page.getByRole(AriaRole.BUTTON, named("More lines")).click();
            assertThat(page.getByLabel("Order number")).hasValue(number);
            fill(page, "lines[3].product", "SVR-ENT-2008");
            fill(page, "lines[3].quantity", "2");
            page.getByRole(AriaRole.BUTTON, named("Submit order")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Product (1): is unknown");
            assertThat(field(page, "lines[0].product")).hasAttribute("aria-invalid", "true");
            assertThat(page.getByLabel("City")).hasValue("Nagoya");
            // What was typed into the fourth row stands behind the first one now.
            assertThat(field(page, "lines[1].product")).hasValue("SVR-ENT-2008");

            fill(page, "lines[0].product", "SVR-STD-2008");
            page.getByRole(AriaRole.BUTTON, named("Submit order")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The order is recorded");
            assertThat(page.locator("main")).containsText("Recorded");
            assertThat(row(page, "SVR-STD-2008")).containsText("5");
            assertThat(REST.get("/orders/pages%2F" + RUN).expect(200).number("revision"))
                    .isEqualTo(1);

            open(page, "Correct");
            fill(page, "lines[0].quantity", "7");
            page.getByLabel("Reason").fill("a typing error");
            page.getByRole(AriaRole.BUTTON, named("Correct")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The order is corrected.");
            assertThat(row(page, "SVR-STD-2008")).containsText("7");
            assertThat(row(page, "SVR-ENT-2008")).containsText("2");

            open(page, "Return licenses");
            page.getByLabel("Reason").fill("sold too many");
            page.getByRole(AriaRole.BUTTON, named("Return licenses")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Lines: is required");
            fill(page, "lines[1].quantity", "3");
            page.getByRole(AriaRole.BUTTON, named("Return licenses")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Quantity (2): must be from 1 to 2");
            fill(page, "lines[1].quantity", "2");
            page.getByRole(AriaRole.BUTTON, named("Return licenses")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The return is recorded.");
            assertThat(page.getByRole(AriaRole.TABLE)).not().containsText("SVR-ENT-2008");

            page.locator("summary").click();
            page.getByLabel("Reason").fill("the customer withdrew");
            page.getByRole(AriaRole.BUTTON, named("Cancel order")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The order is cancelled");
            assertThat(page.locator("main")).containsText("Cancelled");
            assertThat(page.locator("summary")).hasCount(0);

            open(page, "Orders");
            page.getByLabel("Order number").fill("no-such-" + RUN);
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("main")).containsText("You have no order no-such-" + RUN);
            page.getByLabel("Order number").fill(number);
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("h1")).hasText("Order " + number);
        }
    }

    @Test
    @Tag("LC-108")
    void whatSomebodyElseHasChangedIsNotOverwritten() {
        String number = ordered("twice");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            page.navigate(address("/orders/" + number + "/correction"));
            REST.post(
                            "/orders/" + number + "/return",
                            Json.createObjectBuilder()
                                    .add("revision", 1)
                                    .add("reason", "meanwhile")
                                    .add("lines", Json.createArrayBuilder().add(line(1)))
                                    .build())
                    .expect(200);
            fill(page, "lines[0].quantity", "9");
            page.getByLabel("Reason").fill("late");
            page.getByRole(AriaRole.BUTTON, named("Correct")).click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("its revision is 2 now");
            assertThat(field(page, "lines[0].quantity")).hasValue("9");
        }
    }

    @Test
    @Tag("LC-108")
    void aFileOfOrdersIsUploadedWithAResultForEach() {
        String csv = COLUMNS + "\r\n" + fileLine("a", "SVR-STD-2008", "5") + fileLine("a", "SVR-ENT-2008", "1")
                + fileLine("b", "NO-SUCH", "1") + fileLine("c", "SVR-STD-2008", "2");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            open(page, "Upload orders");
            upload(page, csv.replace("quantity", "pieces"));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Line 1, column pieces");
            upload(page, csv.replace(",2\r\n", ",two\r\n"));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Line 5, column quantity: is malformed");

            upload(page, csv);
            assertThat(page).hasURL(Pattern.compile(".*/order-batches/[0-9a-f-]{36}"));
            assertThat(page.locator("main")).containsText("3 of 3 orders");
            assertThat(row(page, "file-b-" + RUN)).containsText("Product (1): is unknown");
            String first = row(page, "file-a-" + RUN).innerText();
            assertThat(first).contains("License number");
            JsonObject order = REST.get("/orders/file-a-" + RUN).expect(200).object();
            assertThat(order.getJsonArray("lines")).hasSize(2);
            assertThat(first).contains(order.getString("licenseNumber"));
            assertThat(page.request().get(page.url() + "/results.csv").text())
                    .contains("file-b-" + RUN + ",,,INVALID_INPUT", order.getString("licenseNumber"));
            open(page, "Show rejected only");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);

            page.navigate(address("/order-batches"));
            upload(page, csv.replace("NO-SUCH", "SVR-STD-2008"));
            assertThat(page.locator("main")).containsText("3 of 3 orders");
            assertThat(row(page, "file-a-" + RUN)).containsText(order.getString("licenseNumber"));
            assertThat(row(page, "file-b-" + RUN)).containsText("License number");
        }
    }

    @Test
    @Tag("LC-110")
    @Tag("LC-111")
    void whatStandsOnRecordIsChangedByPagesInJapanese() {
        String license = REST.get("/orders/" + ordered("record")).expect(200).text("licenseNumber");
        String after = "after@" + RUN + ".example";
        try (BrowserContext context = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            page.navigate(address("/agreement-records"));
            page.getByLabel("ライセンス ID").fill(license);
            page.getByRole(AriaRole.BUTTON, named("表示")).click();
            assertThat(page.locator("h1")).hasText("契約 " + license);

            open(page, "連絡先の変更");
            page.getByLabel("新しい電子メール アドレス").fill(after);
            page.getByRole(AriaRole.BUTTON, named("保存")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("新しい氏名");
            assertThat(page.getByLabel("新しい電子メール アドレス")).hasValue(after);
            page.getByLabel("新しい氏名").fill("後任");
            page.getByRole(AriaRole.BUTTON, named("保存")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("連絡先を変更しました");
            assertThat(row(page, after)).containsText("エンド カスタマー");

            open(page, "住所の変更");
            assertThat(page.getByLabel("市区町村")).hasValue("Nagoya");
            page.getByLabel("市区町村").fill("札幌市");
            page.getByRole(AriaRole.BUTTON, named("保存")).click();
            assertThat(page.locator("main")).containsText("札幌市");

            open(page, "ライセンスの譲渡");
            page.getByLabel("譲渡申請書の番号").fill("form-" + RUN);
            page.getByLabel("組織名").fill("新しい社名");
            page.getByRole(AriaRole.BUTTON, named("申請書を処理する")).click();
            assertThat(page.locator("main")).containsText("新しい社名");

            open(page, "変更履歴");
            assertThat(row(page, "連絡先の変更")).containsText("before@" + RUN + ".example");
            assertThat(row(page, "連絡先の変更")).containsText(after);
            assertThat(row(page, "ライセンスの譲渡")).containsText("Pages → 新しい社名");
            page.navigate(address("/agreement-records/" + license));
            page.locator("summary").click();
            page.getByLabel("理由").fill("廃業");
            page.getByRole(AriaRole.BUTTON, named("契約の終了")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("契約を終了しました。");
            assertThat(page.locator("main")).containsText("廃業");
            assertThat(page.getByRole(AriaRole.LINK, named("連絡先の変更"))).hasCount(0);
        }
    }

    @Test
    @Tag("LC-110")
    void aLicenseGoesToAnotherOrganizationByItsTransferForm() {
        String license =
                REST.get("/orders/" + ordered("handed-over")).expect(200).text("licenseNumber");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            page.navigate(address("/agreement-records/" + license + "/transfer"));
            page.getByLabel("Number of the transfer form").fill("over-" + RUN);
            page.getByLabel("Identifier").fill("heir-" + RUN);
            page.getByLabel("Name of the organization").fill("Heir");
            page.getByRole(AriaRole.BUTTON, named("Carry out the form")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Contacts: is required");

            page.locator("#field-contacts-0-kind").selectOption("END_CUSTOMER");
            fill(page, "contacts[0].name", "Heir");
            fill(page, "contacts[0].email", "heir@" + RUN + ".example");
            page.getByRole(AriaRole.BUTTON, named("Carry out the form")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("carried out");
            assertThat(page.locator("main")).containsText("heir-" + RUN);
            assertThat(row(page, "heir@" + RUN + ".example")).containsText("End customer");
        }
    }

    @Test
    @Tag("LC-101")
    @Tag("LC-102")
    void anAgreementIsRecordedBelowAMasterAgreementByAPage() {
        String master = "PAGES-M-" + RUN.toUpperCase(Locale.ROOT);
        String below = "PAGES-E-" + RUN.toUpperCase(Locale.ROOT);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            record(page, master, "MASTER");
            assertThat(page.locator("h1")).hasText("Agreement " + master);
            page.navigate(address("/new-agreement"));
            fill(page, "lines[0].product", "SVR-STD-2008");
            fill(page, "lines[0].quantity", "20");
            page.getByLabel("License ID of the master agreement").fill(master);
            record(page, below, "ENTERPRISE");
            assertThat(page.locator("main")).containsText(master);

            page.locator("summary").first().click();
            page.getByLabel("License ID of the master agreement").fill("");
            page.getByRole(AriaRole.BUTTON, named("Move to another master agreement"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The agreement has its new place.");
            assertThat(page.locator("dl")).not().containsText(master);
        }
    }

    @Test
    @Tag("LC-804")
    void aSupportCaseIsLoggedForALicenseOfOnesOwn() {
        String license = REST.get("/orders/" + ordered("case")).expect(200).text("licenseNumber");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            page.navigate(address("/agreement-records/" + license));
            open(page, "Log a support case");
            assertThat(page.getByLabel("License ID")).hasValue(license);
            page.getByLabel("License ID").fill("of-nobody");
            page.getByLabel("Kind").selectOption("KEY_TROUBLE");
            page.getByLabel("Subject").fill("No key");
            page.getByLabel("Message").fill("The list of keys is empty.");
            page.getByRole(AriaRole.BUTTON, named("Log case")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("License ID: is unknown");
            page.getByLabel("License ID").fill(license);
            page.getByRole(AriaRole.BUTTON, named("Log case")).click();

            assertThat(page).hasURL(Pattern.compile(".*/support-cases/[0-9a-f-]{36}"));
            String id = page.url().substring(page.url().lastIndexOf('/') + 1);
            JsonObject logged = REST.get("/support-cases/" + id).expect(200).object();
            assertThat(logged.getString("licenseId")).isEqualTo(license);
            assertThat(logged.getString("kind")).isEqualTo("KEY_TROUBLE");
        }
    }

    @Test
    @Tag("LC-112")
    void anotherDistributorLearnsNothing() {
        String license = REST.get("/orders/" + ordered("hidden")).expect(200).text("licenseNumber");
        Visitor other = new Visitor("distributor-" + RUN, UUID.randomUUID().toString());
        RestSession.signedIn(PRODUCT.rest(""), "demo-operator", "demo-operator-1")
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                other.account(),
                                "password",
                                other.password(),
                                "party",
                                "DISTRIBUTOR",
                                "distributorCode",
                                "OTHER-" + RUN,
                                "distributorName",
                                "Other",
                                "expiresAt",
                                Instant.now()
                                        .plus(Duration.ofDays(1))
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()))
                .expect(201);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, other);
            page.navigate(address("/agreement-records?licenseId=" + license));
            assertThat(page.locator("main")).containsText("There is no license ID " + license + " that you serve.");
            page.navigate(address("/agreement-records/" + license));
            assertThat(page.locator("main")).containsText("There is nothing here that you may see.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    void eachPageIsAccessibleAndValid(String locale) throws Exception {
        String number = ordered("look-" + locale);
        String license = REST.get("/orders/" + number).expect(200).text("licenseNumber");
        for (String path : List.of(
                "/orders",
                "/orders?orderNumber=none",
                "/orders/" + number,
                "/orders/" + number + "/correction",
                "/orders/" + number + "/return",
                "/new-order",
                "/order-batches",
                "/agreement-records?licenseId=none",
                "/agreement-records/" + license,
                "/agreement-records/" + license + "/contact",
                "/agreement-records/" + license + "/address",
                "/agreement-records/" + license + "/transfer",
                "/agreement-records/" + license + "/changes",
                "/new-agreement",
                "/new-support-case")) {
            browser.check(locale, path, DISTRIBUTOR);
        }
        try (BrowserContext context = browser.context(locale, true)) {
            Page page = browser.signedIn(context, DISTRIBUTOR);
            page.navigate(address("/new-order"));
            page.locator("main form").evaluate("form => form.noValidate = true");
            fill(page, "lines[0].quantity", "0");
            page.locator("main .buttons button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            browser.checkShown(page, locale, "new-order-refused");
            page.navigate(address("/order-batches"));
            upload(page, "orderNumber,foo\r\n1,2\r\n");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            browser.checkShown(page, locale, "order-file-refused");
            page.navigate(address("/order-batches"));
            upload(page, COLUMNS + "\r\n" + fileLine("look", "SVR-STD-2008", "1") + fileLine("bad", "NO-SUCH", "0"));
            assertThat(page.locator("progress")).isVisible();
            browser.checkShown(page, locale, "order-batch");
        }
    }

    private static void record(Page page, String licenseId, String program) {
        if (!page.url().endsWith("/new-agreement")) {
            page.navigate(address("/new-agreement"));
        }
        page.locator("#field-licenseId").fill(licenseId);
        page.locator("#field-program").selectOption(program);
        fillOrganization(page);
        page.locator("#field-contacts-0-kind").selectOption("PRIMARY");
        fill(page, "contacts[0].name", "Primary");
        fill(page, "contacts[0].email", "primary@" + RUN + ".example");
        page.getByRole(AriaRole.BUTTON, named("Record agreement")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The agreement is recorded");
    }

    private static void fillOrganization(Page page) {
        page.getByLabel("Identifier").fill("pages-" + RUN);
        page.getByLabel("Name of the organization").fill("Pages");
        page.getByLabel("Street and number").fill("1-1");
        page.getByLabel("City").fill("Nagoya");
        page.getByLabel("Country").selectOption("JP");
    }

    private static void upload(Page page, String csv) {
        page.locator("#field-csv")
                .setInputFiles(new FilePayload("orders.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button").click();
    }

    private static String fileLine(String order, String product, String quantity) {
        return String.join(
                        ",",
                        "file-" + order + "-" + RUN,
                        "file-" + RUN,
                        "File",
                        "1-1",
                        "Nagoya",
                        "JP",
                        "Contact",
                        order + "@" + RUN + ".example",
                        product,
                        quantity)
                + "\r\n";
    }

    /** Orders five licenses, and returns the number of the order. */
    private static String ordered(String what) {
        String number = "pages-" + what + "-" + RUN;
        REST.post(
                        "/orders",
                        Json.createObjectBuilder()
                                .add("orderNumber", number)
                                .add(
                                        "organization",
                                        Json.createObjectBuilder()
                                                .add("identifier", number)
                                                .add("name", "Pages")
                                                .add(
                                                        "address",
                                                        RestSession.json(
                                                                "street", "1-1", "city", "Nagoya", "country", "JP")))
                                .add(
                                        "endCustomers",
                                        Json.createArrayBuilder()
                                                .add(RestSession.json(
                                                        "name", "Contact", "email", "before@" + RUN + ".example")))
                                .add("lines", Json.createArrayBuilder().add(line(5)))
                                .build())
                .expect(201);
        return number;
    }

    private static JsonObject line(int quantity) {
        return Json.createObjectBuilder()
                .add("product", "SVR-STD-2008")
                .add("quantity", quantity)
                .build();
    }

    private static void fill(Page page, String name, String value) {
        field(page, name).fill(value);
    }

    private static Locator field(Page page, String name) {
        return page.locator("[name=\"" + name + "\"]:not([type=hidden])");
    }

    private static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }
}
