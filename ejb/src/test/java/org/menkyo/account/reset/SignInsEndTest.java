package org.menkyo.account.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.accesstoken.AccessTokenService;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.CreateAccessToken;
import org.menkyo.accesstoken.TokenOwner;
import org.menkyo.account.AccountService;
import org.menkyo.account.AccountView;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.SignUp;
import org.menkyo.account.own.ChangePassword;
import org.menkyo.account.own.OwnPasswordService;
import org.menkyo.account.signin.EndOwnSignIns;
import org.menkyo.account.signin.EndSignIns;
import org.menkyo.account.signin.EndedSignIns;
import org.menkyo.account.signin.SignInService;
import org.menkyo.account.technical.DisableTechnicalAccount;
import org.menkyo.account.technical.EnableTechnicalAccount;
import org.menkyo.account.technical.RenewTechnicalAccount;
import org.menkyo.account.technical.RotatePassword;
import org.menkyo.account.technical.TechnicalAccountService;
import org.menkyo.account.technical.TechnicalAccountView;
import org.menkyo.authentication.RememberedPasswords;
import org.menkyo.authentication.StoredPasswords;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.ProviderIdentity;
import org.menkyo.notification.NotificationKind;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.testing.LicensingScenario;

/** What was signed in ends with every change of credentials and when somebody ends it, on a real database. */
@Tag("LC-209")
class SignInsEndTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER = "seven kettles on the stove";
    private static final String THIRD = "nine lanterns by the lake";
    private static final Duration WEEK = Duration.ofDays(7);

    private static int people;

    private final Caller stranger = Caller.stranger(LicensingScenario.origin());
    private final RememberedPasswords remembered = new RememberedPasswords(SCENARIO.clock());
    private String name;
    private String email;

    @BeforeEach
    void somebodyNew() {
        people++;
        name = "leaver" + people;
        email = name + "@sign-ins.example";
        SCENARIO.clock().move(Duration.ofHours(2));
    }

    private static Caller identify(String account) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), account));
    }

    private static Caller operator() {
        return identify("demo-operator");
    }

    private void registered() {
        SCENARIO.call(AccountService.class, s -> s.signUp(stranger, new SignUp(name, PASSWORD)));
        confirmed(identify(name));
    }

    private void confirmed(Caller person) {
        SCENARIO.call(RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(email, null)));
        String token = SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(person, new ConfirmBusinessEmail(token)));
    }

    private AccountView technical(Party party) {
        name = "system-" + name;
        boolean distributor = party == Party.DISTRIBUTOR;
        CreateTechnicalAccount command = new CreateTechnicalAccount(
                name,
                PASSWORD,
                party,
                distributor ? "SIGN-INS" : null,
                distributor ? "Sign-ins" : null,
                now().plus(Duration.ofDays(90)),
                email,
                null);
        return SCENARIO.call(AccountService.class, s -> s.createTechnicalAccount(operator(), command));
    }

    private static Instant now() {
        return SCENARIO.clock().instant();
    }

    private boolean signsIn(String password) {
        return SCENARIO.call(
                StoredPasswords.class,
                beans -> beans.with(RememberedPasswords.class, remembered),
                passwords -> passwords.match(LicensingScenario.origin(), name, password.toCharArray()));
    }

    private static TokenOwner owner(Caller caller) {
        return caller.userId().map(TokenOwner::person).orElseGet(() -> TokenOwner.account(caller.name()));
    }

    private String session(Caller caller) {
        SCENARIO.call(
                AccessTokens.class,
                tokens -> tokens.startSession(owner(caller), Duration.ofDays(30), Duration.ofDays(30)));
        return "SESSION";
    }

    private static void accessToken(Caller caller) {
        SCENARIO.call(
                AccessTokenService.class,
                s -> s.create(caller, new CreateAccessToken("program", now().plus(WEEK), null, null)));
    }

    /** The kinds of the tokens of an owner that have not ended. */
    private static List<?> open(Caller caller) {
        return SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT t.kind FROM access_token t LEFT JOIN account a ON a.id = t.account_id"
                                + " WHERE t.ended_at IS NULL AND (a.name = :name OR t.user_id = CAST(:user AS uuid))"
                                + " ORDER BY t.kind",
                        String.class)
                .setParameter("name", caller.name())
                .setParameter("user", caller.userId().map(Object::toString).orElse(null))
                .getResultList());
    }

    private Instant signInsEndedAt() {
        return SCENARIO.look(em -> (Instant)
                em.createNativeQuery("SELECT sign_ins_ended_at FROM account WHERE name = :name", Instant.class)
                        .setParameter("name", name)
                        .getSingleResult());
    }

    private List<?> mails(String what) {
        return SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT " + what + " FROM notification WHERE recipient = :to AND kind = 'CREDENTIALS_CHANGED'"
                                + " ORDER BY id",
                        String.class)
                .setParameter("to", email)
                .getResultList());
    }

    private List<?> changesTold() {
        return mails("parameters ->> 'change'");
    }

    private static List<?> audited(String action, String subject, String detail) {
        return SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT details ->> :detail FROM audit_record WHERE action = :action AND subject_id = :subject"
                                + " ORDER BY id",
                        String.class)
                .setParameter("detail", detail)
                .setParameter("action", action)
                .setParameter("subject", subject)
                .getResultList());
    }

    private static ErrorCode refused(Runnable work) {
        return catchThrowableOfType(LicensingException.class, work::run).code();
    }

    private static List<FieldError> problems(Runnable work) {
        return catchThrowableOfType(InvalidInputException.class, work::run).errors();
    }

    private static EndedSignIns end(EndSignIns command) {
        return SCENARIO.call(SignInService.class, s -> s.end(operator(), command));
    }

    private static EndedSignIns endOwn(Caller caller, boolean accessTokens) {
        return SCENARIO.call(SignInService.class, s -> s.endOwn(caller, new EndOwnSignIns(accessTokens)));
    }

    private void change(String from, String to) {
        SCENARIO.call(OwnPasswordService.class, s -> {
            s.change(identify(name), new ChangePassword(from, to));
            return null;
        });
    }

    private TechnicalAccountView rotate(Caller by, String password, Instant formerEndsAt) {
        return SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.rotate(by, name, new RotatePassword(password, "test", formerEndsAt)));
    }

    private TechnicalAccountView listed() {
        return SCENARIO.call(TechnicalAccountService.class, s -> s.get(operator(), name));
    }

    @Test
    void anOperatorEndsEverythingThatAPersonIsSignedInWith() {
        registered();
        Caller person = identify(name);
        session(person);
        accessToken(person);

        EndedSignIns ended = end(new EndSignIns(email.toUpperCase(), null, null, "stolen"));

        assertThat(ended).isEqualTo(new EndedSignIns(1, 1, now()));
        assertThat(open(person)).isEmpty();
        assertThat(signInsEndedAt()).isEqualTo(now());
        assertThat(signsIn(PASSWORD)).as("the password stays").isTrue();
        assertThat(changesTold()).isEqualTo(List.of("SIGN_INS_ENDED_BY_OPERATOR"));
        assertThat(audited("END_SIGN_INS", name, "reason")).isEqualTo(List.of("stolen"));
        assertThat(audited("END_SIGN_INS", name, "sessionsEnded")).isEqualTo(List.of("1"));
        assertThat(audited("END_SIGN_INS", name, "accessTokensEnded")).isEqualTo(List.of("1"));
    }

    @Test
    void thePasswordEndsAsWellIfThatIsWantedAndIsSetAnewByALink() {
        registered();
        assertThat(signsIn(PASSWORD)).isTrue();

        end(new EndSignIns(null, name, true, "stolen"));

        assertThat(signsIn(PASSWORD)).isFalse();
        assertThat(changesTold()).isEqualTo(List.of("PASSWORD_ENDED_BY_OPERATOR"));
        SCENARIO.call(PasswordResetService.class, s -> s.request(stranger, new RequestPasswordReset(email)));
        SCENARIO.call(PasswordResetLinks.class, PasswordResetLinks::runBatch);
        String token = SCENARIO.lastToken(email, NotificationKind.PASSWORD_LINK);
        SCENARIO.call(PasswordResetService.class, s -> {
            s.reset(stranger, new ResetPassword(token, OTHER));
            return null;
        });
        assertThat(signsIn(OTHER)).isTrue();
    }

    @Test
    void onlyOperatorsEndSignInsOfOthersAndOnlyOfThoseThatThereAre() {
        registered();
        technical(Party.AUDITOR);

        assertThat(refused(() -> SCENARIO.call(
                        SignInService.class, s -> s.end(SCENARIO.support(), new EndSignIns(email, null, null, "x")))))
                .isEqualTo(ErrorCode.NOT_PERMITTED);
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> end(new EndSignIns("nobody@sign-ins.example", null, null, "x"))))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> end(new EndSignIns(null, "nobody-here", true, "x"))))
                .isNotNull();
        assertThat(problems(() -> end(new EndSignIns(null, null, null, "x"))))
                .extracting(FieldError::problem)
                .containsExactly(FieldProblem.REQUIRED);
        assertThat(problems(() -> end(new EndSignIns(email, name, null, "x"))))
                .extracting(FieldError::problem)
                .containsExactly(FieldProblem.NOT_ALLOWED);
        assertThat(problems(() -> end(new EndSignIns(null, name, true, "x"))))
                .as("a technical account is rotated")
                .extracting(FieldError::problem)
                .containsExactly(FieldProblem.NOT_ALLOWED);
    }

    @Test
    void onesOwnSignInsEndAndAccessTokensIfThatIsWanted() {
        technical(Party.AUDITOR);
        Caller auditor = identify(name);
        session(auditor);
        accessToken(auditor);

        assertThat(endOwn(auditor, false)).isEqualTo(new EndedSignIns(1, 0, now()));
        assertThat(open(auditor)).isEqualTo(List.of("ACCESS"));
        assertThat(endOwn(auditor, true)).isEqualTo(new EndedSignIns(0, 1, now()));
        assertThat(open(auditor)).isEmpty();

        assertThat(changesTold()).isEqualTo(List.of("SIGN_INS_ENDED", "SIGN_INS_ENDED"));
        assertThat(audited("END_OWN_SIGN_INS", name, "accessTokensEnded")).hasSize(2);
    }

    @Test
    void signInsAtAnotherProviderThatWereBeforeCountNoMore() {
        ProviderIdentity before = new ProviderIdentity("test", email, now());
        Caller person = SCENARIO.person(email);
        confirmed(person);
        accessToken(SCENARIO.person(email));
        assertThat(byProvider(before).party()).isEqualTo(Party.REGISTERED_USER);

        SCENARIO.clock().move(Duration.ofSeconds(10));
        assertThat(end(new EndSignIns(email, null, null, "stolen")).accessTokens())
                .isEqualTo(1);

        assertThat(refused(() -> byProvider(before))).isEqualTo(ErrorCode.NOT_SIGNED_IN);
        assertThat(byProvider(new ProviderIdentity("test", email, now().plusSeconds(1)))
                        .party())
                .isEqualTo(Party.REGISTERED_USER);
        assertThat(changesTold()).isEqualTo(List.of("SIGN_INS_ENDED_BY_OPERATOR"));
        assertThat(audited("END_SIGN_INS", email, "reason")).isEqualTo(List.of("stolen"));
        assertThat(problems(() -> end(new EndSignIns(email, null, true, "x"))))
                .as("the password is not kept here")
                .extracting(FieldError::problem)
                .containsExactly(FieldProblem.NOT_ALLOWED);

        SCENARIO.clock().move(Duration.ofSeconds(10));
        endOwn(SCENARIO.person(email), false);
        assertThat(refused(() -> byProvider(new ProviderIdentity("test", email, now().minusSeconds(1)))))
                .isEqualTo(ErrorCode.NOT_SIGNED_IN);
    }

    private static Caller byProvider(ProviderIdentity identity) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), identity));
    }

    @Test
    void everyChangeOfATechnicalAccountEndsItsSessions() {
        technical(Party.DISTRIBUTOR);
        Caller system = identify(name);
        List<Runnable> changes = List.of(
                () -> SCENARIO.call(
                        TechnicalAccountService.class,
                        s -> s.disable(operator(), name, new DisableTechnicalAccount("x"))),
                () -> SCENARIO.call(
                        TechnicalAccountService.class,
                        s -> s.enable(operator(), name, new EnableTechnicalAccount("x"))),
                () -> SCENARIO.call(
                        TechnicalAccountService.class,
                        s -> s.renew(operator(), name, new RenewTechnicalAccount(now().plus(WEEK), null))),
                () -> rotate(operator(), OTHER, null),
                () -> rotate(operator(), THIRD, now().plus(WEEK)),
                () -> change(THIRD, PASSWORD));
        for (Runnable change : changes) {
            session(system);
            SCENARIO.clock().move(Duration.ofMinutes(1));
            change.run();
            assertThat(open(system)).isEmpty();
            assertThat(signInsEndedAt())
                    .as("what was verified before is verified again")
                    .isEqualTo(now());
        }
        assertThat(changesTold()).hasSize(changes.size());
    }

    @Test
    void whatAPersonDoesToThePasswordEndsSessions() {
        registered();
        Caller person = identify(name);
        session(person);
        accessToken(person);

        change(PASSWORD, OTHER);

        assertThat(open(person)).as("access tokens stay").isEqualTo(List.of("ACCESS"));
    }

    @Test
    void aSystemChangesThePasswordWithoutAnOutage() {
        technical(Party.DISTRIBUTOR);
        assertThat(signsIn(PASSWORD)).isTrue();
        Instant tomorrow = now().plus(Duration.ofDays(1));

        assertThat(rotate(operator(), OTHER, tomorrow).formerPasswordEndsAt()).isEqualTo(tomorrow);

        assertThat(signsIn(PASSWORD)).isTrue();
        assertThat(signsIn(OTHER)).isTrue();
        assertThat(audited("ROTATE_PASSWORD", name, "formerPasswordEndsAt")).isEqualTo(List.of(tomorrow.toString()));
        assertThat(mails("parameters ->> 'formerPasswordEndsAt'")).hasSize(1).doesNotContainNull();
        SCENARIO.clock().move(Duration.ofDays(1));
        assertThat(signsIn(PASSWORD)).isFalse();
        assertThat(signsIn(OTHER)).isTrue();
        assertThat(listed().formerPasswordEndsAt()).isNull();

        SCENARIO.call(ForgottenPasswords.class, ForgottenPasswords::runBatch);
        assertThat(SCENARIO.<Object>look(em -> em.createNativeQuery(
                                "SELECT count(*) FROM account WHERE former_password_hash IS NOT NULL AND name = :name",
                                Long.class)
                        .setParameter("name", name)
                        .getSingleResult()))
                .isEqualTo(0L);
    }

    @Test
    void aSecondRotationEndsTheFirstPasswordAndDisablingBoth() {
        technical(Party.DISTRIBUTOR);
        rotate(operator(), OTHER, now().plus(WEEK));
        assertThat(problems(() -> rotate(operator(), PASSWORD, null)))
                .as("it serves still")
                .extracting(FieldError::problem)
                .containsExactly(FieldProblem.UNCHANGED);

        rotate(operator(), THIRD, now().plus(WEEK));

        assertThat(signsIn(PASSWORD)).isFalse();
        assertThat(signsIn(OTHER)).isTrue();
        assertThat(signsIn(THIRD)).isTrue();
        SCENARIO.call(
                TechnicalAccountService.class, s -> s.disable(operator(), name, new DisableTechnicalAccount("x")));
        assertThat(signsIn(OTHER)).isFalse();
        assertThat(signsIn(THIRD)).isFalse();
    }

    @Test
    void aRotationWithoutAMomentAndAChangeEndTheFormerPasswordAtOnce() {
        technical(Party.DISTRIBUTOR);
        rotate(operator(), OTHER, now().plus(WEEK));
        assertThat(signsIn(PASSWORD)).isTrue();

        change(OTHER, THIRD);
        assertThat(signsIn(PASSWORD)).isFalse();
        assertThat(signsIn(OTHER)).isFalse();

        rotate(operator(), PASSWORD, null);
        assertThat(signsIn(THIRD)).isFalse();
        assertThat(listed().formerPasswordEndsAt()).isNull();
    }

    @Test
    void twoPasswordsServeForAWeekAtMost() {
        technical(Party.DISTRIBUTOR);

        for (Instant wrong : List.of(now(), now().plus(WEEK).plusMillis(1))) {
            assertThat(problems(() -> rotate(operator(), OTHER, wrong)))
                    .extracting(FieldError::problem)
                    .containsExactly(FieldProblem.OUT_OF_RANGE);
        }
    }

    @Test
    void whatAnOperatorChoosesForAnEmployeeEndsAfterAWeekUnlessItIsChanged() {
        AccountView made = technical(Party.SUPPORT_AGENT);

        assertThat(made.passwordEndsAt()).isEqualTo(now().plus(WEEK));
        assertThat(listed().passwordEndsAt()).isEqualTo(made.passwordEndsAt());
        SCENARIO.clock().move(WEEK.minusSeconds(60));
        assertThat(signsIn(PASSWORD)).isTrue();
        SCENARIO.clock().move(Duration.ofSeconds(60));
        assertThat(signsIn(PASSWORD)).isFalse();

        assertThat(rotate(operator(), OTHER, now().plus(WEEK)).passwordEndsAt()).isEqualTo(now().plus(WEEK));
        assertThat(signsIn(PASSWORD)).as("it had ended").isFalse();
        assertThat(mails("parameters ->> 'passwordEndsAt'")).hasSize(1).doesNotContainNull();
        change(OTHER, THIRD);
        SCENARIO.clock().move(WEEK);
        assertThat(signsIn(THIRD)).isTrue();
        assertThat(listed().passwordEndsAt()).isNull();
    }

    @Test
    void passwordsOfSystemsDoNotEndByThemselves() {
        assertThat(technical(Party.DISTRIBUTOR).passwordEndsAt()).isNull();
        assertThat(rotate(operator(), OTHER, null).passwordEndsAt()).isNull();
    }

    @Test
    @Tag("LC-905")
    void mailsCountForWhoCausedThem() {
        registered();
        change(PASSWORD, OTHER);
        end(new EndSignIns(email, null, null, "x"));
        SCENARIO.call(PasswordResetService.class, s -> s.request(stranger, new RequestPasswordReset(email)));
        SCENARIO.call(PasswordResetLinks.class, PasswordResetLinks::runBatch);

        assertThat(mails("sender"))
                .isEqualTo(List.of("user:" + identify(name).requireUserId(), "account:demo-operator"));
        assertThat(SCENARIO.<Object>look(em -> em.createNativeQuery(
                                "SELECT sender FROM notification WHERE recipient = :to AND kind = 'PASSWORD_LINK'",
                                String.class)
                        .setParameter("to", email)
                        .getSingleResult()))
                .isEqualTo("new:" + LicensingScenario.origin().sourceAddress());
    }

    @Test
    void nobodyWhoHasNotSignedInEndsAnything() {
        assertThat(catchThrowableOfType(
                        NotPermittedException.class,
                        () -> SCENARIO.call(SignInService.class, s -> s.endOwn(stranger, new EndOwnSignIns(true)))))
                .isNotNull();
    }
}
