package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.TemplateMethodModelEx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.agreement.Program;
import org.menkyo.agreementtree.ChildAgreementView;
import org.menkyo.audit.AuditOutcome;
import org.menkyo.audit.AuditRecordView;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.explanation.AccessExplanation;
import org.menkyo.explanation.Obstacle;
import org.menkyo.inventory.ActivationWay;
import org.menkyo.inventory.InventoryMachine;
import org.menkyo.inventory.MachineInventoryView;
import org.menkyo.openlicense.AdditionState;
import org.menkyo.openlicense.OpenLicenseAdditionView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.text.Language;
import org.menkyo.usermanagement.UserAccess;

/** The pages of one license ID, with lines that lack what can be absent. */
class LicensePagesTest {

    private static final Instant WHEN = Instant.parse("2026-11-30T16:00:00Z");

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("LC-701")
    void aLicenseShowsNumbersAndResellersToAdministratorsOnly(Language language) {
        LicenseView.LicensedProduct upgrade =
                new LicenseView.LicensedProduct("P-2", "Client <U>", 1500, true, false, "Any", WHEN, WHEN);
        LicenseView.LicensedProduct full =
                new LicenseView.LicensedProduct("P-1", "Server", 3, false, null, null, WHEN, null);
        LicenseView administered = new LicenseView(
                "L-1",
                Program.OPEN,
                "o",
                "Org",
                WHEN,
                true,
                "A-9",
                "2028-02-28",
                List.of(new LicenseView.Reseller("r@example.com", null)),
                List.of(upgrade, full));
        LicenseView seen =
                new LicenseView("L-1", Program.SELECT, "o", "Org", WHEN, false, null, null, List.of(), List.of());

        assertThat(html(language, HtmlPage.of("license").with("license", administered)))
                .contains("A-9", "r@example.com", "1,500", "Client &lt;U&gt;", "/licenses/L-1/statement.pdf")
                .contains(PageTexts.in(language).text("baseLicense.missing"));
        assertThat(html(language, HtmlPage.of("license").with("license", seen)))
                .contains(PageTexts.in(language).text("license.empty"))
                .doesNotContain(PageTexts.in(language).text("agreements.authorization"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("LC-1003")
    void recordsOfALicenseShowTheirDetailsAndGoOn(Language language) {
        String html = html(
                language,
                HtmlPage.of("license-audit")
                        .with("records", new Page<>(List.of(record("<by>"), record("support")), "next")));

        assertThat(html)
                .contains("&lt;by&gt;", "<dd class=\"typed\">a &amp; b</dd>", "192.0.2.7")
                .contains("href=\"/licenses/L-1/audit/audit.csv\"", "href=\"/licenses/L-1/audit/audit.jsonl\"")
                .contains("href=\"/licenses/L-1/audit?cursor=next\"");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("LC-602")
    void onlyAnAdditionThatWaitsCanBeStopped(Language language) {
        UUID waits = UUID.randomUUID();
        UUID stopped = UUID.randomUUID();

        String html = html(
                language,
                HtmlPage.of("open-license-additions")
                        .with(
                                "additions",
                                page(
                                        new OpenLicenseAdditionView(
                                                waits,
                                                "a@example.com",
                                                "A",
                                                AdditionState.PENDING,
                                                WHEN,
                                                WHEN,
                                                null,
                                                null),
                                        new OpenLicenseAdditionView(
                                                stopped,
                                                "b@example.com",
                                                "B",
                                                AdditionState.STOPPED,
                                                WHEN,
                                                WHEN,
                                                "c@example.com",
                                                WHEN))));

        assertThat(html)
                .contains("action=\"/licenses/L-1/open-license-additions/" + waits + "/stop\"", "c@example.com")
                .doesNotContain(stopped + "/stop");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("LC-503")
    void masterAgreementsBelowLeadFurtherDownForTheirAdministrators(Language language) {
        TemplateMethodModelEx possibleOn = arguments -> new PossibleOperations(
                "M-5".equals(arguments.get(0).toString()) ? Set.of() : Set.of(Operation.LIST_CHILD_AGREEMENTS));
        String html = html(
                language,
                HtmlPage.of("child-agreements")
                        .with("possibleOn", possibleOn)
                        .with(
                                "children",
                                page(
                                        child("M-2", Program.MASTER, true),
                                        child("M-3", Program.MASTER, false),
                                        child("S-4", Program.SELECT, true),
                                        child("M-5", Program.MASTER, true))));

        assertThat(html)
                .contains("/licenses/M-2/children", "/agreements?licenseId=M-3", "/agreements?licenseId=S-4")
                .doesNotContain("/licenses/M-3/children", "/licenses/S-4/children", "/licenses/M-5/children");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("VA-503")
    void inventoriesAskBeforeTheyAreDeleted(Language language) {
        String html = html(
                language,
                HtmlPage.of("machine-inventories")
                        .with(
                                "inventories",
                                page(new MachineInventoryView("L-1", "Ōsaka 1/2", WHEN, WHEN, 1200, 1, 2, 3, 4, 5))));

        assertThat(html)
                .contains("1,200", "href=\"/licenses/L-1/machine-inventories/%C5%8Csaka%201%2F2/machines\"")
                .contains(PageTexts.in(language).text("inventories.delete.sure"))
                .contains("action=\"/licenses/L-1/machine-inventories/%C5%8Csaka%201%2F2/delete\"");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("VA-503")
    void machinesThatNeverAnsweredAreShownToo(Language language) {
        UUID client = UUID.randomUUID();
        String html = html(
                language,
                HtmlPage.of("inventory-machines")
                        .with("inventory", "Tokyo")
                        .with("states", LicenseState.values())
                        .filteredBy(new Fields().with("licenseState", "LICENSED"))
                        .with(
                                "machines",
                                page(
                                        new InventoryMachine(
                                                "srv-1",
                                                client,
                                                "SERVER",
                                                ActivationWay.KMS,
                                                LicenseState.LICENSED,
                                                259_200,
                                                true,
                                                WHEN),
                                        new InventoryMachine("srv-2", null, null, null, null, null, null, null))));

        assertThat(html)
                .contains(client.toString(), "259,200", "srv-2", "<option value=\"LICENSED\" selected>")
                .contains(PageTexts.in(language).text("reports.unknown"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("LC-308")
    void oneUserIsShownAndAskedAbout(Language language) {
        UserAccess user = new UserAccess(
                "a+b@example.com",
                true,
                null,
                false,
                null,
                false,
                List.of(new UserAccess.HeldPermission(
                        7, Role.PRODUCT_KEY_ADMINISTRATOR, PermissionWay.GRANT, null, "c@example.com", WHEN)));
        HtmlPage all = HtmlPage.of("users").with("users", page(user)).with("askable", Role.values());
        HtmlPage one = HtmlPage.of("user").with("user", user).with("operations", List.of(Operation.REVEAL_PRODUCT_KEY));

        assertThat(html(language, all))
                .contains("href=\"/licenses/L-1/users/a%2Bb%40example.com\"", "/licenses/L-1/audit");
        assertThat(html(language, one))
                .contains("/licenses/L-1/users/permissions/7/remove", "action=\"/licenses/L-1/explanations\"")
                .contains("name=\"email\" value=\"a+b@example.com\"", "value=\"REVEAL_PRODUCT_KEY\"");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Tag("LC-1104")
    void whoIsLockedOutIsToldWhoCanEndIt(Language language) {
        AccessExplanation explanation = new AccessExplanation(
                "L-1",
                "a@example.com",
                Operation.REVEAL_PRODUCT_KEY,
                false,
                List.of(Role.PRODUCT_KEY_ADMINISTRATOR),
                List.of(),
                List.of(new AccessExplanation.InTheWay(Obstacle.LOCKED_OUT, "LC-604", "locked out", WHEN)),
                List.of("c@example.com"));
        List<Operation> operations = List.of(Operation.REVEAL_PRODUCT_KEY);

        String own = html(
                language,
                HtmlPage.of("license-explanations")
                        .with("operations", operations)
                        .with("explanation", explanation));
        String support = html(
                language,
                HtmlPage.of("support-explanations")
                        .with("operations", operations)
                        .with("explanation", explanation));

        assertThat(own)
                .contains("LC-604", "c@example.com", language == Language.JA ? "サポートが解除できます" : "Support can end")
                .doesNotContain("You can end", "サポートで解除");
        assertThat(support).contains(language == Language.JA ? "サポートで解除できます" : "You can end the lockout");
    }

    private static AuditRecordView record(String by) {
        return new AuditRecordView(
                12345,
                WHEN,
                by,
                Party.REGISTERED_USER,
                null,
                null,
                Channel.PORTAL,
                "192.0.2.7",
                "call",
                "GRANT_PERMISSION",
                "permission",
                "7",
                "L-1",
                AuditOutcome.DONE,
                Map.of("reason", "a & b"),
                List.of());
    }

    private static ChildAgreementView child(String licenseId, Program program, boolean inForce) {
        return new ChildAgreementView(licenseId, program, "o", "Org", WHEN, inForce);
    }

    private static Page<Object> page(Object... lines) {
        return new Page<>(List.of(lines), null);
    }

    private static String html(Language language, HtmlPage page) {
        Visit visit = new Visit();
        visit.arrived(
                CallOrigin.ofHttp(Channel.PORTAL, "192.0.2.1", language.locale().getLanguage(), "call"),
                "/licenses/L-1",
                null,
                SignInResult.notTried());
        return new String(
                new PageRenderer(new Settings(), visit, null, null, new Assets()).render(page.with("licenseId", "L-1")),
                StandardCharsets.UTF_8);
    }
}
