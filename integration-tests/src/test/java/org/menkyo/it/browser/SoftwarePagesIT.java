package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.open;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.key.ProductKey;

/** What customers get of their software by pages: media, product keys, benefits, and second persons for them. */
class SoftwarePagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Pattern KEY = Pattern.compile("([2-9A-Z]{5}-){4}[2-9A-Z]{5}");

    private static PortalBrowser browser;
    private static SoftwareWorld world;

    @BeforeAll
    static void prepare() throws Exception {
        browser = new PortalBrowser();
        world = new SoftwareWorld(PRODUCT);
        world.recordMedia();
        assertThat(world.uploadMachines("Osaka")).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Tag("LC-702")
    void mediaAreFoundAndDownloadedByALinkThatNoAddressHas() throws Exception {
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, world.first());
            page.navigate(address("/"));
            open(page, "Software");
            open(page, "Downloads");
            page.getByLabel("License ID").fill(world.licenseId());
            page.getByLabel("Language").fill("ja");
            page.getByLabel("Your connection").selectOption("10 Mbit/s");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            Locator row = row(page, "Windows Server 2008 Standard")
                    .filter(new Locator.FilterOptions().setHasText(world.sha256()));
            assertThat(row).containsText("Japanese");
            assertThat(row).containsText("1.2\u00a0MB");
            assertThat(row).containsText("about a minute");
            row.getByRole(AriaRole.BUTTON).click();

            assertThat(page.locator("main")).containsText(world.fileName());
            assertThat(page.locator("main")).containsText("1,234,567 bytes");
            assertThat(page.locator("main")).containsText(world.sha256());
            assertThat(page.locator("main")).containsText("The link works until");
            String link = page.locator(".secret").innerText();
            assertThat(page.getByRole(AriaRole.LINK, named("Download"))).hasAttribute("href", link);
            assertThat(page.url()).doesNotContain(URI.create(link).getRawPath().split("/")[4]);
            HttpResponse<byte[]> got = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(PRODUCT.server()
                                            .resolve(URI.create(link).getRawPath()))
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(got.body()).isEqualTo(world.bytes());
            assertThat(world.done("DOWNLOAD_MEDIA")).isEqualTo(1);

            open(page, "Back to the list");
            assertThat(page.getByLabel("License ID")).hasValue(world.licenseId());
            // Other tests record media of this product in other languages.
            page.getByLabel("Language").fill("eo");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("main")).containsText("Nothing found");
            page.getByLabel("Language").fill("!");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Language");
        }
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, world.viewer());
            page.navigate(address("/downloads?licenseId=" + world.licenseId()));
            assertThat(page.locator("main")).containsText("Nothing found");
        }
    }

    @Test
    @Tag("LC-703")
    void mediaAreShippedAfterTheWarningIsAcceptedAndCancelled() {
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, world.first());
            page.navigate(address("/downloads?licenseId=" + world.licenseId()));
            row(page, world.sha256()).getByText("Have it shipped").click();
            assertThat(page.getByLabel("Product")).hasValue(SoftwareWorld.SERVER);
            assertThat(page.getByLabel("Language")).hasValue("ja");
            page.getByLabel("Number of copies").fill("101");
            page.getByLabel("Recipient").fill("Jo Miller");
            page.getByLabel("Street").fill("1 Main Street");
            page.getByLabel("City").fill("Sacramento");
            page.getByLabel("State").fill("California");
            page.getByLabel("Country").selectOption("United States");
            page.getByLabel("exempt").check();
            ask(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Number of copies");
            assertThat(page.getByLabel("Country")).hasValue("US");

            page.getByLabel("Number of copies").fill("2");
            ask(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("California");
            assertThat(page.getByRole(AriaRole.TABLE)).hasCount(0);
            page.getByLabel("nevertheless").check();
            ask(page);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("recorded");
            Locator row = row(page, "Jo Miller");
            assertThat(row).containsText("2 × " + SoftwareWorld.SERVER);
            assertThat(row).containsText("Requested");
            assertThat(row).containsText("tax warning accepted");

            row.locator("summary").click();
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nothing will be shipped");
            assertThat(row(page, "Jo Miller")).containsText("Cancelled");
            assertThat(row(page, "Jo Miller").getByRole(AriaRole.BUTTON)).hasCount(0);
        }
    }

    private static void ask(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Request media")).click();
    }

    @Test
    @Tag("LC-704")
    void anExportOfKeysIsARevealOfEach() throws Exception {
        SoftwareWorld own = new SoftwareWorld(PRODUCT);
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, own.first());
            page.navigate(address("/product-keys?licenseId=" + own.licenseId()));
            int listed = page.locator("tbody tr").count();
            page.getByText("Export these keys").first().click();
            assertThat(page.locator("main")).containsText("Each of them is recorded as revealed");
            Download download = page.waitForDownload(() ->
                    page.getByRole(AriaRole.BUTTON, named("Export these keys")).click());

            assertThat(download.suggestedFilename()).isEqualTo("product-keys.csv");
            List<String> lines = Files.readAllLines(download.path());
            assertThat(lines.stream().filter(KEY.asPredicate())).hasSize(listed);
            assertThat(listed).isPositive();
            assertThat(own.done("EXPORT_PRODUCT_KEYS")).isEqualTo(listed);
        }
    }

    @Test
    @Tag("LC-1105")
    void twoPeopleRevealAKeyAndLoosenTheRule() {
        SoftwareWorld own = new SoftwareWorld(PRODUCT);
        try (BrowserContext asking = browser.context("en-US", false);
                BrowserContext deciding = browser.context("en-US", false)) {
            Page first = browser.signedIn(asking, own.first());
            Page second = browser.signedIn(deciding, own.second());
            first.navigate(address("/licenses/" + own.licenseId() + "/users"));
            open(first, "Two-person rule");
            first.getByLabel("Revealing or exporting product keys").check();
            first.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(first.getByRole(AriaRole.STATUS)).containsText("saved");
            assertThat(first.getByLabel("Revealing or exporting product keys")).isChecked();
            assertThat(first.locator("main")).containsText("Set by " + own.email("first"));

            reveal(first, own);
            assertThat(first.locator(".secret")).hasCount(0);
            first.getByRole(AriaRole.BUTTON, named("Ask")).click();
            assertThat(first.getByRole(AriaRole.ALERT)).containsText("Reason");
            first.getByLabel("Reason").fill("To install <b>servers</b>");
            first.getByRole(AriaRole.BUTTON, named("Ask")).click();
            assertThat(row(first, own.licenseId())).containsText("A second person decides.");
            assertThat(row(first, own.licenseId()).getByRole(AriaRole.BUTTON)).hasCount(0);

            open(second, "Software");
            open(second, "Second person");
            assertThat(row(second, own.licenseId())).containsText("To install <b>servers</b>");
            answer(second, own.licenseId(), "Approve");
            assertThat(second.getByRole(AriaRole.STATUS)).containsText("approved");
            first.reload();
            row(first, own.licenseId()).getByRole(AriaRole.BUTTON).click();
            assertThat(first.locator(".secret")).hasText(KEY);
            assertThat(own.done("REVEAL_PRODUCT_KEY")).isEqualTo(1);
            reveal(first, own);
            // An approval serves once.
            assertThat(first.locator(".secret")).hasCount(0);
            first.navigate(address("/product-keys?licenseId=" + own.licenseId()));
            first.getByText("Export these keys").first().click();
            first.getByRole(AriaRole.BUTTON, named("Export these keys")).click();
            assertThat(first.getByRole(AriaRole.ALERT)).containsText("requires two people");

            loosen(first, own);
            first.getByLabel("Reason").fill("There is nobody else from May");
            first.getByRole(AriaRole.BUTTON, named("Ask")).click();
            assertThat(row(first, own.licenseId())).containsText("Nothing needs a second person");
            second.navigate(address("/two-person-rules"));
            answer(second, own.licenseId(), "Deny");
            assertThat(second.getByRole(AriaRole.STATUS)).containsText("denied");
            loosen(first, own);
            first.getByLabel("Reason").fill("There is nobody else from May, really");
            first.getByRole(AriaRole.BUTTON, named("Ask")).click();
            second.navigate(address("/two-person-rules"));
            answer(second, own.licenseId(), "Approve");
            first.reload();
            row(first, own.licenseId()).getByRole(AriaRole.BUTTON).click();
            assertThat(first.getByRole(AriaRole.STATUS)).containsText("saved");
            assertThat(first.getByLabel("Revealing or exporting product keys"))
                    .not()
                    .isChecked();
            reveal(first, own);
            assertThat(first.locator(".secret")).hasText(KEY);
        }
    }

    private static void reveal(Page page, SoftwareWorld own) {
        page.navigate(address("/product-keys?licenseId=" + own.licenseId()));
        page.locator("tbody tr").first().getByRole(AriaRole.BUTTON).click();
    }

    private static void loosen(Page page, SoftwareWorld own) {
        page.navigate(address("/two-person-rules/of-license/" + own.licenseId()));
        page.getByLabel("Revealing or exporting product keys").uncheck();
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("two people");
    }

    private static void answer(Page page, String licenseId, String answer) {
        row(page, licenseId)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(answer))
                .click();
    }

    @Test
    @Tag("LC-705")
    @Tag("LC-710")
    void benefitsAreActivatedGivenOutAndTakenBackInJapanese() {
        SoftwareWorld own = new SoftwareWorld(PRODUCT);
        String person = own.email("family");
        try (BrowserContext visitor = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(visitor, own.first());
            page.navigate(address("/benefits?licenseId=" + own.licenseId()));
            assertThat(row(page, "TRAINING-DAYS")).containsText("1 中 0 使用中");
            page.getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("Windows Vista Ultimate"))
                    .click();
            page.getByRole(AriaRole.BUTTON, named("有効にする")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("特典を有効にしました");
            page.getByLabel("勤務先電子メール アドレス").fill(person);
            page.getByLabel("数").fill(Integer.toString(SoftwareWorld.CLIENTS + 1));
            page.getByRole(AriaRole.BUTTON, named("特典を割り当てる")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("ライセンスで利用できる特典の数は 2");
            assertThat(page.getByLabel("勤務先電子メール アドレス")).hasValue(person);
            page.getByLabel("数").fill("2");
            page.getByRole(AriaRole.BUTTON, named("特典を割り当てる")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("特典を割り当てました。");
            assertThat(row(page, person)).containsText("2");
            page.locator("main")
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName("プロダクト キー").setExact(true))
                    .click();
            assertThat(page.getByRole(AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasText("Windows Vista Ultimate")))
                    .hasCount(SoftwareWorld.CLIENTS);

            page.navigate(address("/benefits/" + own.licenseId() + "/ULTIMATE"));
            assertThat(page.locator("main")).containsText("すべて割り当て済みまたは使用済みです");
            open(page, "割り当て・使用の一覧");
            row(page, person).locator("summary").click();
            row(page, person).getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("特典を取り消しました");
            assertThat(page.locator("main")).containsText("割り当て・使用はまだありません");

            page.navigate(address("/benefits/" + own.licenseId() + "/TRAINING-DAYS"));
            page.getByRole(AriaRole.BUTTON, named("有効にする")).click();
            page.getByLabel("用途").fill("新人研修");
            page.getByRole(AriaRole.BUTTON, named("特典を使用する")).click();
            assertThat(row(page, "新人研修")).containsText("1");
            assertThat(page.request()
                            .get(address("/benefits/benefits.csv?licenseId=" + own.licenseId()))
                            .text())
                    .contains("TRAINING-DAYS", "HOME-USE");
        }
    }

    @Test
    @Tag("LC-302")
    void whoOnlySeesBenefitsGivesNothingOut() {
        SoftwareWorld own = new SoftwareWorld(PRODUCT);
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, own.viewer());
            page.navigate(address("/benefits/" + own.licenseId() + "/HOME-USE"));
            page.getByRole(AriaRole.BUTTON, named("Activate")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Software Assurance administrator");
            assertThat(own.done("ACTIVATE_BENEFIT")).isZero();
            page.navigate(address("/benefits/" + world.licenseId() + "/HOME-USE"));
            assertThat(page.locator("main")).containsText("There is nothing here that you may see.");
        }
    }

    @Test
    @Tag("VA-409")
    void theActivationOfARetiredMachineIsReturnedByItsStatement() {
        SoftwareWorld own = new SoftwareWorld(PRODUCT);
        Stage stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));
        ActivationClient client = new Machines(PRODUCT.addresses(), Machines.catalog(stage))
                .install("Windows Server 2008 Standard", "retired", Machines.hardware(false));
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, own.first());
            page.navigate(address("/product-keys?licenseId=" + own.licenseId() + "&product=" + SoftwareWorld.SERVER));
            Locator mak = page.getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("Server group B"))
                    .filter(new Locator.FilterOptions().setHasText("MAK"));
            mak.getByRole(AriaRole.BUTTON).click();
            client.installKey(ProductKey.parse(page.locator(".secret").innerText()));
            assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
            String statement = client.returnActivation().toText();

            open(page, "Back to the list");
            mak.getByRole(AriaRole.LINK).click();
            page.getByLabel("Statement of return").fill("no statement");
            giveBack(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Statement of return");
            assertThat(page.getByLabel("Statement of return")).hasValue("no statement");
            page.getByLabel("Statement of return").fill(statement);
            giveBack(page);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("free for another machine");
            assertThat(row(page, "1 returned in all")).containsText("0 of ");
            page.getByLabel("Statement of return").fill(statement);
            giveBack(page);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("returned before");
            assertThat(row(page, "1 returned in all")).containsText("0 of ");
        }
    }

    /** What a management tool uploaded with a token of its own, and what was activated, as tables and charts. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    @Tag("VA-503")
    @Tag("VA-702")
    @Tag("LC-211")
    void reportsShowActivationsMakUseAndMachines(String locale) throws Exception {
        SoftwareWorld own = new SoftwareWorld(PRODUCT);
        Stage stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));
        ActivationClient client = new Machines(PRODUCT.addresses(), Machines.catalog(stage))
                .install("Windows Server 2008 Standard", "reported", Machines.hardware(false));
        client.installKey(own.mak("B"));
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(own.uploadMachines("Tokyo")).isEqualTo(200);

        try (BrowserContext visitor = browser.context(locale, true)) {
            Page page = browser.signedIn(visitor, own.first());
            page.navigate(address("/reports?licenseId=" + own.licenseId()));
            assertThat(page.locator("section")).hasCount(3);
            assertThat(page.locator("section").nth(0).getByRole(AriaRole.ROW).last())
                    .containsText("Windows Server 2008 Standard");
            assertThat(page.locator("section").nth(2).getByRole(AriaRole.ROW).last())
                    .containsText("SERVER_2008_STANDARD");
            assertThat(page.locator("img.chart")).hasCount(3);
            for (Locator chart : page.locator("img.chart").all()) {
                assertThat(chart.getAttribute("alt")).isNotBlank();
                chart.scrollIntoViewIfNeeded();
                assertThat((Boolean) chart.evaluate("image => image.complete && image.naturalWidth > 0"))
                        .isTrue();
                String svg =
                        page.request().get(address(chart.getAttribute("src"))).text();
                assertThat(svg).contains("<text", "<title>").doesNotContain("style=");
            }
            browser.checkShown(page, locale, "reports-filled");
            assertThat(page.request()
                            .get(address("/reports/machines.csv?licenseId=" + own.licenseId()))
                            .text())
                    .contains(own.licenseId() + ",");
        }
    }

    @Test
    @Tag("VA-701")
    @Tag("LC-710")
    void anActivationPlanOfTwoNetworksIsReadAndSavedInJapanese() throws Exception {
        try (BrowserContext visitor = browser.context("ja-JP", true)) {
            Page page = browser.signedIn(visitor, world.first());
            page.navigate(address("/product-keys"));
            open(page, "ライセンス認証の計画");
            fillNetwork(page, 0, "本社", "CORE", "30");
            fillNetwork(page, 1, "ラボ", "ISOLATED", "0");
            page.locator("[name='networks[0].machines[0].edition']").selectOption("");
            page.getByRole(AriaRole.BUTTON, named("助言を表示")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("エディション (1, 1)");
            browser.checkShown(page, "ja-JP", "activation-plan-refused");
            fillNetwork(page, 0, "本社", "CORE", "30");
            page.getByRole(AriaRole.BUTTON, named("ネットワークを増やす")).click();
            fillNetwork(page, 1, "ラボ", "ISOLATED", "3");
            page.getByRole(AriaRole.BUTTON, named("助言を表示")).click();

            assertThat(row(page, "30 台の物理マシンがコア ネットワークの KMS ホストに要求します")).containsText("コア ネットワークの KMS ホスト");
            assertThat(row(page, "このネットワークは分離されていて")).containsText("ライセンス認証を行わず、猶予期間をリセット");
            assertThat(page.locator("main")).containsText("kms1.honsha.example.");
            assertThat(page.locator("[name='networks[1].name']")).hasValue("ラボ");
            browser.checkShown(page, "ja-JP", "activation-plan");
            Download markdown = page.waitForDownload(page.getByRole(AriaRole.BUTTON, named("Markdown で保存"))::click);
            assertThat(markdown.suggestedFilename()).isEqualTo("activation-plan.md");
            assertThat(Files.readString(markdown.path())).startsWith("# ライセンス認証の計画\n");
            Download json = page.waitForDownload(page.getByRole(AriaRole.BUTTON, named("JSON で保存"))::click);
            assertThat(Files.readString(json.path())).contains("\"KMS_CORE\"", "\"NO_ACTIVATION\"");
        }
    }

    private static void fillNetwork(Page page, int place, String name, String kind, String machines) {
        String network = "networks[" + place + "].";
        page.locator("[name='" + network + "name']").fill(name);
        page.locator("[name='" + network + "kind']").selectOption(kind);
        page.locator("[name='" + network + "domain']").fill("honsha.example");
        page.locator("[name='" + network + "machines[0].edition']").selectOption("SERVER_2008_STANDARD");
        page.locator("[name='" + network + "machines[0].physical']").fill(machines);
    }

    private static void giveBack(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Return an activation")).click();
    }

    @Test
    @Tag("VA-503")
    void anInventoryOfMachinesIsDeletedAfterAQuestion() throws Exception {
        assertThat(world.uploadMachines("Kobe")).isEqualTo(200);
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, world.first());
            page.navigate(address("/agreements?licenseId=" + world.licenseId()));
            page.locator("main a[href$='/machine-inventories']").click();
            Locator row = row(page, "Kobe");
            assertThat(row.getByRole(AriaRole.BUTTON)).isHidden();
            row.locator("summary").click();
            assertThat(row).containsText("Delete this inventory with all its machines?");
            browser.checkShown(page, "en-US", "machine-inventories-asked");
            row.locator("summary").click();
            page.reload();
            assertThat(row).isVisible();
            row.locator("summary").click();
            row.getByRole(AriaRole.BUTTON).click();

            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The inventory is deleted.");
            assertThat(page.locator("main")).not().containsText("Kobe");
            assertThat(page.locator("main")).containsText("Osaka");
            assertThat(page.navigate(address("/licenses/" + world.licenseId() + "/machine-inventories/Kobe/machines"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(world.done("DELETE_MACHINE_INVENTORY")).isEqualTo(1);
    }

    static Stream<Arguments> pages() {
        List<Arguments> all = new ArrayList<>();
        for (String locale : List.of("en-US", "ja-JP")) {
            for (String path : List.of(
                    "/downloads?licenseId=…&kilobitsPerSecond=10000",
                    "/downloads?licenseId=none",
                    "/downloads?language=!",
                    "/physical-media",
                    "/product-keys?licenseId=…",
                    "/product-keys/activation-returns/…",
                    "/licenses/…/machine-inventories",
                    "/licenses/…/machine-inventories/Osaka/machines?licenseState=LICENSED",
                    "/licenses/…/machine-inventories/Osaka/machines?machineName=none",
                    "/reports?licenseId=…",
                    "/reports?licenseId=none",
                    "/reports?from=2026-11-30&until=2026-11-01",
                    "/activation-plan",
                    "/catalog/products",
                    "/catalog/editions",
                    "/reveal-approvals",
                    "/two-person-rules",
                    "/two-person-rules/of-license/…",
                    "/benefits?licenseId=…",
                    "/benefits?licenseId=none",
                    "/benefits/…/HOME-USE",
                    "/benefits/…/HOME-USE/units")) {
                all.add(Arguments.of(locale, path));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachPageIsAccessibleAndValid(String locale, String path) throws Exception {
        browser.check(locale, path.replace("…", world.licenseId()), world.first());
    }

    /** The same of what is shown only after a form. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    void eachStateOfTheFormsIsAccessibleAndValid(String locale) throws Exception {
        SoftwareWorld own = new SoftwareWorld(PRODUCT);
        try (BrowserContext asking = browser.context(locale, true);
                BrowserContext deciding = browser.context(locale, true)) {
            Page page = browser.signedIn(asking, own.first());
            page.navigate(address("/downloads?licenseId=" + own.licenseId()));
            page.locator("td button").first().click();
            browser.checkShown(page, locale, "download-link");

            page.navigate(address("/physical-media?licenseId=" + own.licenseId() + "&product=" + SoftwareWorld.SERVER));
            page.locator("#field-recipient").fill("Jo Miller");
            page.locator("#field-address-street").fill("1 Main Street");
            page.locator("#field-address-city").fill("Sacramento");
            page.locator("#field-address-region").fill("Kalifornia");
            page.locator("#field-address-country").selectOption("US");
            page.locator("#field-taxExempt").check();
            page.locator("main form button").last().click();
            browser.checkShown(page, locale, "physical-media-refused");
            page.locator("#field-address-region").fill("CA");
            page.locator("main form button").last().click();
            browser.checkShown(page, locale, "physical-media-warning");
            page.locator("#field-warningAccepted").check();
            page.locator("main form button").last().click();
            browser.checkShown(page, locale, "physical-media-requested");

            page.navigate(address("/benefits/" + own.licenseId() + "/HOME-USE"));
            page.locator("main form button").click();
            page.locator("#field-email").fill("somebody@elsewhere.example");
            page.locator("#field-units").fill("3");
            page.locator("main form button").click();
            browser.checkShown(page, locale, "benefit-refused");
            page.locator("#field-units").fill("1");
            page.locator("main form button").click();
            browser.checkShown(page, locale, "benefit-assigned");

            page.navigate(address("/two-person-rules/of-license/" + own.licenseId()));
            page.locator("[name=revealKeys]").check();
            page.locator("main form button").click();
            page.locator("[name=revealKeys]").uncheck();
            page.locator("main form button").click();
            browser.checkShown(page, locale, "two-person-rule-asked");
            page.locator("#field-reason").fill("May");
            page.locator("main form button").click();
            browser.checkShown(page, locale, "two-person-rules-own");

            reveal(page, own);
            page.locator("main form button").click();
            browser.checkShown(page, locale, "reveal-refused");
            page.locator("#field-reason").fill("May");
            page.locator("main form button").click();
            Page second = browser.signedIn(deciding, own.second());
            second.navigate(address("/reveal-approvals"));
            browser.checkShown(second, locale, "reveal-approvals-asked");
            second.locator("td button").first().click();
            page.reload();
            browser.checkShown(page, locale, "reveal-approvals-approved");
            page.locator("td button").click();
            browser.checkShown(page, locale, "key-revealed");

            page.navigate(address("/product-keys?licenseId=" + own.licenseId()));
            page.locator("main > details summary").click();
            page.locator("main > details button").click();
            browser.checkShown(page, locale, "export-refused");
        }
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }
}
