package org.menkyo.account.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.account.AccountService;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.FirstOperator;
import org.menkyo.account.SignUp;
import org.menkyo.account.own.ChangePassword;
import org.menkyo.account.own.OwnPasswordService;
import org.menkyo.account.passwords.CommonPasswords;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.account.technical.AccountState;
import org.menkyo.account.technical.DisableTechnicalAccount;
import org.menkyo.account.technical.EnableTechnicalAccount;
import org.menkyo.account.technical.RenewTechnicalAccount;
import org.menkyo.account.technical.RotatePassword;
import org.menkyo.account.technical.TechnicalAccountFilter;
import org.menkyo.account.technical.TechnicalAccountService;
import org.menkyo.account.technical.TechnicalAccountView;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.NotificationKind;
import org.menkyo.quota.Quotas;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;

/** What happens to credentials after they were made, on a real database. */
@Tag("LC-209")
class CredentialsTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER = "seven kettles on the stove";

    private static int people;

    private final Caller stranger = Caller.stranger(LicensingScenario.origin());
    private String name;
    private String email;

    @BeforeEach
    void somebodyNew() {
        people++;
        name = "member" + people;
        email = name + "@credentials.example";
        SCENARIO.clock().move(Duration.ofHours(2));
    }

    private Caller identify(String account) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), account));
    }

    private void registered() {
        SCENARIO.call(AccountService.class, s -> s.signUp(stranger, new SignUp(name, PASSWORD)));
        SCENARIO.call(
                RegistrationService.class, s -> s.register(identify(name), new RegisterBusinessEmail(email, null)));
        String token = SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(identify(name), new ConfirmBusinessEmail(token)));
    }

    private TechnicalAccountView technical(Party party) {
        name = "system-" + name;
        Instant end = SCENARIO.clock().instant().plus(Duration.ofDays(90));
        SCENARIO.call(
                AccountService.class,
                s -> s.createTechnicalAccount(
                        operator(), new CreateTechnicalAccount(name, PASSWORD, party, null, null, end, email, null)));
        return SCENARIO.call(TechnicalAccountService.class, s -> s.get(operator(), name));
    }

    private Caller operator() {
        return identify("demo-operator");
    }

    private boolean hasPassword(String account, String password) {
        return SCENARIO.call(
                UserRepository.class,
                users -> new Passwords(new CommonPasswords())
                        .match(
                                password,
                                users.findAccount(account).orElseThrow().passwordHash()));
    }

    private List<String> changesTold() {
        return mails(email, NotificationKind.CREDENTIALS_CHANGED).stream()
                .map(parameters -> parameters.replaceAll(".*\"change\": ?\"([A-Z_]+)\".*", "$1"))
                .toList();
    }

    private static List<String> mails(String to, NotificationKind kind) {
        List<?> parameters = SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT CAST(parameters AS text) FROM notification WHERE recipient = :to AND kind = :kind"
                                + " ORDER BY id",
                        String.class)
                .setParameter("to", to)
                .setParameter("kind", kind.name())
                .getResultList());
        return parameters.stream().map(String.class::cast).toList();
    }

    private long audited(String action, String subject) {
        return SCENARIO.look(em -> (Long) em.createNativeQuery(
                        "SELECT count(*) FROM audit_record WHERE action = :action AND subject_id = :subject",
                        Long.class)
                .setParameter("action", action)
                .setParameter("subject", subject)
                .getSingleResult());
    }

    private static ErrorCode refused(Runnable work) {
        return catchThrowableOfType(LicensingException.class, work::run).code();
    }

    private void change(String from, String to) {
        SCENARIO.call(OwnPasswordService.class, s -> {
            s.change(identify(name), new ChangePassword(from, to));
            return null;
        });
    }

    @Test
    void aPersonChangesThePasswordWithTheOldOneAndIsTold() {
        registered();

        assertThat(refused(() -> change(OTHER, OTHER))).isEqualTo(ErrorCode.CURRENT_PASSWORD_WRONG);
        assertThat(changesTold()).isEmpty();
        change(PASSWORD, OTHER);

        assertThat(hasPassword(name, OTHER)).isTrue();
        assertThat(hasPassword(name, PASSWORD)).isFalse();
        assertThat(changesTold()).containsExactly("PASSWORD_CHANGED");
        assertThat(audited("CHANGE_PASSWORD", name)).isEqualTo(1);
    }

    @Test
    void aNewPasswordIsMeasuredAsAFirstOne() {
        registered();

        assertThat(problems(() -> change(PASSWORD, "eleven char"))).containsExactly(FieldProblem.TOO_SHORT);
        assertThat(problems(() -> change(PASSWORD, "Password-2026"))).containsExactly(FieldProblem.COMMON_PASSWORD);
        assertThat(problems(() -> change(PASSWORD, "lamps of " + name))).containsExactly(FieldProblem.ACCOUNT_NAME);
        assertThat(problems(() -> change(PASSWORD, PASSWORD))).containsExactly(FieldProblem.UNCHANGED);
    }

    private static List<FieldProblem> problems(Runnable work) {
        return catchThrowableOfType(InvalidInputException.class, work::run).errors().stream()
                .map(FieldError::problem)
                .toList();
    }

    /** That a wrong one is counted although it is refused needs the container, see the description of Quotas. */
    @Test
    void afterTooManyTriesTheOldPasswordIsNotLookedAt() {
        registered();
        for (int i = 0; i < OwnPasswordService.TRIES.limit(); i++) {
            SCENARIO.call(Quotas.class, quotas -> quotas.take(OwnPasswordService.TRIES, name));
        }

        assertThat(refused(() -> change(PASSWORD, OTHER))).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    }

    private void ask(String address) {
        SCENARIO.call(PasswordResetService.class, s -> s.request(stranger, new RequestPasswordReset(address)));
        SCENARIO.call(PasswordResetLinks.class, PasswordResetLinks::runBatch);
    }

    private void reset(String token, String password) {
        SCENARIO.call(PasswordResetService.class, s -> {
            s.reset(stranger, new ResetPassword(token, password));
            return null;
        });
    }

    @Test
    void aForgottenPasswordIsSetAnewByALinkThatWorksOnce() {
        registered();
        ask(email.toUpperCase());
        String token = SCENARIO.lastToken(email, NotificationKind.PASSWORD_LINK);

        assertThat(problems(() -> reset(token, "lamps of " + name))).containsExactly(FieldProblem.ACCOUNT_NAME);
        reset(token, OTHER);

        assertThat(hasPassword(name, OTHER)).isTrue();
        assertThat(changesTold()).containsExactly("PASSWORD_RESET");
        assertThat(audited("RESET_PASSWORD", name)).isEqualTo(1);
        assertThat(refused(() -> reset(token, PASSWORD))).isEqualTo(ErrorCode.PASSWORD_LINK_NOT_VALID);
        assertThat(refused(() -> reset("x" + token.substring(1), PASSWORD)))
                .isEqualTo(ErrorCode.PASSWORD_LINK_NOT_VALID);
        assertThat(hasPassword(name, OTHER)).isTrue();
    }

    @Test
    void onlyTheNewestLinkServesAndForHalfAnHour() {
        registered();
        ask(email);
        String first = SCENARIO.lastToken(email, NotificationKind.PASSWORD_LINK);
        ask(email);
        String second = SCENARIO.lastToken(email, NotificationKind.PASSWORD_LINK);

        assertThat(refused(() -> reset(first, OTHER))).isEqualTo(ErrorCode.PASSWORD_LINK_NOT_VALID);
        SCENARIO.clock().move(PasswordReset.VALIDITY);
        assertThat(refused(() -> reset(second, OTHER))).isEqualTo(ErrorCode.PASSWORD_LINK_NOT_VALID);
    }

    @Test
    void nobodyElseGetsALinkAndTheTokenIsNotKept() {
        registered();
        ask("unknown@credentials.example");
        ask(email);
        String token = SCENARIO.lastToken(email, NotificationKind.PASSWORD_LINK);

        assertThat(mails("unknown@credentials.example", NotificationKind.PASSWORD_LINK))
                .isEmpty();
        long kept = SCENARIO.look(em -> (Long) em.createNativeQuery(
                        "SELECT count(*) FROM password_reset r WHERE CAST(r AS text) LIKE '%' || :token || '%'",
                        Long.class)
                .setParameter("token", token)
                .getSingleResult());
        assertThat(kept).isZero();
    }

    @Test
    void anAddressGetsFewLinksAnHour() {
        registered();
        for (int i = 0; i < 5; i++) {
            ask(email);
        }

        assertThat(mails(email, NotificationKind.PASSWORD_LINK)).hasSize(3);
    }

    @Test
    void operatorsSeeAccountsPageByPageAndByWhatTheyAre() {
        TechnicalAccountView made = technical(Party.AUDITOR);

        List<TechnicalAccountView> all = SCENARIO.call(
                        TechnicalAccountService.class,
                        s -> s.list(operator(), TechnicalAccountFilter.ALL, PageRequest.of(null, 200)))
                .items();
        assertThat(all).contains(made).extracting(TechnicalAccountView::name).isSorted();
        assertThat(all).extracting(TechnicalAccountView::party).doesNotContain("PERSON");
        var first = SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.list(operator(), TechnicalAccountFilter.ALL, PageRequest.of(null, 1)));
        var second = SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.list(operator(), TechnicalAccountFilter.ALL, PageRequest.of(first.next(), 1)));
        assertThat(List.of(first.items().get(0), second.items().get(0))).isEqualTo(all.subList(0, 2));
        assertThat(listed(new TechnicalAccountFilter(Party.AUDITOR, AccountState.USABLE, null)))
                .contains(name)
                .doesNotContain("demo-operator");
        assertThat(listed(new TechnicalAccountFilter(null, AccountState.DISABLED, null)))
                .doesNotContain(name);
        assertThat(listed(
                        new TechnicalAccountFilter(null, null, made.expiresAt().plusSeconds(1))))
                .contains(name);
        assertThat(listed(new TechnicalAccountFilter(null, null, made.expiresAt())))
                .doesNotContain(name);
        assertThatThrownBy(() -> SCENARIO.call(
                        TechnicalAccountService.class,
                        s -> s.list(identify("demo-support"), TechnicalAccountFilter.ALL, PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        registered("person-" + name);
        assertThatThrownBy(() -> SCENARIO.call(TechnicalAccountService.class, s -> s.get(operator(), "person-" + name)))
                .isInstanceOf(NotFoundException.class);
    }

    private void registered(String person) {
        SCENARIO.call(AccountService.class, s -> s.signUp(stranger, new SignUp(person, PASSWORD)));
    }

    private List<String> listed(TechnicalAccountFilter filter) {
        return SCENARIO
                .call(TechnicalAccountService.class, s -> s.list(operator(), filter, PageRequest.of(null, 200)))
                .items()
                .stream()
                .map(TechnicalAccountView::name)
                .toList();
    }

    @Test
    void anOperatorDisablesEnablesRenewsAndRotates() {
        technical(Party.SUPPORT_AGENT);
        Instant end = SCENARIO.clock().instant().plus(Duration.ofDays(300));

        assertThat(disable(name).state()).isEqualTo(AccountState.DISABLED);
        assertThatThrownBy(() -> identify(name)).isInstanceOf(NotPermittedException.class);
        assertThat(refused(() -> disable(name))).isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(SCENARIO.call(
                                TechnicalAccountService.class,
                                s -> s.enable(operator(), name, new EnableTechnicalAccount("back")))
                        .state())
                .isEqualTo(AccountState.USABLE);
        assertThat(identify(name).party()).isEqualTo(Party.SUPPORT_AGENT);
        assertThat(renew(name, end).expiresAt()).isEqualTo(end);
        TechnicalAccountView rotated = SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.rotate(operator(), name, new RotatePassword(OTHER, "yearly", null)));

        assertThat(hasPassword(name, OTHER)).isTrue();
        assertThat(rotated.passwordChangedAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(changesTold()).containsExactly("DISABLED", "ENABLED", "RENEWED", "PASSWORD_ROTATED");
        for (String action : List.of(
                "DISABLE_TECHNICAL_ACCOUNT",
                "ENABLE_TECHNICAL_ACCOUNT",
                "RENEW_TECHNICAL_ACCOUNT",
                "ROTATE_PASSWORD")) {
            assertThat(audited(action, name)).as(action).isEqualTo(1);
        }
    }

    private TechnicalAccountView disable(String account) {
        return SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.disable(operator(), account, new DisableTechnicalAccount("test")));
    }

    private TechnicalAccountView rotate(String account, Caller by, String password) {
        return SCENARIO.call(
                TechnicalAccountService.class, s -> s.rotate(by, account, new RotatePassword(password, "test", null)));
    }

    private TechnicalAccountView renew(String account, Instant end) {
        return SCENARIO.call(
                TechnicalAccountService.class, s -> s.renew(operator(), account, new RenewTechnicalAccount(end, null)));
    }

    @Test
    void thereIsAlwaysAnOperatorWhoCanSignIn() {
        Instant demoEnd = SCENARIO.call(TechnicalAccountService.class, s -> s.get(operator(), "demo-operator"))
                .expiresAt();
        assertThat(refused(() -> disable("demo-operator"))).isEqualTo(ErrorCode.LAST_OPERATOR);
        assertThat(refused(
                        () -> renew("demo-operator", SCENARIO.clock().instant().plusSeconds(60))))
                .isEqualTo(ErrorCode.LAST_OPERATOR);

        technical(Party.OPERATOR);
        SCENARIO.look(em -> em.createNativeQuery("UPDATE account SET expires_at = :past WHERE name = :name")
                .setParameter("past", SCENARIO.clock().instant())
                .setParameter("name", name)
                .executeUpdate());
        assertThat(refused(() -> disable("demo-operator"))).isEqualTo(ErrorCode.LAST_OPERATOR);

        renew(name, SCENARIO.clock().instant().plus(Duration.ofDays(30)));
        // The other one ends before this one would have.
        assertThat(refused(
                        () -> renew("demo-operator", SCENARIO.clock().instant().plusSeconds(60))))
                .isEqualTo(ErrorCode.LAST_OPERATOR);
        // A password that somebody else chose ends by itself.
        assertThat(refused(() -> disable("demo-operator"))).isEqualTo(ErrorCode.LAST_OPERATOR);
        change(PASSWORD, OTHER);
        assertThat(rotate("demo-operator", operator(), OTHER).passwordEndsAt())
                .as("the password of who has it")
                .isNull();
        Caller other = identify(name);
        SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.disable(other, "demo-operator", new DisableTechnicalAccount("test")));
        assertThat(refused(() -> SCENARIO.call(
                        TechnicalAccountService.class,
                        s -> s.disable(other, name, new DisableTechnicalAccount("test")))))
                .isEqualTo(ErrorCode.LAST_OPERATOR);
        SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.enable(other, "demo-operator", new EnableTechnicalAccount("test")));
        SCENARIO.call(
                TechnicalAccountService.class, s -> s.disable(operator(), name, new DisableTechnicalAccount("test")));
        assertThat(demoEnd).isAfter(SCENARIO.clock().instant());
    }

    private static Settings settings(String password) {
        return new Settings() {
            @Override
            public Optional<String> text(String setting) {
                return Optional.ofNullable(
                        Map.of("menkyo.operator-password", password).get(setting));
            }
        };
    }

    private void start(String password) {
        SCENARIO.call(FirstOperator.class, beans -> beans.with(Settings.class, settings(password)), first -> {
            first.make();
            return null;
        });
    }

    /** Each password of the setting makes an operator once. */
    @Test
    void anInstallationWithoutAUsableOperatorGetsOneByTheSetting() {
        start(PASSWORD);
        List<?> none = SCENARIO.look(em -> em.createNativeQuery("SELECT 1 FROM account WHERE name = 'operator'")
                .getResultList());
        assertThat(none).isEmpty();
        List<?> usable = SCENARIO.look(em -> em.createNativeQuery(
                        "UPDATE account SET enabled = false WHERE party = 'OPERATOR' AND enabled RETURNING name",
                        String.class)
                .getResultList());
        try {
            start(PASSWORD);
            assertThat(hasPassword("operator", PASSWORD)).isTrue();
            endOperator();
            start(PASSWORD);
            assertThatThrownBy(() -> identify("operator")).isInstanceOf(NotPermittedException.class);
            SCENARIO.call(UserRepository.class, users -> {
                users.findAccountLocked("operator")
                        .orElseThrow()
                        .beginSecondFactor(SCENARIO.clock().instant());
                return null;
            });
            start(OTHER);
            assertThat(identify("operator").party()).isEqualTo(Party.OPERATOR);
            boolean enrolled = SCENARIO.call(CallerDirectory.class, d -> d.hasSecondFactor("operator"));
            assertThat(enrolled)
                    .as("a second factor that somebody else may have had")
                    .isFalse();
            assertThat(hasPassword("operator", OTHER)).isTrue();
            assertThat(audited("OPERATOR_MADE", "operator")).isEqualTo(2);
        } finally {
            SCENARIO.look(em -> em.createNativeQuery("UPDATE account SET enabled = true WHERE name IN :names")
                    .setParameter("names", usable)
                    .executeUpdate());
            SCENARIO.look(em -> em.createNativeQuery("UPDATE account SET enabled = false WHERE name = 'operator'")
                    .executeUpdate());
        }
    }

    private void endOperator() {
        SCENARIO.look(em -> em.createNativeQuery("UPDATE account SET expires_at = :past WHERE name = 'operator'")
                .setParameter("past", SCENARIO.clock().instant())
                .executeUpdate());
    }
}
