package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

class AgreementUploadServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();

    private AgreementView record(Caller caller, RecordAgreement command) {
        return SCENARIO.call(AgreementUploadService.class, s -> s.record(caller, command));
    }

    private static String licenseId() {
        return "E-" + UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT);
    }

    private static RecordAgreement agreement(
            String licenseId, Program program, String parent, List<AgreementContact> contacts) {
        return new RecordAgreement(
                licenseId,
                program,
                LicensingScenario.order("x", "org-" + licenseId, "x@y.example").organization(),
                parent,
                contacts,
                List.of(OrderLine.of("SVR-DC-2008", 2, true)));
    }

    private static List<AgreementContact> primary(String email) {
        return List.of(new AgreementContact(ContactKind.PRIMARY, "Primary Contact", email));
    }

    @Test
    @Tag("LC-101")
    @Tag("LC-109")
    void recordsAnAgreementOfEachProgramBelowAMaster() {
        String master = licenseId();
        record(distributor, agreement(master, Program.MASTER, null, primary("master@a1.example")));
        for (Program program : List.of(Program.ENTERPRISE, Program.SELECT, Program.OPEN_VALUE, Program.CAMPUS)) {
            String licenseId = licenseId();
            AgreementView view = record(distributor, agreement(licenseId, program, master, primary("p@a1.example")));
            assertThat(view.licenseId()).isEqualTo(licenseId);
            assertThat(view.program()).isEqualTo(program);
        }
        Caller administrator = SCENARIO.registered("p@a1.example");
        assertThat(SCENARIO.call(LicenseService.class, s -> s.list(administrator, PageRequest.first()))
                        .items())
                .hasSize(4);
    }

    @Test
    @Tag("LC-101")
    void refusesATakenLicenseIdAndAParentThatIsNoMasterOfTheSameDistributor() {
        String master = licenseId();
        String enterprise = licenseId();
        record(distributor, agreement(master, Program.MASTER, null, primary("p@a2.example")));
        record(distributor, agreement(enterprise, Program.ENTERPRISE, master, primary("p@a2.example")));

        assertThatThrownBy(
                        () -> record(distributor, agreement(enterprise, Program.SELECT, null, primary("p@a2.example"))))
                .isInstanceOf(ConflictException.class);
        assertThat(problems(distributor, agreement(licenseId(), Program.SELECT, enterprise, primary("p@a2.example"))))
                .containsExactly("parentLicenseId");
        assertThat(problems(
                        SCENARIO.otherDistributor(),
                        agreement(licenseId(), Program.SELECT, master, primary("p@a2.example"))))
                .containsExactly("parentLicenseId");
        assertThat(problems(distributor, agreement(licenseId(), Program.OPEN, null, primary("p@a2.example"))))
                .containsExactly("program");
    }

    @Test
    @Tag("LC-101")
    void standsNeitherBelowItselfNorBelowSomethingThatIsNoMaster() {
        String master = licenseId();
        OrderView open = SCENARIO.licensed("p@a6.example");

        assertThat(problems(distributor, agreement(master, Program.MASTER, master, primary("p@a6.example"))))
                .containsExactly("parentLicenseId");
        assertThat(problems(
                        distributor,
                        agreement(licenseId(), Program.SELECT, open.licenseNumber(), primary("p@a6.example"))))
                .containsExactly("parentLicenseId");
    }

    @Test
    @Tag("LC-102")
    @Tag("LC-304")
    void givesEachKindOfContactItsRole() {
        List<AgreementContact> contacts = new ArrayList<>();
        for (ContactKind kind : ContactKind.values()) {
            contacts.add(new AgreementContact(kind, "Contact", kind.name().toLowerCase(Locale.ROOT) + "@a3.example"));
        }
        String licenseId = licenseId();
        record(distributor, agreement(licenseId, Program.SELECT, null, contacts));

        assertThat(roles("primary@a3.example")).containsExactly(Role.ADMINISTRATOR);
        assertThat(roles("notices@a3.example")).containsExactly(Role.ADMINISTRATOR);
        assertThat(roles("end_customer@a3.example")).containsExactly(Role.LICENSE_INFORMATION_VIEWER);
        assertThat(roles("online_access@a3.example")).containsExactly(Role.LICENSE_INFORMATION_VIEWER);
        assertThat(roles("software_assurance_manager@a3.example"))
                .containsExactly(Role.SOFTWARE_ASSURANCE_ADMINISTRATOR);
        assertThat(roles("online_services_manager@a3.example")).containsExactly(Role.ONLINE_SERVICES_ADMINISTRATOR);
        assertThat(roles("subscription_manager@a3.example")).containsExactly(Role.SUBSCRIPTION_ADMINISTRATOR);
        assertThat(roles("reseller@a3.example")).isEmpty();
    }

    @Test
    @Tag("LC-102")
    @Tag("LC-307")
    void tellsOnePersonOfSeveralContactsByOneMail() {
        String licenseId = licenseId();
        record(
                distributor,
                agreement(
                        licenseId,
                        Program.SELECT,
                        null,
                        List.of(
                                new AgreementContact(ContactKind.PRIMARY, "One", "one@a4.example"),
                                new AgreementContact(ContactKind.SUBSCRIPTION_MANAGER, "One", "One@a4.example"))));

        assertThat(SCENARIO.mails("one@a4.example", NotificationKind.WELCOME)).isEqualTo(1);
        assertThat(roles("one@a4.example"))
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.SUBSCRIPTION_ADMINISTRATOR);
    }

    @Test
    @Tag("LC-102")
    void namesEachContactThatIsWrong() {
        assertThat(problems(
                        distributor,
                        agreement(
                                licenseId(),
                                Program.SELECT,
                                null,
                                List.of(
                                        new AgreementContact(ContactKind.NOTICES, null, "n@a5.example"),
                                        new AgreementContact(null, "A", "not an address"),
                                        new AgreementContact(ContactKind.RESELLER, null, "r@a5.example"),
                                        new AgreementContact(ContactKind.RESELLER, null, "R@a5.example")))))
                .containsExactly(
                        "contacts[0].name", "contacts[1].kind", "contacts[1].email", "contacts[3]", "contacts");
    }

    private List<Role> roles(String email) {
        Caller caller = SCENARIO.registered(email);
        return SCENARIO.call(PermissionService.class, s -> s.mine(caller, PageRequest.first())).items().stream()
                .map(PermissionView::role)
                .toList();
    }

    private List<String> problems(Caller caller, RecordAgreement command) {
        return catchThrowableOfType(InvalidInputException.class, () -> record(caller, command)).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}
