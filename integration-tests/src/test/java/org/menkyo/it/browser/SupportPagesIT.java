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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.peer.Authenticator;
import org.menkyo.it.product.RunningProduct;

/** The desk of support and the support cases of customers, in browsers whose scripts are switched off. */
class SupportPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);
    private static final Visitor AGENT = new Visitor("demo-support", "demo-support-1");
    private static final int WRONG_PAIRS_THAT_LOCK = 5;

    private static PortalBrowser browser;
    private static Person administrator;
    private static ApprovalWorld.License license;

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
        WORLD.prepare(1, 4, 1);
        administrator = WORLD.administrators().get(0);
        license = WORLD.licenses().get(0);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Tag("LC-801")
    @Tag("LC-802")
    @Tag("LC-805")
    void aCaseIsOpenedWorkedOnAnsweredAndClosed() {
        String subject = "A second administrator " + UUID.randomUUID();
        String successor = email("successor");
        try (BrowserContext asking = browser.context("en-US", false);
                BrowserContext working = browser.context("en-US", false)) {
            Page customer = browser.signedIn(asking, Visitor.of(administrator));
            open(customer, "Help");
            open(customer, "Support cases");
            customer.getByLabel("Kind").selectOption("MISSING_PERMISSION");
            customer.getByLabel("License ID").fill("0000000000");
            customer.getByLabel("Subject").fill(subject);
            customer.getByLabel("Message").fill("Please add <b>" + successor + "</b>");
            customer.getByRole(AriaRole.BUTTON, named("Open a support case")).click();
            assertThat(customer.getByRole(AriaRole.ALERT)).containsText("License ID");
            assertThat(customer.getByLabel("Subject")).hasValue(subject);
            customer.getByLabel("License ID").fill(license.number());
            customer.getByRole(AriaRole.BUTTON, named("Open a support case")).click();
            assertThat(customer.getByRole(AriaRole.STATUS)).containsText("Your support case is open");
            String caseId = customer.url().substring(customer.url().lastIndexOf('/') + 1);

            Page agent = browser.signedIn(working, AGENT);
            open(agent, "Support cases");
            findInList(agent, subject).click();
            assertThat(agent.locator("main")).containsText("<b>" + successor + "</b>");
            agent.getByRole(AriaRole.BUTTON, named("Take this support case")).click();
            assertThat(agent.getByRole(AriaRole.STATUS)).containsText("You have taken");
            for (String change : List.of("Change a contact", "Change the address")) {
                open(agent, "Agreement and contacts");
                open(agent, change);
                assertThat(agent.getByLabel("Support case")).hasValue(caseId);
                agent.navigate(address("/support-cases/" + caseId));
            }
            open(agent, "Add an administrator");
            assertThat(agent.getByLabel("Support case")).hasValue(caseId);
            fillAdministrator(agent, successor, "0000000000");
            assertThat(agent.getByLabel("Authorization number")).hasAttribute("aria-invalid", "true");
            assertThat(agent.getByLabel("Company name")).hasValue("Approvals Ltd.");
            fillAdministrator(agent, successor, license.authorizationNumber());
            assertThat(agent).hasURL(address("/support-cases/" + caseId));
            assertThat(agent.getByRole(AriaRole.STATUS)).containsText("The administrator is added");
            assertThat(agent.getByRole(AriaRole.TABLE)).containsText(successor);
            agent.getByLabel("Message").fill("The administrator is there now.");
            agent.getByRole(AriaRole.BUTTON, named("Send")).click();
            assertThat(agent.locator("dl")).containsText("Answered (demo-support)");

            customer.reload();
            assertThat(customer.locator("main")).containsText("The administrator is there now.");
            assertThat(customer.locator("main")).containsText("Administrator added");
            assertThat(customer.locator("main")).not().containsText("demo-support");
            customer.getByLabel("Message").fill("Thank you.");
            customer.getByRole(AriaRole.BUTTON, named("Send")).click();
            agent.reload();
            assertThat(agent.locator("main")).containsText("Thank you.");
            customer.locator("summary").click();
            customer.locator("details button").click();
            assertThat(customer.getByRole(AriaRole.STATUS)).hasText("The support case is closed.");
            assertThat(customer.getByLabel("Message")).hasCount(0);
        }
        assertThat(PRODUCT.mailbox()
                        .await(
                                administrator.email(),
                                mail -> PRODUCT.mailbox().text(mail).contains("The administrator is there now.")))
                .isNotNull();
    }

    @Test
    @Tag("LC-305")
    @Tag("LC-806")
    void aPersonAnOrganizationAndANumberAreFoundAndLeadToWhatCanBeDone() {
        String helper = email("helper");
        WORLD.grant(license, helper, "ADMINISTRATOR");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AGENT);
            page.navigate(address("/support"));
            page.getByLabel("Business e-mail").fill(administrator.email());
            find(page, "Person");
            assertThat(page.locator("dl")).containsText("Confirmed");
            assertThat(table(page, "Contact on agreements")).containsText("End customer");
            assertThat(table(page, "The newest mails")).containsText("Confirm business e-mail");
            assertThat(table(page, "The newest mails")).containsText("Accepted by the mail server");

            page.navigate(address("/support"));
            page.getByLabel("Business e-mail").fill(email("nobody"));
            find(page, "Person");
            assertThat(page.locator("dl")).containsText("Nobody has registered this address.");

            page.navigate(address("/support"));
            page.getByLabel("Name").fill("a");
            find(page, "Organization");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Name");
            page.getByLabel("Name").fill("pprova");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("Approvals");

            page.navigate(address("/support"));
            page.locator("#field-number").fill(license.authorizationNumber());
            find(page, "License ID or number");
            Locator row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(license.number()));
            assertThat(row).hasCount(1);
            row.getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("Remove an administrator"))
                    .click();
            page.getByLabel("Business e-mail").fill(administrator.email());
            page.getByLabel("Reason").fill("left the company");
            page.getByRole(AriaRole.BUTTON, named("Remove an administrator")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("contact");
            page.getByLabel("Business e-mail").fill(helper);
            page.getByRole(AriaRole.BUTTON, named("Remove an administrator")).click();
            page.navigate(address("/support/people?email=" + helper));
            assertThat(page.locator("main")).not().containsText("Administrator");
        }
    }

    @Test
    @Tag("LC-604")
    @Tag("LC-802")
    @Tag("LC-805")
    void aLockoutIsEndedForACaseThatExists() {
        Person locked = WORLD.requesters().get(0);
        String caseId = openCase(locked, "MISSING_LICENSE", null);
        for (int i = 0; i < WRONG_PAIRS_THAT_LOCK; i++) {
            locked.rest()
                    .post(
                            "/open-licenses",
                            Json.createObjectBuilder()
                                    .add("authorizationNumber", unknown())
                                    .add("licenseNumber", unknown())
                                    .add("acknowledged", true)
                                    .add("givenName", "Jo")
                                    .add("familyName", "Miller")
                                    .build())
                    .expect(200);
        }
        assertThat(locked.rest().get("/permissions").problemCode()).isEqualTo("LOCKED_OUT");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AGENT);
            page.navigate(address("/support/people?email=" + locked.email()));
            open(page, "End the lockout");
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.locator("td summary").click();
            page.getByLabel("Reason").fill("The person called and read the numbers from the contract.");
            page.getByLabel("Support case").fill(UUID.randomUUID().toString());
            page.locator("td button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Support case");
            assertThat(page.getByLabel("Reason")).hasValue("The person called and read the numbers from the contract.");
            assertThat(locked.rest().get("/permissions").problemCode()).isEqualTo("LOCKED_OUT");
            page.getByLabel("Support case").fill(caseId);
            page.locator("td button").click();
            assertThat(page).hasURL(address("/support-cases/" + caseId));
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("Lockout ended");
        }
        assertThat(locked.rest().get("/permissions").status()).isEqualTo(200);
    }

    @Test
    @Tag("LC-404")
    @Tag("LC-1104")
    void supportSeesWhyARequestReachedNobodyAndWhyAccessIsMissing() {
        Person requester = WORLD.requesters().get(1);
        requester
                .rest()
                .post(
                        "/permission-requests",
                        Json.createObjectBuilder()
                                .add("program", "SELECT")
                                .add("licenseId", license.number())
                                .add("roles", Json.createArrayBuilder().add("DOWNLOAD_ADMINISTRATOR"))
                                .build());
        WORLD.grant(license, requester.email(), "DOWNLOAD_ADMINISTRATOR");
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AGENT);
            page.navigate(address("/support/people?email=" + requester.email()));
            assertThat(table(page, "The newest permission requests"))
                    .containsText("The license ID is of another program");
            page.navigate(address("/support/explanations"));
            page.getByLabel("License ID").fill(license.number());
            page.getByLabel("Business e-mail").fill(requester.email());
            page.getByLabel("What the person wants to do").selectOption("REVEAL_PRODUCT_KEY");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("main")).containsText(requester.email() + " may not do this");
            assertThat(page.locator("main")).containsText(administrator.email());
            page.getByLabel("What the person wants to do").selectOption("LIST_DOWNLOADS");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.locator("main")).containsText(requester.email() + " may do this.");
        }
    }

    @Test
    @Tag("LC-703")
    void mediaAreRecordedForWhoWaitsAndShippedStepByStep() {
        Person waiting = WORLD.requesters().get(2);
        waiting.rest()
                .post(
                        "/permission-requests",
                        Json.createObjectBuilder()
                                .add("program", "OPEN")
                                .add("licenseId", license.number())
                                .add("authorizationNumber", license.authorizationNumber())
                                .add("roles", Json.createArrayBuilder().add("DOWNLOAD_ADMINISTRATOR"))
                                .build())
                .expect(202);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, AGENT);
            page.navigate(address("/support/people?email=" + waiting.email()));
            open(page, "Have media shipped");
            assertThat(page.getByLabel("License ID")).hasValue(license.number());
            page.getByLabel("Product").fill("SVR-STD-2008");
            page.getByLabel("How many").fill("2");
            page.getByLabel("Recipient").fill("Aki Mori");
            page.getByLabel("Country").selectOption("US");
            page.getByLabel("State, prefecture").fill("CA");
            page.getByLabel("City").fill("Fresno");
            page.getByLabel("Street").fill("1 Main Street");
            page.getByLabel("exempt from taxes").check();
            page.getByLabel("Reason").fill("no fast line");
            page.getByRole(AriaRole.BUTTON, named("Record a request")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("California");
            page.getByLabel("wants the media nevertheless").check();
            page.getByRole(AriaRole.BUTTON, named("Record a request")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The request is recorded");
            assertThat(row(page, waiting)).containsText("tax warning accepted by demo-support");

            move(page, waiting, "Refuse");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Comment");
            move(page, waiting, "Prepare");
            assertThat(row(page, waiting)).containsText("In preparation");
            row(page, waiting).locator("summary").click();
            row(page, waiting).getByLabel("Comment").fill("Parcel 4711");
            row(page, waiting).getByRole(AriaRole.BUTTON).first().click();
            assertThat(row(page, waiting)).containsText("Parcel 4711");
            assertThat(row(page, waiting)).containsText("Shipped");
            assertThat(row(page, waiting).locator("summary")).hasCount(0);
        }
    }

    @Test
    @Tag("LC-1105")
    void theTwoPersonRuleIsSetInJapanese() {
        try (BrowserContext context = browser.context("ja-JP", false)) {
            Page page = browser.signedIn(context, AGENT);
            page.navigate(address("/support/licenses?number=" + license.number()));
            String organization = page.locator("tbody tr .hint").nth(2).textContent();
            page.navigate(address("/support/organizations/" + organization + "/two-person-rule"));
            page.getByLabel("プロダクト キーの表示").check();
            page.getByRole(AriaRole.BUTTON, named("保存")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("理由");
            assertThat(page.getByLabel("プロダクト キーの表示")).isChecked();
            page.getByLabel("理由").fill("管理者からの依頼");
            page.getByRole(AriaRole.BUTTON, named("保存")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("変更を保存しました。");
            assertThat(page.getByLabel("プロダクト キーの表示")).isChecked();
            assertThat(page.locator("main")).containsText("最終設定: demo-support");
            page.getByLabel("プロダクト キーの表示").uncheck();
            page.getByLabel("理由").fill("管理者からの依頼");
            page.getByRole(AriaRole.BUTTON, named("保存")).click();
            assertThat(page.getByLabel("プロダクト キーの表示")).not().isChecked();
        }
    }

    @Test
    @Tag("LC-303")
    void othersHaveNoDeskAndSeeNoCasesOfOthers() {
        String caseId = openCase(administrator, "OTHER", license.number());
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, Visitor.of(WORLD.requesters().get(3)));
            assertThat(page.getByRole(AriaRole.LINK, named("Look up"))).hasCount(0);
            for (String path : new String[] {
                "/support",
                "/support/people?email=" + administrator.email(),
                "/support/organizations?name=Approvals",
                "/support/licenses?number=" + license.number(),
                "/support/lockouts",
                "/support/undelivered-requests",
                "/support/explanations?licenseId=" + license.number() + "&email=" + administrator.email()
                        + "&operation=LIST_USERS",
                "/support/physical-media-requests",
                "/support/licenses/" + license.number() + "/administrators",
                "/support-cases/" + caseId,
                "/own-support-cases/" + caseId
            }) {
                page.navigate(address(path));
                assertThat(page.locator("h1")).hasText("That did not work");
            }
        }
    }

    /** Accounts of support sign in on the same page as everybody, by a code where they have a second factor. */
    @Test
    @Tag("LC-209")
    void anAgentSignsInByASecondFactor(@TempDir Path folder) {
        Authenticator.need();
        String account = "support-" + UUID.randomUUID().toString().substring(0, 8);
        String password = UUID.randomUUID().toString();
        RestSession.signedIn(PRODUCT.rest(""), "demo-operator", "demo-operator-1")
                .post(
                        "/technical-accounts",
                        RestSession.json(
                                "name",
                                account,
                                "password",
                                password,
                                "party",
                                "SUPPORT_AGENT",
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(30)).toString()))
                .expect(201);
        RestSession agent = RestSession.signedIn(PRODUCT.rest(""), account, password);
        Authenticator authenticator = new Authenticator(
                folder,
                agent.post("/own-account/second-factor", RestSession.json("password", password))
                        .expect(201)
                        .text("secret"));
        agent.post("/own-account/second-factor/confirmation", RestSession.json("code", authenticator.code(0)))
                .expect(200);
        try (BrowserContext context = browser.context("en-US", false)) {
            Page page = browser.signedIn(context, new Visitor(account, password));
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("Password").fill(password);
            page.getByLabel("Code").fill(authenticator.code(1));
            page.locator("main button").click();
            open(page, "Look up");
            assertThat(page.locator("h1")).hasText("Support desk");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ja-JP"})
    void eachPageIsAccessibleAndValid(String locale) throws Exception {
        String caseId = openCase(administrator, "KEY_TROUBLE", license.number());
        Visitor customer = Visitor.of(administrator);
        browser.check(locale, "/own-support-cases", customer);
        browser.check(locale, "/own-support-cases/" + caseId, customer);
        browser.check(
                locale, "/own-support-cases", Visitor.of(WORLD.requesters().get(3)));
        browser.check(locale, "/support-contacts", customer);
        browser.check(locale, "/support-contacts?country=AQ", customer);
        browser.check(locale, "/", AGENT);
        browser.check(locale, "/support", AGENT);
        browser.check(locale, "/support-cases", AGENT);
        browser.check(locale, "/support-cases?state=CLOSED", AGENT);
        browser.check(locale, "/support-cases/" + caseId, AGENT);
        browser.check(locale, "/support/people?email=" + administrator.email(), AGENT);
        browser.check(locale, "/support/people?email=none&caseId=" + caseId, AGENT);
        browser.check(locale, "/support/organizations?name=Approvals", AGENT);
        browser.check(locale, "/support/organizations?name=nothing-like-this", AGENT);
        browser.check(locale, "/support/licenses?number=" + license.number() + "&caseId=" + caseId, AGENT);
        browser.check(locale, "/support/licenses?number=1&organization=2", AGENT);
        browser.check(locale, "/support/lockouts", AGENT);
        browser.check(locale, "/support/lockouts?email=none@example.com", AGENT);
        browser.check(locale, "/support/undelivered-requests", AGENT);
        browser.check(locale, "/support/explanations", AGENT);
        browser.check(
                locale,
                "/support/explanations?operation=REVEAL_PRODUCT_KEY&licenseId=" + license.number() + "&email="
                        + email("nobody"),
                AGENT);
        browser.check(locale, "/support/physical-media-requests?state=", AGENT);
        browser.check(locale, "/support/physical-media-requests/new", AGENT);
        String administrators = "/support/licenses/" + license.number() + "/administrators";
        browser.check(locale, administrators, AGENT);
        browser.check(locale, administrators + "/removal", AGENT);
        try (BrowserContext context = browser.context(locale, true)) {
            Page page = browser.signedIn(context, AGENT);
            page.navigate(address(administrators));
            page.locator("main form").evaluate("form => { form.noValidate = true; form.submit(); }");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            browser.checkShown(page, locale, "support-administrator-refused");
        }
    }

    private static void fillAdministrator(Page page, String email, String authorizationNumber) {
        page.getByLabel("Business e-mail of the new administrator").fill(email);
        page.getByLabel("Agreement or license number").fill(license.number());
        page.getByLabel("Authorization number").fill(authorizationNumber);
        page.getByLabel("Company name").fill("Approvals Ltd.");
        page.getByLabel("Company address").fill("1-1, Nagoya");
        page.getByLabel("Reason").fill("The administrator asked for it.");
        page.getByRole(AriaRole.BUTTON, named("Add an administrator")).click();
    }

    private static void find(Page page, String form) {
        page.getByRole(AriaRole.SEARCH, named(form)).getByRole(AriaRole.BUTTON).click();
    }

    /** The link of this name, on whichever page of the list it is. */
    private static Locator findInList(Page page, String name) {
        while (page.getByRole(AriaRole.LINK, named(name)).count() == 0
                && page.getByRole(AriaRole.LINK, named("Next page")).count() == 1) {
            open(page, "Next page");
        }
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static void move(Page page, Person requester, String step) {
        if (row(page, requester).locator("details[open]").count() == 0) {
            row(page, requester).locator("summary").click();
        }
        row(page, requester)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + step + "$")))
                .click();
    }

    private static Locator row(Page page, Person person) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(person.email()));
    }

    private static Locator table(Page page, String caption) {
        return page.getByRole(AriaRole.TABLE, named(caption));
    }

    private static String openCase(Person opener, String kind, String licenseId) {
        var body = Json.createObjectBuilder()
                .add("kind", kind)
                .add("subject", "From a test")
                .add("text", "Please help.");
        if (licenseId != null) {
            body.add("licenseId", licenseId);
        }
        return opener.rest()
                .post("/own-support-cases", body.build())
                .expect(201)
                .text("id");
    }

    private static String email(String who) {
        String own = administrator.email();
        return who + own.substring(own.indexOf('@'));
    }

    private static String unknown() {
        return String.valueOf(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L));
    }
}
