package org.menkyo.account.technical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.accesstoken.AccessTokenService;
import org.menkyo.accesstoken.CreateAccessToken;
import org.menkyo.accesstoken.NewAccessToken;
import org.menkyo.account.AccountService;
import org.menkyo.account.AccountView;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.own.ChangePassword;
import org.menkyo.account.own.EnrollSecondFactor;
import org.menkyo.account.own.OwnPasswordService;
import org.menkyo.account.own.SecondFactorService;
import org.menkyo.account.passwords.CommonPasswords;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.account.signin.EndOwnSignIns;
import org.menkyo.account.signin.SignInService;
import org.menkyo.agreement.Program;
import org.menkyo.approval.ApprovalView;
import org.menkyo.approval.AskApproval;
import org.menkyo.approval.DecideApproval;
import org.menkyo.authentication.SignInByCredentials;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.UserRepository;
import org.menkyo.lockout.LockoutCause;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.order.OrderView;
import org.menkyo.permission.Role;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.RevealApprovalService;
import org.menkyo.profile.ChooseInheritance;
import org.menkyo.profile.ProfileService;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.LapsedRegistrations;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.session.NewSession;
import org.menkyo.session.SessionService;
import org.menkyo.session.StartSession;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.UserAccess;

/** Systems of partners, which act for a business e-mail, on a real database. */
@Tag("LC-210")
class PartnerAccountTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER = "seven kettles on the stove";

    private static int partners;

    private String name;
    private String email;

    @BeforeEach
    void somebodyNew() {
        partners++;
        name = "reseller-" + partners;
        email = "Sales" + partners + "@Reseller.example";
    }

    private static Caller operator() {
        return identify("demo-operator");
    }

    private static Caller identify(String account) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), account));
    }

    private Caller system() {
        return identify(name);
    }

    /** The partner's person, and an account for a system of theirs that ends in two years. */
    private Caller partner() {
        Caller person = SCENARIO.registered(email);
        create(CreateTechnicalAccount.ofPartner(
                name, PASSWORD, email, SCENARIO.clock().instant().plus(Duration.ofDays(730))));
        return person;
    }

    private static AccountView create(CreateTechnicalAccount command) {
        return SCENARIO.call(AccountService.class, s -> s.createTechnicalAccount(operator(), command));
    }

    private static List<String> licenses(Caller caller) {
        return SCENARIO.call(LicenseService.class, s -> s.list(caller, PageRequest.first())).items().stream()
                .map(LicenseView::licenseId)
                .toList();
    }

    private static UserAccess grant(Caller administrator, String licenseId, String email, Role... roles) {
        return SCENARIO.call(
                PermissionService.class,
                s -> s.grant(administrator, licenseId, new GrantPermissions(email, List.of(roles))));
    }

    private static ErrorCode refused(Runnable work) {
        return catchThrowableOfType(LicensingException.class, work::run).code();
    }

    private static void confirm(Caller person, String address) {
        SCENARIO.call(RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(address, null)));
        String token = SCENARIO.lastToken(address, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(person, new ConfirmBusinessEmail(token)));
    }

    @Test
    void mayWhatItsAddressMayAtThatMoment() {
        String customer = "customer" + partners + "@c.example";
        String licenseId = SCENARIO.licensed(customer).licenseNumber();
        String foreign = SCENARIO.licensed("foreign" + partners + "@c.example").licenseNumber();
        Caller administrator = SCENARIO.registered(customer);
        partner();
        assertThat(licenses(system())).isEmpty();
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(system(), licenseId)))
                .isInstanceOf(NotFoundException.class);

        UserAccess given = grant(administrator, licenseId, email, Role.LICENSE_INFORMATION_VIEWER);

        assertThat(licenses(system())).containsExactly(licenseId);
        assertThat(refused(() -> SCENARIO.call(
                        PermissionService.class, s -> s.listUsers(system(), licenseId, PageRequest.first()))))
                .isEqualTo(ErrorCode.NOT_PERMITTED);
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(system(), foreign)))
                .isInstanceOf(NotFoundException.class);
        assertThat(SCENARIO.call(
                                ProductKeyService.class,
                                s -> s.list(system(), ProductKeyFilter.none(), PageRequest.first()))
                        .items())
                .isEmpty();

        SCENARIO.call(PermissionService.class, s -> {
            s.remove(administrator, licenseId, given.permissions().get(0).id());
            return null;
        });
        assertThat(licenses(system())).isEmpty();
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(system(), licenseId)))
                .isInstanceOf(NotFoundException.class);
    }

    /** It acts on a person's behalf, and what it does to its sign-ins is done to its own. */
    @Test
    @Tag("LC-209")
    void itsSessionsAndItsAccountAreItsOwn() {
        Caller person = partner();
        NewSession own = SCENARIO.call(
                SessionService.class,
                s -> s.start(Caller.stranger(LicensingScenario.origin()), new StartSession(name, PASSWORD, null)));

        Caller caller = SCENARIO.call(
                        SignInByCredentials.class, s -> s.byHttp(LicensingScenario.origin(), "Bearer " + own.token()))
                .caller();
        assertThat(caller.party()).isEqualTo(Party.PARTNER);
        assertThat(caller.system()).contains(name);
        assertThat(sessions(caller)).isEqualTo(1);
        assertThat(sessions(person)).isZero();
        SCENARIO.call(SecondFactorService.class, s -> s.enroll(system(), new EnrollSecondFactor(PASSWORD)));

        SCENARIO.call(SignInService.class, s -> s.endOwn(system(), new EndOwnSignIns(true)));
        assertThat(sessions(system())).isZero();
    }

    private static int sessions(Caller caller) {
        return SCENARIO.call(SessionService.class, s -> s.list(caller, PageRequest.first()))
                .items()
                .size();
    }

    @Test
    void isRecordedUnderItsOwnNameAndOnWhoseBehalf() {
        String licenseId = SCENARIO.licensed(email).licenseNumber();
        partner();

        grant(system(), licenseId, "colleague" + partners + "@c.example", Role.DOWNLOAD_ADMINISTRATOR);

        Object[] record = SCENARIO.look(em -> (Object[]) em.createNativeQuery(
                        "SELECT caller_name, party, details ->> 'onBehalfOf' FROM audit_record"
                                + " WHERE license_id = :license AND action = 'PERMISSION_GIVEN' ORDER BY id DESC LIMIT 1")
                .setParameter("license", licenseId)
                .getSingleResult());
        assertThat(record).containsExactly(name, "PARTNER", email);
        // Permissions are owed to people: who is the second of two is asked by this.
        String givenBy = SCENARIO.look(em ->
                (String) em.createNativeQuery("SELECT given_by FROM permission WHERE email_key = :email", String.class)
                        .setParameter("email", "colleague" + partners + "@c.example")
                        .getSingleResult());
        assertThat(givenBy).isEqualTo(email);
    }

    @Test
    @Tag("LC-205")
    void goesOnWhileTheRegistrationOfItsPersonHasLapsed() {
        String master = SCENARIO.agreement(Program.MASTER, null, email);
        String below = SCENARIO.agreement(Program.SELECT, master, "below" + partners + "@c.example");
        Caller person = partner();
        SCENARIO.call(ProfileService.class, s -> s.chooseInheritance(person, new ChooseInheritance(true)));
        assertThat(licenses(system())).containsExactlyInAnyOrder(master, below);

        SCENARIO.clock().move(Duration.ofDays(367));
        assertThat(licenses(system())).containsExactlyInAnyOrder(master, below);
        SCENARIO.call(LapsedRegistrations.class, LapsedRegistrations::runBatch);

        assertThat(licenses(system())).containsExactlyInAnyOrder(master, below);
        assertThat(SCENARIO.person(email).party())
                .as("the system's calls are no sign-in of the person")
                .isEqualTo(Party.UNREGISTERED_USER);
        SCENARIO.clock().move(Duration.ofDays(363));
        assertThat(refused(this::system)).isEqualTo(ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    @Tag("LC-202")
    void restsWhileItsAddressIsNobodys() {
        Caller person = partner();
        confirm(person, "elsewhere" + partners + "@other.example");

        assertThat(refused(this::system)).isEqualTo(ErrorCode.NOT_REGISTERED);
        assertThat(state()).isEqualTo(AccountState.SUSPENDED);
        assertThat(listed(AccountState.SUSPENDED)).contains(name);
        assertThat(listed(AccountState.USABLE)).doesNotContain(name);

        Caller successor = SCENARIO.person("successor-" + name);
        confirm(successor, email);
        assertThat(system().userId()).isEqualTo(successor.userId());
        assertThat(state()).isEqualTo(AccountState.USABLE);
        assertThat(listed(AccountState.USABLE)).contains(name);
    }

    @Test
    @Tag("LC-202")
    void restsAlsoWhenWhoLetTheAddressLapseWasFollowedBySomebodyWhoGaveItUp() {
        partner();
        SCENARIO.clock().move(Duration.ofDays(367));
        SCENARIO.call(LapsedRegistrations.class, LapsedRegistrations::runBatch);
        Caller successor = SCENARIO.person("successor-" + name);
        confirm(successor, email);
        assertThat(system().userId()).isEqualTo(successor.userId());

        confirm(successor, "elsewhere" + partners + "@other.example");

        assertThat(refused(this::system)).isEqualTo(ErrorCode.NOT_REGISTERED);
    }

    private AccountState state() {
        return SCENARIO.call(TechnicalAccountService.class, s -> s.get(operator(), name))
                .state();
    }

    private static List<String> listed(AccountState state) {
        return SCENARIO
                .call(
                        TechnicalAccountService.class,
                        s -> s.list(
                                operator(),
                                new TechnicalAccountFilter(Party.PARTNER, state, null),
                                PageRequest.first()))
                .items()
                .stream()
                .map(TechnicalAccountView::name)
                .toList();
    }

    @Test
    void belongsToAConfirmedAddressWhichIsTold() {
        Instant end = SCENARIO.clock().instant().plus(Duration.ofDays(90));
        assertThat(wrong(CreateTechnicalAccount.ofPartner(name, PASSWORD, null, end)))
                .containsExactly("businessEmail");
        assertThat(wrong(CreateTechnicalAccount.ofPartner(name, PASSWORD, "nobody@known.example", end)))
                .containsExactly("businessEmail");
        assertThat(wrong(new CreateTechnicalAccount(
                        name, PASSWORD, Party.AUDITOR, null, null, end, null, "a@known.example")))
                .containsExactly("businessEmail");
        assertThat(wrong(CreateTechnicalAccount.ofPartner("mycompany", PASSWORD, email, end)))
                .contains("name");
        SCENARIO.registered(email);
        assertThat(wrong(new CreateTechnicalAccount(
                        name, PASSWORD, Party.PARTNER, null, null, end, "other@x.example", email)))
                .containsExactly("contactEmail");

        create(CreateTechnicalAccount.ofPartner(name, PASSWORD, email.toLowerCase(), end));

        TechnicalAccountView view = SCENARIO.call(TechnicalAccountService.class, s -> s.get(operator(), name));
        assertThat(view.party()).isEqualTo("PARTNER");
        assertThat(view.businessEmail()).isEqualTo(email);
        assertThat(view.contactEmail()).isEqualTo(email);
        assertThat(told()).containsExactly("MADE");
        assertThat(refused(() -> SCENARIO.call(
                        TechnicalAccountService.class,
                        s -> s.renew(operator(), name, new RenewTechnicalAccount(end, "other@x.example")))))
                .isEqualTo(ErrorCode.INVALID_INPUT);
    }

    private static List<String> wrong(CreateTechnicalAccount command) {
        return catchThrowableOfType(InvalidInputException.class, () -> create(command)).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    /** What the mails to the address tell, and in brackets that its owner did it. */
    private List<String> told() {
        List<?> rows = SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT (parameters ->> 'change') || coalesce(' (' || (parameters ->> 'byOwner') || ')', '')"
                                + " FROM notification WHERE kind = 'CREDENTIALS_CHANGED' AND recipient = :email"
                                + " ORDER BY id",
                        String.class)
                .setParameter("email", email)
                .getResultList());
        return rows.stream().map(String::valueOf).toList();
    }

    @Test
    @Tag("LC-209")
    void itsOwnerLooksAfterItAsOperatorsDo() {
        Caller owner = partner();
        Caller other = SCENARIO.registered("other" + partners + "@reseller.example");
        DisableTechnicalAccount disable = new DisableTechnicalAccount("leaked");
        EnableTechnicalAccount enable = new EnableTechnicalAccount("found again");
        assertThat(SCENARIO.call(PartnerAccountService.class, s -> s.list(owner, PageRequest.first()))
                        .items())
                .extracting(TechnicalAccountView::name)
                .containsExactly(name);
        assertThat(SCENARIO.call(PartnerAccountService.class, s -> s.list(other, PageRequest.first()))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> SCENARIO.call(PartnerAccountService.class, s -> s.disable(other, name, disable)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> SCENARIO.call(PartnerAccountService.class, s -> s.get(owner, "demo-auditor")))
                .isInstanceOf(NotFoundException.class);
        assertThat(refused(
                        () -> SCENARIO.call(PartnerAccountService.class, s -> s.list(system(), PageRequest.first()))))
                .as("the system itself does not")
                .isEqualTo(ErrorCode.NOT_PERMITTED);

        SCENARIO.call(PartnerAccountService.class, s -> s.disable(owner, name, disable));
        assertThat(refused(this::system)).isEqualTo(ErrorCode.NOT_SIGNED_IN);
        SCENARIO.call(PartnerAccountService.class, s -> s.enable(owner, name, enable));
        assertThat(system().party()).isEqualTo(Party.PARTNER);
        Instant end = SCENARIO.clock().instant().plus(Duration.ofDays(10));
        assertThat(SCENARIO.call(
                                PartnerAccountService.class,
                                s -> s.renew(owner, name, new RenewTechnicalAccount(end, null)))
                        .expiresAt())
                .isEqualTo(end);
        SCENARIO.call(
                PartnerAccountService.class, s -> s.rotate(owner, name, new RotatePassword(OTHER, "yearly", null)));
        assertThat(hasPassword(OTHER)).isTrue();

        SCENARIO.call(TechnicalAccountService.class, s -> s.disable(operator(), name, disable));
        assertThat(refused(() -> SCENARIO.call(PartnerAccountService.class, s -> s.enable(owner, name, enable))))
                .as("what an operator has disabled, an operator enables")
                .isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(told())
                .containsExactly(
                        "MADE",
                        "DISABLED (true)",
                        "ENABLED (true)",
                        "RENEWED (true)",
                        "PASSWORD_ROTATED (true)",
                        "DISABLED");
    }

    private boolean hasPassword(String password) {
        return SCENARIO.look(em -> new Passwords(new CommonPasswords())
                .match(
                        password,
                        new UserRepository(em).findAccount(name).orElseThrow().passwordHash()));
    }

    @Test
    @Tag("LC-209")
    @Tag("LC-211")
    void itsPasswordAndItsTokensAreItsOwn() {
        Caller owner = partner();
        SCENARIO.call(OwnPasswordService.class, s -> {
            s.change(system(), new ChangePassword(PASSWORD, OTHER));
            return null;
        });
        assertThat(hasPassword(OTHER)).isTrue();

        NewAccessToken token = SCENARIO.call(
                AccessTokenService.class,
                s -> s.create(
                        system(),
                        new CreateAccessToken(
                                "nightly", SCENARIO.clock().instant().plus(Duration.ofDays(5)), null, null)));
        assertThat(SCENARIO.call(AccessTokenService.class, s -> s.list(owner, PageRequest.first()))
                        .items())
                .isEmpty();
        SignInResult signedIn = SCENARIO.call(
                SignInByCredentials.class,
                beans -> beans.with(org.menkyo.authentication.Passwords.class, (origin, account, password) -> false),
                s -> s.byHttp(LicensingScenario.origin(), "Bearer " + token.secret()));
        assertThat(signedIn.caller().party()).isEqualTo(Party.PARTNER);
        assertThat(signedIn.caller().technicalAccount()).isEqualTo(name);
    }

    @Test
    @Tag("LC-604")
    void isLockedOutWithItsAddress() {
        OrderView order = SCENARIO.licensed("customer" + partners + "@c.example");
        Caller owner = partner();

        for (int i = 0; i < 5; i++) {
            SCENARIO.call(
                    OpenLicenseService.class,
                    s -> s.add(system(), new AddOpenLicense("0000000", order.licenseNumber(), true, "Jo", "Miller")));
        }

        assertThatThrownBy(this::system).isInstanceOf(LockedOutException.class);
        assertThatThrownBy(() -> SCENARIO.person(email)).isInstanceOf(LockedOutException.class);
        assertThat(owner.party()).isEqualTo(Party.REGISTERED_USER);
        List<?> causes = SCENARIO.look(
                em -> em.createNativeQuery("SELECT cause FROM lockout WHERE email_key = :email", String.class)
                        .setParameter("email", email.toLowerCase())
                        .getResultList());
        assertThat(causes).hasToString("[" + LockoutCause.IN_A_ROW + "]");
    }

    @Test
    @Tag("LC-1105")
    void isNoSecondPerson() {
        String licenseId = SCENARIO.licensed("first" + partners + "@c.example").licenseNumber();
        Caller first = SCENARIO.registered("first" + partners + "@c.example");
        SCENARIO.look(em -> em.createNativeQuery(
                        "INSERT INTO permission (agreement_id, email, email_key, role, way, given_by, given_at)"
                                + " SELECT id, :email, lower(:email), 'PRODUCT_KEY_ADMINISTRATOR', 'GRANT', 'independent@x.example',"
                                + " cast('2026-01-01T00:00:00Z' AS timestamptz) FROM agreement WHERE license_id = :license")
                .setParameter("email", email)
                .setParameter("license", licenseId)
                .executeUpdate());
        Caller second = partner();
        UUID key = SCENARIO.call(
                        ProductKeyService.class, s -> s.list(first, ProductKeyFilter.none(), PageRequest.first()))
                .items()
                .get(0)
                .id();
        ApprovalView asked =
                SCENARIO.call(RevealApprovalService.class, s -> s.ask(first, key, new AskApproval("set-up tonight")));

        assertThat(refused(() -> SCENARIO.call(
                        RevealApprovalService.class, s -> s.decide(system(), asked.id(), new DecideApproval(true)))))
                .isEqualTo(ErrorCode.NOT_INDEPENDENT);
        SCENARIO.call(RevealApprovalService.class, s -> s.decide(second, asked.id(), new DecideApproval(true)));
    }
}
