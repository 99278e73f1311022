package org.menkyo.agreementchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.order.SubmitOrder;
import org.menkyo.organization.Address;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

/** The distributor of record and support change what stands on record; others learn nothing. */
class AgreementChangeServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final Address NEW_ADDRESS = new Address("9 New Street", "Osaka", null, "530-0001", "JP");

    private final Caller distributor = SCENARIO.distributor();
    private final Caller support = SCENARIO.support();
    private final String domain = "@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String old = "old" + domain;
    private final String next = "next" + domain;

    @Test
    @Tag("LC-110")
    void movesTheEndCustomersPermissionsToTheNewAddress() {
        OrderView order = SCENARIO.licensed(old);
        Caller before = SCENARIO.registered(old);
        grant(before, order.licenseNumber(), "colleague" + domain, Role.ADMINISTRATOR);

        AgreementChangeView change = changeContact(
                distributor,
                order.licenseNumber(),
                new ChangeContact(ContactKind.END_CUSTOMER, old, "Next", next, null));

        assertThat(change.kind()).isEqualTo(ChangeKind.CONTACT_CHANGED);
        assertThat(change.changedBy()).isEqualTo("demo-distributor");
        assertThat(change.changedAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(change.values())
                .containsExactly(
                        new ChangedValue("END_CUSTOMER.name", "Hanako Yamada", "Next"),
                        new ChangedValue("END_CUSTOMER.email", old, next));
        assertThat(roles(old)).isEmpty();
        assertThat(roles(next)).containsExactly(Role.ADMINISTRATOR);
        assertThat(roles("colleague" + domain)).as("granted").containsExactly(Role.ADMINISTRATOR);
        for (String administrator : List.of(old, next, "colleague" + domain)) {
            assertThat(SCENARIO.mails(administrator, NotificationKind.CONTACT_CHANGED))
                    .as(administrator)
                    .isEqualTo(1);
        }
        assertThat(SCENARIO.mails(next, NotificationKind.WELCOME)).isEqualTo(1);
        assertThat(mailParameters(old)).contains(old).doesNotContain(next);
        assertThat(mailParameters("colleague" + domain)).contains(old).contains(next);
        assertThat(SCENARIO.auditRecords("CHANGE_CONTACT", order.licenseNumber()))
                .isEqualTo(1);
        assertThat(SCENARIO.call(
                                AgreementChangeService.class,
                                s -> s.listChanges(distributor, order.licenseNumber(), PageRequest.first()))
                        .items())
                .containsExactly(change);
    }

    @Test
    @Tag("LC-110")
    @Tag("LC-105")
    void anotherDistributorIsRefusedAndLearnsNothing() {
        OrderView order = SCENARIO.licensed(old);
        Caller other = SCENARIO.otherDistributor();
        ChangeContact contact = new ChangeContact(ContactKind.END_CUSTOMER, old, "Next", next, null);
        ChangeAddress address = new ChangeAddress(NEW_ADDRESS, null);
        TransferLicense transfer = new TransferLicense("F-1", organization("mine", "Mine"), null, null);
        long mails = SCENARIO.mails();

        for (String licenseId : List.of(order.licenseNumber(), "0000000000")) {
            for (Callable<?> attempt : List.<Callable<?>>of(
                    () -> changeContact(other, licenseId, contact),
                    () -> changeAddress(other, licenseId, address),
                    () -> transfer(other, licenseId, transfer),
                    () -> end(other, licenseId),
                    () -> details(other, licenseId),
                    () -> SCENARIO.call(
                            AgreementChangeService.class, s -> s.listChanges(other, licenseId, PageRequest.first())))) {
                assertThatThrownBy(attempt::call)
                        .isInstanceOf(NotFoundException.class)
                        .hasMessage(new NotFoundException().getMessage());
            }
        }

        assertThat(roles(old)).containsExactly(Role.ADMINISTRATOR);
        assertThat(SCENARIO.mails(old, NotificationKind.CONTACT_CHANGED)).isZero();
        assertThat(SCENARIO.mails(next, NotificationKind.WELCOME)).isZero();
        assertThat(SCENARIO.mails()).as("but for the registration").isLessThanOrEqualTo(mails + 2);
    }

    @Test
    @Tag("LC-110")
    @Tag("LC-802")
    void supportChangesContactsAndSaysWhy() {
        OrderView order = SCENARIO.licensed(old);

        assertThat(problems(() -> changeContact(
                        support,
                        order.licenseNumber(),
                        new ChangeContact(ContactKind.END_CUSTOMER, old, "Next", next, null))))
                .containsExactly("reason");
        assertThat(problems(() -> changeAddress(support, order.licenseNumber(), new ChangeAddress(NEW_ADDRESS, " "))))
                .containsExactly("reason");
        AgreementChangeView change = changeContact(
                support,
                order.licenseNumber(),
                new ChangeContact(ContactKind.END_CUSTOMER, old, "Next", next, "has left the company"));

        assertThat(change.reason()).isEqualTo("has left the company");
        assertThat(roles(next)).containsExactly(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> transfer(
                        support,
                        order.licenseNumber(),
                        new TransferLicense("F-1", organization("x", "X"), null, "please")))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-110")
    void correctsAContactsNameWithoutMovingAnything() {
        OrderView order = SCENARIO.licensed(old);

        changeContact(
                distributor,
                order.licenseNumber(),
                new ChangeContact(
                        ContactKind.END_CUSTOMER, old, "Hanako Suzuki", old.toUpperCase(Locale.ROOT), "married"));

        assertThat(details(distributor, order.licenseNumber()).contacts())
                .containsExactly(
                        new AgreementContact(ContactKind.END_CUSTOMER, "Hanako Suzuki", old.toUpperCase(Locale.ROOT)));
        assertThat(roles(old)).containsExactly(Role.ADMINISTRATOR);
        assertThat(SCENARIO.auditRecords("PERMISSION_ENDED", order.licenseNumber()))
                .isZero();
        assertThat(SCENARIO.mails(old, NotificationKind.WELCOME)).isEqualTo(1);
    }

    @Test
    @Tag("LC-110")
    @Tag("LC-304")
    void addsAndEndsContactsButKeepsTheNeededOnes() {
        OrderView order = SCENARIO.licensed(old);
        String licenseId = order.licenseNumber();
        String viewer = "viewer" + domain;

        changeContact(distributor, licenseId, new ChangeContact(ContactKind.ONLINE_ACCESS, null, "V", viewer, null));
        assertThat(roles(viewer)).containsExactly(Role.LICENSE_INFORMATION_VIEWER);
        changeContact(distributor, licenseId, new ChangeContact(ContactKind.ONLINE_ACCESS, viewer, null, null, null));
        assertThat(roles(viewer)).isEmpty();

        assertThat(problems(() -> changeContact(
                        distributor, licenseId, new ChangeContact(ContactKind.END_CUSTOMER, old, null, null, null))))
                .containsExactly("newEmail");
        assertThat(problems(() -> changeContact(
                        distributor, licenseId, new ChangeContact(ContactKind.END_CUSTOMER, null, "N", next, null))))
                .containsExactly("email");
        assertThat(problems(() -> changeContact(
                        distributor, licenseId, new ChangeContact(ContactKind.NOTICES, old, "N", next, null))))
                .containsExactly("email");
        assertThat(problems(() -> changeContact(distributor, licenseId, new ChangeContact(null, "x", " ", "@", null))))
                .containsExactly("kind", "email", "newEmail", "newName");
        assertThat(problems(() -> changeContact(
                        distributor, licenseId, new ChangeContact(ContactKind.NOTICES, null, null, null, null))))
                .containsExactly("newEmail");
    }

    @Test
    @Tag("LC-110")
    void refusesAContactThatIsOneAlready() {
        String licenseId = agreement(Program.SELECT, null, old, next);

        assertThat(problems(() -> changeContact(
                        distributor, licenseId, new ChangeContact(ContactKind.PRIMARY, old, "N", next, null))))
                .containsExactly("newEmail");
        changeContact(distributor, licenseId, new ChangeContact(ContactKind.PRIMARY, old, null, null, null));
        assertThat(problems(() -> changeContact(
                        distributor, licenseId, new ChangeContact(ContactKind.PRIMARY, next, null, null, null))))
                .as("the last primary contact")
                .containsExactly("newEmail");
    }

    @Test
    @Tag("LC-110")
    void ofTwoChangesOfOneContactAtOnceOneCounts() throws Exception {
        OrderView order = SCENARIO.licensed(old);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> outcomes = Stream.iterate(0, i -> i + 1)
                .limit(6)
                .map(i -> pool.submit(() -> {
                    start.await();
                    try {
                        changeContact(
                                distributor,
                                order.licenseNumber(),
                                new ChangeContact(ContactKind.END_CUSTOMER, old, "N", "n" + i + domain, null));
                        return true;
                    } catch (InvalidInputException e) {
                        assertThat(e.errors()).extracting(FieldError::field).containsExactly("email");
                        return false;
                    }
                }))
                .toList();
        start.countDown();

        int done = 0;
        for (Future<Boolean> outcome : outcomes) {
            done += outcome.get() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(done).isEqualTo(1);
        assertThat(details(distributor, order.licenseNumber()).contacts()).hasSize(1);
        assertThat(activeAdministrators(order.licenseNumber())).isEqualTo(1);
    }

    @Test
    @Tag("LC-110")
    void changesTheAddressAndNeverTheName() {
        OrderView order = SCENARIO.licensed(old);

        AgreementChangeView change =
                changeAddress(distributor, order.licenseNumber(), new ChangeAddress(NEW_ADDRESS, null));

        OrganizationDetails after = details(distributor, order.licenseNumber()).organization();
        assertThat(after.address()).isEqualTo(NEW_ADDRESS);
        assertThat(after.name()).isEqualTo("Organization " + after.identifier());
        assertThat(change.values())
                .containsExactly(new ChangedValue(
                        "address", "1-2-3 Chiyoda, Tokyo, 100-0001, JP", "9 New Street, Osaka, 530-0001, JP"));
        assertThat(SCENARIO.mails(old, NotificationKind.ADDRESS_CHANGED)).isEqualTo(1);
        assertThat(SCENARIO.auditRecords("CHANGE_ADDRESS", order.licenseNumber()))
                .isEqualTo(1);

        String again = UUID.randomUUID().toString();
        SubmitOrder sameOrganization = LicensingScenario.order(again, after.identifier(), old);
        SubmitOrder renamed = new SubmitOrder(
                again,
                new OrganizationDetails(after.identifier(), "Another Name", NEW_ADDRESS),
                sameOrganization.endCustomers(),
                null,
                null,
                sameOrganization.lines());
        SCENARIO.call(OrderService.class, s -> s.submit(distributor, renamed));
        assertThat(details(distributor, order.licenseNumber()).organization().name())
                .as("an order does not rename")
                .isEqualTo(after.name());
    }

    @Test
    @Tag("LC-110")
    void renamesTheOrganizationByALicenseTransferForm() {
        OrderView order = SCENARIO.licensed(old);
        OrganizationDetails before = details(distributor, order.licenseNumber()).organization();

        AgreementChangeView change = transfer(
                distributor,
                order.licenseNumber(),
                new TransferLicense("LTF-1", organization(before.identifier(), "New Name"), null, null));

        assertThat(change.kind()).isEqualTo(ChangeKind.LICENSE_TRANSFERRED);
        assertThat(change.values())
                .contains(
                        new ChangedValue("formNumber", null, "LTF-1"),
                        new ChangedValue("organization.name", before.name(), "New Name"));
        AgreementDetails after = details(distributor, order.licenseNumber());
        assertThat(after.organization().name()).isEqualTo("New Name");
        assertThat(after.authorizationNumber()).isEqualTo(order.authorizationNumber());
        assertThat(roles(old)).containsExactly(Role.ADMINISTRATOR);
        assertThat(SCENARIO.mails(old, NotificationKind.LICENSE_TRANSFERRED)).isEqualTo(1);
    }

    @Test
    @Tag("LC-110")
    @Tag("LC-105")
    void handsALicenseOverWithItsPermissionsAndANewAuthorizationNumber() {
        OrderView order = SCENARIO.licensed(old);
        Caller administrator = SCENARIO.registered(old);
        grant(administrator, order.licenseNumber(), "colleague" + domain, Role.DOWNLOAD_ADMINISTRATOR);
        String identifier = "new" + domain;

        assertThat(problems(() -> transfer(
                        distributor,
                        order.licenseNumber(),
                        new TransferLicense("LTF-2", organization(identifier, "New Holder"), null, null))))
                .containsExactly("contacts");
        transfer(
                distributor,
                order.licenseNumber(),
                new TransferLicense(
                        "LTF-2",
                        organization(identifier, "New Holder"),
                        List.of(new AgreementContact(ContactKind.END_CUSTOMER, "Next", next)),
                        "sold"));

        AgreementDetails after = details(distributor, order.licenseNumber());
        assertThat(after.organization().identifier()).isEqualTo(identifier);
        assertThat(after.authorizationNumber()).isNotEqualTo(order.authorizationNumber());
        assertThat(after.contacts()).containsExactly(new AgreementContact(ContactKind.END_CUSTOMER, "Next", next));
        assertThat(roles(old)).isEmpty();
        assertThat(roles("colleague" + domain)).isEmpty();
        assertThat(roles(next)).containsExactly(Role.ADMINISTRATOR);
        assertThat(SCENARIO.mails(old, NotificationKind.LICENSE_TRANSFERRED)).isEqualTo(1);
        assertThat(SCENARIO.mails(next, NotificationKind.LICENSE_TRANSFERRED)).isEqualTo(1);
        assertThat(mailParameters(old)).doesNotContain("New Holder");

        SubmitOrder quotingOld = quoting(order.authorizationNumber(), identifier);
        assertThat(catchThrowableOfType(
                                RejectedException.class,
                                () -> SCENARIO.call(OrderService.class, s -> s.submit(distributor, quotingOld)))
                        .code())
                .isEqualTo(ErrorCode.AUTHORIZATION_NUMBER_NOT_USABLE);
        SubmitOrder quotingNew = quoting(after.authorizationNumber(), identifier);
        assertThat(SCENARIO.call(OrderService.class, s -> s.submit(distributor, quotingNew))
                        .authorizationNumber())
                .isEqualTo(after.authorizationNumber());
    }

    @Test
    @Tag("LC-108")
    @Tag("LC-110")
    void knowsATransferAgainWhoseAnswerWasLost() {
        OrderView order = SCENARIO.licensed(old);
        OrganizationDetails holder = organization("new" + domain, "New Holder");
        List<AgreementContact> contacts = List.of(new AgreementContact(ContactKind.END_CUSTOMER, "Next", next));
        TransferLicense handOver = new TransferLicense("LTF-3", holder, contacts, "sold");
        TransferLicense rename =
                new TransferLicense("LTF-4", organization("new" + domain, "Newer Name"), List.of(), null);

        AgreementChangeView first = transfer(distributor, order.licenseNumber(), handOver);
        long mails = SCENARIO.mails();

        assertThat(transfer(
                        distributor, order.licenseNumber(), new TransferLicense(" LTF-3", holder, contacts, "sold")))
                .isEqualTo(first);
        AgreementChangeView second = transfer(distributor, order.licenseNumber(), rename);
        assertThat(transfer(
                        distributor,
                        order.licenseNumber(),
                        new TransferLicense("LTF-4", rename.organization(), null, null)))
                .isEqualTo(second);
        assertThat(transfer(distributor, order.licenseNumber(), handOver))
                .as("after another form")
                .isEqualTo(first);
        assertThat(SCENARIO.mails()).as("but for the renaming").isEqualTo(mails + 1);
        assertThatThrownBy(() -> transfer(
                        distributor, order.licenseNumber(), new TransferLicense("LTF-3", holder, contacts, "given")))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTENT_CONFLICT));
    }

    @Test
    @Tag("LC-110")
    @Tag("LC-101")
    void handsAnAgreementOverFromBelowItsMasterAndKeepsAMasterWithChildren() {
        String master = agreement(Program.MASTER, null, old, "m" + domain);
        String child = agreement(Program.ENTERPRISE, master, old, "c" + domain);
        List<AgreementContact> contacts = List.of(new AgreementContact(ContactKind.PRIMARY, "Next", next));

        assertThatThrownBy(() -> transfer(
                        distributor,
                        master,
                        new TransferLicense("F-1", organization("n1" + domain, "N"), contacts, null)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MASTER_WITH_CHILDREN));
        assertThat(details(distributor, child).parentLicenseId()).isEqualTo(master);
        transfer(distributor, child, new TransferLicense("F-2", organization("n1" + domain, "N"), contacts, null));
        assertThat(details(distributor, child).parentLicenseId()).isNull();
        transfer(distributor, master, new TransferLicense("F-3", organization("n1" + domain, "N"), contacts, null));
    }

    @Test
    @Tag("LC-111")
    void endsAnAgreementWithDateAndReasonVisibleToTheAudit() {
        String licenseId = agreement(Program.SELECT, null, old, next);

        assertThat(problems(() -> SCENARIO.call(
                        AgreementChangeService.class, s -> s.end(distributor, licenseId, new EndAgreement(" ")))))
                .containsExactly("reason");
        end(distributor, licenseId);

        AgreementDetails ended = details(distributor, licenseId);
        assertThat(ended.endedAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(ended.endReason()).isEqualTo("recorded by mistake");
        assertThat(ended.contacts()).as("stays visible").hasSize(2);
        assertThat(roles(old)).isEmpty();
        assertThat(SCENARIO.auditRecords("END_AGREEMENT", licenseId)).isEqualTo(1);
        assertThat(SCENARIO.mails(old, NotificationKind.LICENSE_ENDED)).isEqualTo(1);
        assertThatThrownBy(() -> end(distributor, licenseId))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AGREEMENT_ENDED));
        assertThatThrownBy(() -> agreementBelow(licenseId)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SCENARIO.look(
                        em -> em.createNativeQuery("DELETE FROM agreement WHERE license_id = '" + licenseId + "'")
                                .executeUpdate()))
                .as("the application cannot delete")
                .hasStackTraceContaining("permission denied");
    }

    @Test
    @Tag("LC-106")
    void showsUntilWhenTheAuthorizationNumberTakesOrders() {
        OrderView order = SCENARIO.licensed(old);

        assertThat(details(distributor, order.licenseNumber()).authorizationNumberLastDay())
                .isEqualTo("2028-03-02");
    }

    private AgreementChangeView changeContact(Caller caller, String licenseId, ChangeContact command) {
        return SCENARIO.call(AgreementChangeService.class, s -> s.changeContact(caller, licenseId, command));
    }

    private AgreementChangeView changeAddress(Caller caller, String licenseId, ChangeAddress command) {
        return SCENARIO.call(AgreementChangeService.class, s -> s.changeAddress(caller, licenseId, command));
    }

    private AgreementChangeView transfer(Caller caller, String licenseId, TransferLicense command) {
        return SCENARIO.call(LicenseTransferService.class, s -> s.transfer(caller, licenseId, command));
    }

    private AgreementChangeView end(Caller caller, String licenseId) {
        return SCENARIO.call(
                AgreementChangeService.class, s -> s.end(caller, licenseId, new EndAgreement("recorded by mistake")));
    }

    private AgreementDetails details(Caller caller, String licenseId) {
        return SCENARIO.call(AgreementChangeService.class, s -> s.get(caller, licenseId));
    }

    private void grant(Caller administrator, String licenseId, String email, Role role) {
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(administrator, licenseId, new GrantPermissions(email, List.of(role))));
    }

    private String agreement(Program program, String parent, String... primaries) {
        String licenseId = "A-" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT);
        List<AgreementContact> contacts = Stream.of(primaries)
                .map(email -> new AgreementContact(ContactKind.PRIMARY, "Primary", email))
                .toList();
        RecordAgreement command = new RecordAgreement(
                licenseId,
                program,
                organization("holder" + domain, "Holder"),
                parent,
                contacts,
                List.of(OrderLine.of("SVR-DC-2008", 2, true)));
        SCENARIO.call(AgreementUploadService.class, s -> s.record(distributor, command));
        return licenseId;
    }

    private void agreementBelow(String parent) {
        agreement(Program.SELECT, parent, old);
    }

    private SubmitOrder quoting(String authorizationNumber, String organization) {
        SubmitOrder order = LicensingScenario.order(UUID.randomUUID().toString(), organization, next);
        return new SubmitOrder(
                order.orderNumber(),
                order.organization(),
                order.endCustomers(),
                null,
                authorizationNumber,
                order.lines());
    }

    private static OrganizationDetails organization(String identifier, String name) {
        return new OrganizationDetails(identifier, name, NEW_ADDRESS);
    }

    private List<Role> roles(String email) {
        Caller caller = SCENARIO.registered(email);
        return SCENARIO.call(PermissionService.class, s -> s.mine(caller, PageRequest.first())).items().stream()
                .map(PermissionView::role)
                .toList();
    }

    private long activeAdministrators(String licenseId) {
        return SCENARIO.look(
                em -> ((Number) em.createNativeQuery("SELECT count(DISTINCT p.email_key) FROM active_permission p"
                                        + " JOIN agreement a ON a.id = p.agreement_id"
                                        + " WHERE a.license_id = :id AND p.role = 'ADMINISTRATOR'")
                                .setParameter("id", licenseId)
                                .getSingleResult())
                        .longValue());
    }

    /** What the newest mail about a change tells an address. */
    private String mailParameters(String email) {
        return SCENARIO.look(em -> (String) em.createNativeQuery(
                        "SELECT cast(parameters as text) FROM notification WHERE recipient = :email"
                                + " AND kind IN ('CONTACT_CHANGED', 'LICENSE_TRANSFERRED') ORDER BY id DESC LIMIT 1",
                        String.class)
                .setParameter("email", email)
                .getSingleResult());
    }

    private static List<String> problems(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}
