package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.open;
import static org.menkyo.it.demo.RestSession.json;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.RevealedKeys;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** What operators do by the pages of the portal. */
class OperatorPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Visitor OPERATOR = new Visitor("demo-operator", "demo-operator-1");
    private static final String NOWHERE = UUID.randomUUID().toString();

    private static PortalBrowser browser;
    private static Stage stage;
    private static RestSession operator;
    private static RevealedKeys keys;
    private static String host;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
        stage = Stage.set(PRODUCT.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
        operator = stage.demoAccount("demo-operator");
        keys = new MainJob(stage).asFarAsKeys();
        host = operator.post(
                        "/kms-hosts",
                        json("productKey", keys.kmsHostKey(), "platform", "SERVER", "name", "looked at " + stage.run()))
                .expect(201)
                .text("id");
        new Machines(PRODUCT.addresses(), Machines.catalog(stage))
                .server("a-machine")
                .activate();
    }

    @AfterAll
    static void close() {
        if (host != null) {
            operator.post("/kms-hosts/" + host + "/deactivation").expect(200);
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Tag("VA-301")
    void aHostIsActivatedByPhone() {
        String name = "phoned " + unique;
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            open(page, "Operation");
            page.getByLabel("Name of the host").fill(name);
            page.getByLabel("Product key").fill(keys.kmsHostKey());
            page.getByLabel("Activation").selectOption("PHONE");
            page.getByRole(AriaRole.BUTTON, named("Install and activate")).click();
            List<String> told = page.locator("dd code").allInnerTexts();
            RestAnswer center = RestSession.stranger(PRODUCT.rest(""))
                    .post(
                            "/kms-host-activations",
                            json(
                                    "kmsHostKey",
                                    keys.kmsHostKey(),
                                    "installationId",
                                    told.get(1),
                                    "hostPublicKey",
                                    told.get(2),
                                    "platform",
                                    "SERVER",
                                    "hostName",
                                    name))
                    .expect(200);

            open(page, "Enter the answer of the center");
            page.getByLabel("Confirmation ID").fill("000000-000000");
            page.getByRole(AriaRole.BUTTON, named("Activate")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.getByLabel("Confirmation ID")).hasValue("000000-000000");
            page.getByLabel("Confirmation ID").fill(center.text("confirmationId"));
            page.getByLabel("Picture of the certificate")
                    .setInputFiles(new FilePayload(
                            "certificate.png",
                            "image/png",
                            Base64.getDecoder().decode(center.text("certificatePicture"))));
            page.getByRole(AriaRole.BUTTON, named("Activate")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The KMS host is activated.");
            assertThat(page.locator("h1")).hasText(name);

            page.locator("summary").click();
            page.locator("details").getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("It refuses requests from now on");
            assertThat(page.locator("dl")).containsText("Not activated");
            page.navigate(address("/kms-hosts/" + host));
            page.getByLabel("Make this the host that answers").check();
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.locator("dl")).containsText("answers");
        }
    }

    @Test
    @Tag("VA-306")
    @Tag("VA-309")
    @Tag("VA-313")
    void aHostIsLookedAtAndSetUp() throws Exception {
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/kms-hosts"));
            open(page, "looked at " + stage.run());
            assertThat(page.locator(".gauge title")).hasText("The count is 1 of at most 50.");
            assertThat(page.getByRole(AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasText("Windows Server 2008 Datacenter")))
                    .containsText("4 machines missing");
            page.getByLabel("Retry interval in minutes").fill("often");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByLabel("Retry interval in minutes")).hasAttribute("aria-invalid", "true");
            assertThat(page.getByLabel("Retry interval in minutes")).hasValue("often");
            browser.checkShown(page, "en-US", "kms-host-refused");
            page.getByLabel("Retry interval in minutes").fill("90");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Your changes are saved.");
            assertThat(operator.get("/kms-hosts/" + host).expect(200).number("retryMinutes"))
                    .isEqualTo(90);

            open(page, "Event log");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("a-machine");
            assertThat(page.request()
                            .get(address("/kms-hosts/" + host + "/events/events.csv"))
                            .text())
                    .contains("a-machine");
            page.getByLabel("Client machine ID").fill("a-machine");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Client machine ID");
            page.getByLabel("Client machine ID").fill(NOWHERE);
            page.getByLabel("From").fill("2026-01-31T09:00");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("main")).containsText("Nothing found");
        }
    }

    @Test
    @Tag("LC-209")
    void anAccountIsMadeAndLookedAfter() throws Exception {
        String name = "erp-" + unique;
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/technical-accounts"));
            page.getByLabel("Account name").fill("x");
            page.getByLabel("Last day").fill(day(400));
            page.getByRole(AriaRole.BUTTON, named("Create account")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Account name");
            browser.checkShown(page, "en-US", "technical-accounts-refused");
            page.getByLabel("Account name").fill(name);
            page.getByLabel("Distributor code").fill("D-" + unique.toUpperCase(Locale.ROOT));
            page.getByLabel("Distributor name").fill("Distributor of the test");
            page.getByRole(AriaRole.BUTTON, named("Create account")).click();
            String first = page.locator(".secret").innerText();
            assertThat(status(name, first)).isEqualTo(200);
            open(page, name);
            assertThat(page.locator("dl")).containsText("in use");
            assertThat(page.content()).doesNotContain(first);

            step(page, "Disable");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Reason");
            page.locator("details[open] textarea").fill("It is not used");
            page.locator("details[open] button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("disabled");
            assertThat(status(name, first)).isEqualTo(401);
            step(page, "Enable", "It is used again");
            assertThat(status(name, first)).isEqualTo(200);

            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText("Change the password"))
                    .click();
            page.getByLabel("Present password until").fill(day(2) + "T12:00");
            page.locator("details[open] textarea").fill("Once a year");
            page.locator("details[open] button").click();
            String second = page.locator(".secret").innerText();
            assertThat(page.locator("main")).containsText("The former password serves until");
            assertThat(status(name, first)).isEqualTo(200);
            assertThat(status(name, second)).isEqualTo(200);

            RestSession.signedIn(PRODUCT.rest(""), name, second)
                    .post("/access-tokens", json("name", "nightly", "expiresAt", day(30) + "T00:00:00Z"))
                    .expect(201);
            open(page, name);
            page.getByLabel("Last day").fill(day(30));
            page.getByRole(AriaRole.BUTTON, named("Renew")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The account has another end.");
            open(page, "Access tokens");
            page.locator("summary").click();
            page.locator("details button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The access token is revoked.");
            assertThat(page.locator("main")).containsText("The account has no access tokens.");
            open(page, name);
            step(page, "End sign-ins", "A computer was lost");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("All sign-ins have ended.");
            page.navigate(address("/technical-accounts?state=DISABLED&party=DISTRIBUTOR"));
            assertThat(page.locator("main")).not().containsText(name);
        }
    }

    @Test
    @Tag("LC-1204")
    void aPersonIsShownAndErased() {
        String email = "leaving-" + unique + "@example.com";
        RestSession.stranger(PRODUCT.rest(""))
                .post("/password-resets", json("email", email))
                .expect(202);
        try (BrowserContext visitor = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/personal-data"));
            page.getByRole(AriaRole.BUTTON, named("保存されている情報を表示")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("勤務先電子メール アドレス").fill(email);
            page.getByRole(AriaRole.BUTTON, named("保存されている情報を表示")).click();
            assertThat(page.locator("main")).containsText("subjectId");
            page.getByRole(AriaRole.BUTTON, named("完全に消去")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("理由").fill("本人の請求");
            page.getByRole(AriaRole.BUTTON, named("完全に消去")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("個人情報を消去しました。");
        }
    }

    @Test
    @Tag("LC-209")
    void theSignInsOfSomebodyEnd() {
        try (BrowserContext visitor = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/sign-ins"));
            page.locator("main form").first().getByLabel("アカウント名").fill("nobody-" + unique);
            page.locator("main form").first().getByLabel("理由").fill("盗難");
            page.getByRole(AriaRole.BUTTON, named("すべてのサインインを終了")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.locator("main form").first().getByLabel("アカウント名")).hasValue("nobody-" + unique);
            page.locator("main form").first().getByLabel("アカウント名").fill("demo-auditor");
            page.getByRole(AriaRole.BUTTON, named("すべてのサインインを終了")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("すべてのサインインを終了しました。");
        }
    }

    @Test
    @Tag("LC-901")
    void aMailThatWasGivenUpIsSentAgain() {
        String address = "given-up@" + unique + ".example";
        String account = "given-up-" + unique;
        RestSession.stranger(PRODUCT.rest(""))
                .post("/accounts", json("name", account, "password", "tests only Kd83 Qz"))
                .expect(201);
        RestSession.signedIn(PRODUCT.rest(""), account, "tests only Kd83 Qz")
                .post("/registration", json("email", address))
                .expect(202);
        PRODUCT.mailbox().await(address, mail -> true);
        ProductDatabase database = new ProductDatabase(PRODUCT);
        // Of another kind, since the link of what was sent is forgotten.
        database.update(
                "UPDATE notification SET state = 'DEAD', sent_at = NULL, dead_at = now(), last_error = '550 <no> such mailbox',"
                        + " kind = 'ACCESS_NOT_FOUND', parameters = jsonb_build_object('email', recipient)"
                        + " WHERE recipient = ?",
                address);
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/dead-letters"));
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(address));
            assertThat(row).containsText("550 <no> such mailbox");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("On its way again.");
            assertThat(page.locator("main")).not().containsText(address);
        }
        PRODUCT.mailbox().await(address, 2, mail -> true);
    }

    @Test
    @Tag("VA-101")
    @Tag("LC-1107")
    @Tag("LC-1108")
    void aCatalogIsSavedChangedAndLoadedWithItsErrorsNamed() throws Exception {
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/catalog"));
            Download download = page.waitForDownload(() -> open(page, "Save catalog as JSON"));
            // The demo's catalog has a version that no document has.
            String catalog = Files.readString(download.path()).replaceFirst("\"version\": *0,", "\"version\":1,");
            load(page, catalog.replaceFirst("\"code\":", "\"code\" "));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Line");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("column");
            load(
                    page,
                    catalog.replaceFirst("\"threshold\": *\\d+", "\"threshold\": 99")
                            .replaceFirst("\"number\": *\\d+", "\"number\": 300"));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("editions[0].threshold");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("productGroups[0].number");
            browser.checkShown(page, "en-US", "catalog-refused");
            load(page, catalog);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("in force");
            load(page, catalog);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("in force already");
            assertThat(page.request()
                            .get(address("/catalog/client-catalog.txt"))
                            .text())
                    .isEqualTo(operator.get("/catalog/client").expect(200).body());

            load(page, " ".repeat(17 * 1024 * 1024));
            assertThat(page.locator("h1")).hasText("That is too much at once");
            page.navigate(address("/catalog"));
            page.evaluate(
                    "() => document.querySelectorAll('[name=formToken]').forEach(field => field.value = 'guessed')");
            load(page, catalog);
            assertThat(page.locator("h1")).hasText("The form is not valid any more");
        }
    }

    @Test
    @Tag("LC-708")
    void supportContactsAreReplacedByAFile() throws Exception {
        RestAnswer before = operator.get("/support-contacts/document").expect(200);
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/catalog/support-contacts"));
            page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                    .setInputFiles(file("contacts.json", "{\"contacts\": [{\"code\": \"BAD CODE\"}]}"));
            page.getByRole(AriaRole.BUTTON, named("Load contacts")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("contacts[0].code");
            Download download = page.waitForDownload(() -> open(page, "Save as JSON"));
            page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                    .setInputFiles(file("contacts.json", Files.readString(download.path())));
            page.getByRole(AriaRole.BUTTON, named("Load contacts")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The support contacts are in force.");
        }
        assertThat(operator.get("/support-contacts/document").expect(200).body())
                .isEqualTo(before.body());
    }

    @Test
    @Tag("LC-109")
    void licensesAreCheckedAndImportedFromAFile() throws Exception {
        String csv = "distributor,licenseId,program,organization,organizationName,street,city,country,contactName,"
                + "contactEmail,product,quantity\n"
                + "demo-distributor,P-%1$s,ENTERPRISE,pages-%1$s,\"免許株式会社, 東京\",1,Tokyo,JP,免許 花子,hanako@%1$s.example,SVR-STD-2008,many\n"
                        .formatted(unique.toUpperCase(Locale.ROOT));
        try (BrowserContext visitor = browser.context("ja-JP", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/imports"));
            Locator licenses = page.locator("section")
                    .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.HEADING, named("ライセンス"))));
            licenses.locator("input[type=file]").setInputFiles(file("licenses.csv", csv));
            licenses.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取り込む"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("2 行目、列 quantity");
            browser.checkShown(page, "ja-JP", "imports-refused");

            String right = csv.replace(",many", ",3");
            licenses.locator("input[type=file]").setInputFiles(file("licenses.csv", right));
            licenses.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("確認のみ"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("まだ何も記録されていません");
            licenses.locator("input[type=file]").setInputFiles(file("licenses.csv", right));
            licenses.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取り込む"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 行中 1 件を追加しました");

            licenses.locator("input[type=file]")
                    .setInputFiles(new FilePayload("sjis.csv", "text/csv", csv.getBytes("Shift_JIS")));
            licenses.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("確認のみ"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("ファイル: 形式が正しくありません");
        }
    }

    @Test
    void anOrganizationIsSavedAsAFile() throws Exception {
        String[] sold = new ProductDatabase(PRODUCT)
                .query(
                        "SELECT o.identifier, a.license_id FROM product_key k JOIN agreement a ON a.id = k.agreement_id"
                                + " JOIN organization o ON o.id = a.organization_id WHERE k.public_id = ?",
                        row -> new String[] {row.getString(1), row.getString(2)},
                        UUID.fromString(keys.makId()))
                .get(0);
        try (BrowserContext visitor = browser.context("ja-JP", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/exports"));
            page.getByLabel("組織").fill("none-of-these");
            page.getByRole(AriaRole.BUTTON, named("組織の情報を出力")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.getByLabel("組織")).hasValue("none-of-these");
            browser.checkShown(page, "ja-JP", "exports-refused");

            page.getByLabel("組織").fill(sold[0]);
            Download saved = page.waitForDownload(
                    () -> page.getByRole(AriaRole.BUTTON, named("組織の情報を出力")).click());
            assertThat(saved.suggestedFilename()).isEqualTo("organization.jsonl");
            assertThat(Files.readString(saved.path())).contains("\"type\":\"agreement\",\"licenseId\":\"" + sold[1]);
        }
    }

    @Test
    @Tag("LC-303")
    void otherPartiesGetNoneOfThesePages() {
        try (BrowserContext visitor = browser.context("en-US", false)) {
            Page page = browser.signedIn(visitor, new Visitor("demo-support", "demo-support-1"));
            assertThat(page.getByRole(AriaRole.LINK, named("Operation"))).hasCount(0);
            for (String path : List.of(
                    "/kms-hosts",
                    "/technical-accounts",
                    "/dead-letters",
                    "/imports",
                    "/exports",
                    "/sign-ins",
                    "/personal-data")) {
                assertThat(page.navigate(address(path)).status()).as(path).isEqualTo(403);
            }
        }
    }

    static Stream<Arguments> pages() {
        List<Arguments> all = new ArrayList<>();
        for (String locale : List.of("en-US", "ja-JP")) {
            for (String path : List.of(
                    "/kms-hosts",
                    "/kms-hosts/…",
                    "/kms-hosts/…/events",
                    "/kms-hosts/…/events?from=soon",
                    "/kms-hosts/…/suspected-duplicates",
                    "/kms-hosts/…/set-aside",
                    "/kms-hosts/…/phone-activation",
                    "/technical-accounts",
                    "/technical-accounts?state=SUSPENDED",
                    "/technical-accounts/demo-auditor",
                    "/technical-accounts/demo-auditor/access-tokens",
                    "/sign-ins",
                    "/personal-data",
                    "/dead-letters",
                    "/held-mails",
                    "/master-keys",
                    "/quarantine",
                    "/catalog",
                    "/catalog/editions",
                    "/catalog/support-contacts",
                    "/imports",
                    "/exports",
                    "/media?product=none",
                    "/media-uploads")) {
                all.add(Arguments.of(locale, path));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachPageIsAccessibleAndValid(String locale, String path) throws Exception {
        browser.check(locale, path.replace("…", host), OPERATOR);
    }

    private static void step(Page page, String label, String... reason) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(label))
                .click();
        for (String why : reason) {
            page.locator("details[open] textarea").fill(why);
        }
        page.locator("details[open] button").click();
    }

    private static void load(Page page, String catalog) {
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(file("catalog.json", catalog));
        page.getByRole(AriaRole.BUTTON, named("Load catalog")).click();
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String day(int ahead) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(ahead).toString();
    }

    private static int status(String account, String password) {
        return RestSession.signedIn(PRODUCT.rest(""), account, password)
                .get("/sessions")
                .status();
    }
}
