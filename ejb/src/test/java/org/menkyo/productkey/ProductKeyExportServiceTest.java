package org.menkyo.productkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.SampleLicenses.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.approval.ApprovalView;
import org.menkyo.approval.AskApproval;
import org.menkyo.approval.DecideApproval;
import org.menkyo.approval.SetTwoPersonRule;
import org.menkyo.approval.TwoPersonRuleService;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

@Tag("LC-704")
class ProductKeyExportServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final SampleLicenses licenses = new SampleLicenses(SCENARIO);
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    @Tag("LC-1001")
    void theExportHasTheKeysInClearTextAndEachIsInTheAudit() {
        License license = licenses.order("org-" + run, line("SVR-STD-2008", 10), line("WEB-2008", 2));
        List<ProductKeyView> views = licenses.keys(license);
        List<String> revealed = views.stream()
                .map(view -> SCENARIO.call(ProductKeyService.class, s -> s.reveal(license.administrator(), view.id()))
                        .key())
                .toList();

        List<String> lines =
                export(license.administrator(), of(license)).lines().toList();

        assertThat(lines.get(0))
                .isEqualTo("\uFEFFLicense ID,Organization,Organization name,Type,Activates,Product key,State,Permitted,"
                        + "Used,Issued");
        assertThat(lines).hasSize(1 + views.size());
        for (int i = 0; i < views.size(); i++) {
            assertThat(lines.get(i + 1))
                    .startsWith(license.licenseId() + ",org-" + run + ",")
                    .contains("," + views.get(i).type() + ",", "," + revealed.get(i) + ",ACTIVE,");
        }
        assertThat(SCENARIO.auditRecords("EXPORT_PRODUCT_KEYS", license.licenseId()))
                .isEqualTo(views.size());
        assertThat(recorded(license)).contains(views.get(0).maskedKey()).doesNotContain(revealed);
    }

    @Test
    void theFirstLineIsInTheCallersLanguageAndFiltersApply() {
        License license = licenses.order("org-" + run, line("SVR-STD-2008", 10), line("WEB-2008", 2));

        assertThat(export(license.administrator(), of(license), Language.JA))
                .startsWith("\uFEFFライセンス ID,組織,組織名,種類,対象,プロダクト キー,");
        assertThat(export(license.administrator(), new ProductKeyFilter(null, "org-" + run, "WEB-2008", null))
                        .lines())
                .hasSize(3);
    }

    @Test
    @Tag("LC-208")
    void thereIsNothingToExportForOthers() {
        License license = licenses.order(line("SVR-STD-2008", 10));
        Caller stranger = SCENARIO.registered("stranger@" + run + ".example");

        assertThatThrownBy(() -> export(stranger, of(license))).isInstanceOf(NotFoundException.class);
        assertThat(SCENARIO.auditRecords("EXPORT_PRODUCT_KEYS", license.licenseId()))
                .isZero();
    }

    @Test
    @Tag("LC-1105")
    void whereTwoPeopleAreRequiredEachKeyNeedsAnApprovalWhichIsUsed() {
        License license = licenses.order(line("SVR-STD-2008", 10));
        Caller first = keyAdministrator(license, "first@" + run + ".example");
        Caller second = keyAdministrator(license, "second@" + run + ".example");
        Caller agent = SCENARIO.support();
        SCENARIO.call(
                TwoPersonRuleService.class,
                s -> s.set(agent, license.organization(), null, new SetTwoPersonRule(true, false, "asked in writing")));
        List<ProductKeyView> views = licenses.keys(license);
        assertThat(views).hasSizeGreaterThan(1);

        for (ProductKeyView view : views) {
            assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> export(first, of(license)));
            ApprovalView asked =
                    SCENARIO.call(RevealApprovalService.class, s -> s.ask(first, view.id(), new AskApproval("move")));
            SCENARIO.call(RevealApprovalService.class, s -> s.decide(second, asked.id(), new DecideApproval(true)));
        }
        assertThat(SCENARIO.auditRecords("EXPORT_PRODUCT_KEYS", license.licenseId()))
                .isZero();
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> export(second, of(license)));

        assertThat(export(first, of(license)).lines()).hasSize(1 + views.size());
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> export(first, of(license)));
    }

    @Test
    @Tag("LC-1108")
    void aPersonExportsTenTimesADay() {
        License license = licenses.order(line("SVR-STD-2008", 10));
        for (int i = 0; i < 10; i++) {
            export(license.administrator(), of(license));
        }

        assertRefused(ErrorCode.TOO_MANY_REQUESTS, () -> export(license.administrator(), of(license)));
    }

    private static ProductKeyFilter of(License license) {
        return new ProductKeyFilter(license.licenseId(), null, null, null);
    }

    private static String export(Caller caller, ProductKeyFilter filter) {
        return SCENARIO.call(ProductKeyExportService.class, s -> {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try {
                s.export(caller, filter).writeTo(sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sent.toString(StandardCharsets.UTF_8);
        });
    }

    private static String export(Caller caller, ProductKeyFilter filter, Language language) {
        return export(
                new Caller(
                        caller.name(),
                        caller.party(),
                        caller.userId(),
                        caller.email(),
                        caller.distributorId(),
                        caller.channel(),
                        caller.sourceAddress(),
                        language,
                        caller.correlationId(),
                        caller.token(),
                        caller.system(),
                        caller.mustEnroll()),
                filter);
    }

    private static Caller keyAdministrator(License license, String email) {
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(
                        license.administrator(),
                        license.licenseId(),
                        new GrantPermissions(email, List.of(Role.PRODUCT_KEY_ADMINISTRATOR))));
        return SCENARIO.registered(email);
    }

    private static String recorded(License license) {
        return SCENARIO.look(em -> (String) em.createNativeQuery(
                        "SELECT string_agg(r::text, ' ') FROM audit_record r WHERE action = 'EXPORT_PRODUCT_KEYS'"
                                + " AND license_id = :id",
                        String.class)
                .setParameter("id", license.licenseId())
                .getSingleResult());
    }

    private static void assertRefused(ErrorCode code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        LicensingException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
