package org.menkyo.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.testing.LicensingScenario.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.account.AccountService;
import org.menkyo.account.AccountView;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.SignUp;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.ChangeContact;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.approval.AskApproval;
import org.menkyo.approval.SetTwoPersonRule;
import org.menkyo.approval.TwoPersonRuleService;
import org.menkyo.approval.TwoPersonRuleView;
import org.menkyo.catalog.CatalogDocument;
import org.menkyo.catalog.CatalogLoaded;
import org.menkyo.catalog.CatalogLoader;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.AddOpenLicenseResult;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.AgreementView;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.order.SubmitOrder;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.PermissionRequestReceipt;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.productkey.RevealApprovalService;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.registration.RegistrationView;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.support.LogSupportCase;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.support.SupportCaseService;
import org.menkyo.support.SupportCaseView;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.UserAccess;

/**
 * Everything that is looked for and made if it is not there, by several callers at once: one makes it, the others are told
 * what later callers are told, and none an error of ours.
 */
class MadeAtOnceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final int CALLERS = 6;
    private static final String PASSWORD = "correct horse battery";

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final Caller distributor = SCENARIO.distributor();

    private static <S, T> List<Object> atOnce(Class<S> service, Function<S, T> work) {
        return AtOnce.run(CALLERS, i -> {
            T result = SCENARIO.call(service, work);
            return result;
        });
    }

    private static void assertOneAndTheOthers(List<Object> outcomes, Class<?> made, Object others) {
        assertThat(outcomes).hasSize(CALLERS).filteredOn(made::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> !made.isInstance(outcome)).containsOnly(others);
    }

    private static void assertAllTheSame(List<Object> outcomes, Class<?> made) {
        assertThat(outcomes).hasSize(CALLERS).hasOnlyElementsOfType(made);
        assertThat(outcomes.stream().distinct()).hasSize(1);
    }

    @Test
    @Tag("LC-201")
    void accountsOfPeople() {
        Caller stranger = Caller.stranger(LicensingScenario.origin());

        assertOneAndTheOthers(
                atOnce(AccountService.class, s -> s.signUp(stranger, new SignUp("Twice" + some, PASSWORD))),
                AccountView.class,
                ErrorCode.ACCOUNT_NAME_TAKEN);
    }

    @Test
    @Tag("LC-1106")
    void technicalAccountsOfANewDistributor() {
        Caller operator =
                SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), "demo-operator"));
        Instant soon = SCENARIO.clock().instant().plus(Duration.ofDays(9));

        assertOneAndTheOthers(
                atOnce(
                        AccountService.class,
                        s -> s.createTechnicalAccount(
                                operator,
                                new CreateTechnicalAccount(
                                        "erp-" + some, PASSWORD, Party.DISTRIBUTOR, "d-" + some, "New", soon))),
                AccountView.class,
                ErrorCode.ACCOUNT_NAME_TAKEN);
    }

    @Test
    @Tag("LC-203")
    void peopleTheirLinksAndTheirAddresses() {
        List<Object> people =
                AtOnce.run(CALLERS, i -> SCENARIO.person("new-" + some).userId());
        assertThat(people.stream().distinct()).hasSize(1);

        Caller person = SCENARIO.person("new-" + some);
        String email = "new@" + some + ".example";
        assertThat(atOnce(RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(email, null))))
                .hasOnlyElementsOfType(RegistrationView.class);
        String token = SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        assertThat(atOnce(RegistrationService.class, s -> s.confirm(person, new ConfirmBusinessEmail(token))))
                .hasOnlyElementsOfType(RegistrationView.class);
    }

    @Test
    @Tag("LC-202")
    void oneAddressOfTwoPeople() {
        String email = "both@" + some + ".example";
        List<String> tokens = List.of("first", "second").stream()
                .map(who -> {
                    Caller person = SCENARIO.person(who + some);
                    SCENARIO.call(
                            RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(email, null)));
                    return SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
                })
                .toList();

        List<Object> outcomes = AtOnce.run(2, i -> {
            Caller person = SCENARIO.person((i == 0 ? "first" : "second") + some);
            RegistrationView view = SCENARIO.call(
                    RegistrationService.class, s -> s.confirm(person, new ConfirmBusinessEmail(tokens.get(i))));
            return view;
        });

        assertThat(outcomes).hasOnlyElementsOfType(RegistrationView.class);
        assertThat(List.of("first", "second").stream()
                        .filter(who -> SCENARIO.person(who + some).email().isPresent()))
                .hasSize(1);
    }

    @Test
    @Tag("LC-108")
    void orders() {
        SubmitOrder order = order("PO-" + some, "org-" + some, "admin@" + some + ".example");

        assertAllTheSame(atOnce(OrderService.class, s -> s.submit(distributor, order)), OrderView.class);
    }

    @Test
    @Tag("LC-101")
    void agreements() {
        RecordAgreement agreement = new RecordAgreement(
                "A-" + some,
                Program.SELECT,
                order("-", "org-" + some, "x@y.example").organization(),
                null,
                List.of(new AgreementContact(ContactKind.PRIMARY, "P", "p@" + some + ".example")),
                List.of(OrderLine.of("SVR-STD-2008", 1, false)));

        assertOneAndTheOthers(
                atOnce(AgreementUploadService.class, s -> s.record(distributor, agreement)),
                AgreementView.class,
                ErrorCode.CONTENT_CONFLICT);
    }

    @Test
    @Tag("LC-110")
    void changesOfAnAgreement() {
        String email = "admin@" + some + ".example";
        OrderView order = SCENARIO.licensed(email);
        ChangeContact contact =
                new ChangeContact(ContactKind.END_CUSTOMER, email, "Next", "next@" + some + ".example", null);
        assertOneAndTheOthers(
                atOnce(AgreementChangeService.class, s -> s.changeContact(distributor, order.licenseNumber(), contact)),
                AgreementChangeView.class,
                ErrorCode.INVALID_INPUT);

        TransferLicense transfer = new TransferLicense(
                "F-" + some,
                order("-", "new-" + some, "x@y.example").organization(),
                List.of(new AgreementContact(ContactKind.END_CUSTOMER, "N", "n@" + some + ".example")),
                null);
        assertAllTheSame(
                atOnce(LicenseTransferService.class, s -> s.transfer(distributor, order.licenseNumber(), transfer)),
                AgreementChangeView.class);
    }

    @Test
    @Tag("LC-804")
    void supportCases() {
        OrderView order = SCENARIO.licensed("admin@" + some + ".example");
        LogSupportCase command =
                new LogSupportCase("R-" + some, SupportCaseKind.OTHER, order.licenseNumber(), "subject", "text");

        List<Object> cases = atOnce(SupportCaseService.class, s -> s.log(distributor, command));

        assertThat(cases).hasOnlyElementsOfType(SupportCaseView.class);
        assertThat(cases.stream().map(logged -> ((SupportCaseView) logged).id()).distinct())
                .hasSize(1);
    }

    @Test
    @Tag("LC-307")
    void permissions() {
        OrderView order = SCENARIO.licensed("admin@" + some + ".example");
        Caller administrator = SCENARIO.registered("admin@" + some + ".example");
        String email = "user@" + some + ".example";

        assertThat(atOnce(
                        PermissionService.class,
                        s -> s.grant(
                                administrator,
                                order.licenseNumber(),
                                new GrantPermissions(email, List.of(Role.PRODUCT_KEY_ADMINISTRATOR)))))
                .hasOnlyElementsOfType(UserAccess.class)
                .allSatisfy(
                        user -> assertThat(((UserAccess) user).permissions()).hasSize(1));
        assertThat(atOnce(PermissionService.class, s -> s.disable(administrator, order.licenseNumber(), email)))
                .hasOnlyElementsOfType(UserAccess.class);
    }

    @Test
    @Tag("LC-405")
    void permissionRequests() {
        OrderView order = SCENARIO.licensed("admin@" + some + ".example");
        Caller user = SCENARIO.registered("user@" + some + ".example");
        RequestPermission command = new RequestPermission(
                Program.OPEN,
                order.licenseNumber(),
                order.authorizationNumber(),
                List.of(Role.PRODUCT_KEY_ADMINISTRATOR),
                null);

        assertAllTheSame(
                atOnce(PermissionRequestService.class, s -> s.request(user, command)), PermissionRequestReceipt.class);
    }

    @Test
    @Tag("LC-602")
    void additionsOfOpenLicenses() {
        OrderView order = SCENARIO.licensed("admin@" + some + ".example");
        Caller user = SCENARIO.registered("user@" + some + ".example");
        AddOpenLicense command =
                new AddOpenLicense(order.authorizationNumber(), order.licenseNumber(), true, "Jo", "Miller");

        List<Object> added = atOnce(OpenLicenseService.class, s -> s.add(user, command));

        assertThat(added).hasOnlyElementsOfType(AddOpenLicenseResult.class);
        assertThat(added.stream()
                        .map(result ->
                                ((AddOpenLicenseResult) result).addition().id())
                        .distinct())
                .hasSize(1);
    }

    @Test
    @Tag("LC-1105")
    void rulesAndQuestionsOfTwoPeople() {
        SampleLicenses licenses = new SampleLicenses(SCENARIO);
        SampleLicenses.License license = licenses.order("org-" + some, SampleLicenses.line("SVR-STD-2008", 1));
        Caller agent = SCENARIO.support();

        assertAllTheSame(
                atOnce(
                        TwoPersonRuleService.class,
                        s -> s.set(
                                agent, license.organization(), null, new SetTwoPersonRule(true, false, "in writing"))),
                TwoPersonRuleView.class);

        UUID key = licenses.keys(license).get(0).id();
        List<Object> questions = atOnce(
                RevealApprovalService.class,
                s -> s.ask(license.administrator(), key, new AskApproval("tonight"))
                        .id());
        assertThat(questions.stream().distinct()).hasSize(1).hasOnlyElementsOfType(UUID.class);
    }

    @Test
    void catalogs() {
        Caller operator =
                SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), "demo-operator"));
        CatalogDocument current = SCENARIO.call(CatalogLoader.class, CatalogLoader::current);
        CatalogDocument next = new CatalogDocument(
                current.format(),
                current.version() + 1,
                current.code(),
                current.name(),
                current.kms(),
                current.productGroups(),
                current.editions(),
                current.products(),
                current.benefits());

        assertThat(atOnce(CatalogLoader.class, s -> s.load(operator, next)))
                .hasOnlyElementsOfType(CatalogLoaded.class)
                .filteredOn(loaded -> ((CatalogLoaded) loaded).changed())
                .hasSize(1);
    }
}
