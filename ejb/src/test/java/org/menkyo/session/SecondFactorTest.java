package org.menkyo.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.SessionView;
import org.menkyo.account.AccountService;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.SignUp;
import org.menkyo.account.own.ChangePassword;
import org.menkyo.account.own.ConfirmSecondFactor;
import org.menkyo.account.own.EnrollSecondFactor;
import org.menkyo.account.own.OwnPasswordService;
import org.menkyo.account.own.RemoveSecondFactor;
import org.menkyo.account.own.RenewRecoveryCodes;
import org.menkyo.account.own.ResetSecondFactor;
import org.menkyo.account.own.SecondFactorService;
import org.menkyo.account.own.SecondFactorView;
import org.menkyo.account.technical.RotatePassword;
import org.menkyo.account.technical.TechnicalAccountService;
import org.menkyo.authentication.Passwords;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.secondfactor.SecondFactors;
import org.menkyo.secondfactor.StoredSecondFactors;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.secret.KeyRing;
import org.menkyo.shared.secret.MasterKey;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;

/** Second factors of accounts and the sessions that they start, on a real database. */
@Tag("LC-209")
class SecondFactorTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER = "seven kettles on the stove";

    private static int accounts;

    private String name;
    private String email;
    private byte[] secret;

    @BeforeEach
    void somebodyNew() {
        accounts++;
        name = "support-" + accounts;
        email = name + "@factor.example";
        SCENARIO.clock().move(Duration.ofHours(3));
        Instant end = SCENARIO.clock().instant().plus(Duration.ofDays(90));
        SCENARIO.call(
                AccountService.class,
                s -> s.createTechnicalAccount(
                        operator(),
                        new CreateTechnicalAccount(name, PASSWORD, Party.SUPPORT_AGENT, null, null, end, email, null)));
    }

    private Caller operator() {
        return identify("demo-operator");
    }

    private static Caller identify(String account) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), account));
    }

    /** The outcome of a call, or the error; what was counted stays either way, as it does in the server. */
    private static <S> Object outcome(Class<S> service, Function<S, ?> work) {
        return SCENARIO.call(service, s -> {
            try {
                return work.apply(s);
            } catch (LicensingException refused) {
                return refused.code();
            }
        });
    }

    private Object start(String password, String code, String from) {
        Caller stranger = Caller.stranger(new CallOrigin(Channel.REST, from, Language.EN, "c-1"));
        return outcome(SessionService.class, s -> s.start(stranger, new StartSession(name, password, code)));
    }

    private Object start(String code) {
        return start(PASSWORD, code, "192.0.2.10");
    }

    private void enroll() {
        String text = SCENARIO.call(
                        SecondFactorService.class, s -> s.enroll(identify(name), new EnrollSecondFactor(PASSWORD)))
                .secret();
        secret = Base32.decode(text);
    }

    private List<String> enrolled() {
        enroll();
        return SCENARIO.call(
                        SecondFactorService.class, s -> s.confirm(identify(name), new ConfirmSecondFactor(code(0))))
                .recoveryCodes();
    }

    /** RFC 6238 once more, so that the test does not ask what it tests. */
    private String code(int skew) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            long step = SCENARIO.clock().instant().getEpochSecond() / 30 + skew;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code that is none of those that count now. */
    private String wrongCode() {
        for (int i = 0; ; i++) {
            String code = String.format("%06d", i);
            if (!List.of(code(-1), code(0), code(1)).contains(code)) {
                return code;
            }
        }
    }

    private void nextPeriod() {
        SCENARIO.clock().move(Duration.ofSeconds(30));
    }

    private boolean isSignedIn(Object session) {
        char[] token = ((NewSession) session).token().toCharArray();
        return SCENARIO.call(AccessTokens.class, t -> t.use(LicensingScenario.origin(), token))
                .isPresent();
    }

    private SecondFactorView view() {
        return SCENARIO.call(SecondFactorService.class, s -> s.read(identify(name)));
    }

    private List<String> told() {
        List<?> mails = SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT parameters ->> 'change' FROM notification WHERE recipient = :to AND kind = :kind"
                                + " ORDER BY id",
                        String.class)
                .setParameter("to", email)
                .setParameter("kind", NotificationKind.CREDENTIALS_CHANGED.name())
                .getResultList());
        return mails.stream().map(String.class::cast).toList();
    }

    private long audited(String action) {
        return SCENARIO.look(em -> (Long) em.createNativeQuery(
                        "SELECT count(*) FROM audit_record WHERE action = :action AND subject_id = :subject",
                        Long.class)
                .setParameter("action", action)
                .setParameter("subject", name)
                .getSingleResult());
    }

    @Test
    void itCountsOnceAFirstCodeHasConfirmedIt() {
        Object before = start(null);
        enroll();

        assertThat(view()).isEqualTo(new SecondFactorView(null, 0));
        assertThat(start(null)).as("while it waits").isInstanceOf(NewSession.class);
        assertThat(outcome(
                        SecondFactorService.class,
                        s -> s.confirm(identify(name), new ConfirmSecondFactor(wrongCode()))))
                .isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        assertThat(told()).isEmpty();
        List<String> recoveryCodes = SCENARIO.call(
                        SecondFactorService.class, s -> s.confirm(identify(name), new ConfirmSecondFactor(code(0))))
                .recoveryCodes();

        assertThat(recoveryCodes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("(\\w{4}-){5}\\w{4}"));
        assertThat(view()).isEqualTo(new SecondFactorView(SCENARIO.clock().instant(), 10));
        assertThat(isSignedIn(before)).as("a session of before").isFalse();
        assertThat(told()).containsExactly("SECOND_FACTOR_ENROLLED");
        assertThat(audited("ENROLL_SECOND_FACTOR")).isEqualTo(1);
        assertThat(audited("CONFIRM_SECOND_FACTOR")).isEqualTo(1);
        assertThat(outcome(SecondFactorService.class, s -> s.enroll(identify(name), new EnrollSecondFactor(PASSWORD))))
                .isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    @Test
    void aSecretWaitsAQuarterOfAnHourAndThePasswordIsAskedForIt() {
        assertThat(outcome(SecondFactorService.class, s -> s.enroll(identify(name), new EnrollSecondFactor(OTHER))))
                .isEqualTo(ErrorCode.CURRENT_PASSWORD_WRONG);
        enroll();
        SCENARIO.clock().move(Duration.ofMinutes(15));

        assertThat(outcome(SecondFactorService.class, s -> s.confirm(identify(name), new ConfirmSecondFactor(code(0)))))
                .isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    @Test
    void theAppGetsAllThatItNeeds() {
        String uri = SCENARIO.call(
                        SecondFactorService.class, s -> s.enroll(identify(name), new EnrollSecondFactor(PASSWORD)))
                .uri();

        assertThat(uri).matches("otpauth://totp/localhost:" + name + "\\?secret=[A-Z2-7]{32}&issuer=localhost");
    }

    @Test
    void passwordAndCodeStartASessionAndNeitherDoesAlone() {
        enrolled();
        nextPeriod();

        assertThat(start(null)).isEqualTo(ErrorCode.SECOND_FACTOR_REQUIRED);
        assertThat(start(OTHER, code(0), "192.0.2.10")).isEqualTo(ErrorCode.NOT_SIGNED_IN);
        assertThat(start(OTHER, null, "192.0.2.10")).isEqualTo(ErrorCode.NOT_SIGNED_IN);
        assertThat(start(wrongCode())).isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        NewSession session = (NewSession) start(code(0));

        assertThat(isSignedIn(session)).isTrue();
        assertThat(session.expiresAt()).isEqualTo(SCENARIO.clock().instant().plus(Duration.ofHours(12)));
        assertThat(session.toString()).doesNotContain(session.token());
        SCENARIO.clock().move(Duration.ofMinutes(29));
        assertThat(isSignedIn(session)).as("used within half an hour").isTrue();
        SCENARIO.clock().move(Duration.ofMinutes(31));
        assertThat(isSignedIn(session)).as("rested").isFalse();
    }

    @Test
    void aCodeIsAcceptedOnceAndNoneBeforeIt() {
        enrolled();

        assertThat(start(code(0))).as("the code that confirmed").isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        assertThat(start(code(1))).as("of the next period").isInstanceOf(NewSession.class);
        assertThat(start(code(1))).as("once more").isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        nextPeriod();
        assertThat(start(code(-1))).as("before what was accepted").isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        nextPeriod();
        nextPeriod();
        assertThat(start(code(-2))).as("two periods late").isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        String typed = code(-1).substring(0, 3) + " " + code(-1).substring(3);
        assertThat(start(typed)).as("one period late, with a space").isInstanceOf(NewSession.class);
    }

    @Test
    void aRecoveryCodeSignsInOnceAndIsTold() {
        List<String> codes = enrolled();
        Object before = start(code(1));

        Object session = start(codes.get(3).toLowerCase().replace('-', ' '));

        assertThat(isSignedIn(session)).isTrue();
        assertThat(isSignedIn(before)).as("a session of before").isFalse();
        assertThat(start(codes.get(3))).isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        assertThat(view().recoveryCodesLeft()).isEqualTo(9);
        assertThat(told()).containsExactly("SECOND_FACTOR_ENROLLED", "RECOVERY_CODE_USED");
        assertThat(audited("RECOVERY_CODE_USED")).isEqualTo(1);
    }

    @Test
    void newRecoveryCodesEndTheFormerOnes() {
        List<String> former = enrolled();
        nextPeriod();

        List<String> codes = SCENARIO.call(
                        SecondFactorService.class,
                        s -> s.renewRecoveryCodes(identify(name), new RenewRecoveryCodes(PASSWORD, code(0))))
                .recoveryCodes();

        assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(former);
        assertThat(start(former.get(0))).isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        assertThat(start(codes.get(0))).isInstanceOf(NewSession.class);
        assertThat(told()).contains("RECOVERY_CODES_RENEWED");
    }

    @Test
    void ofTwoAtTheSameMomentOneUsesACode() throws Exception {
        List<String> codes = enrolled();
        nextPeriod();

        // A recovery code ends what was signed in before, so the other one may have to give the password anew.
        assertThat(atOnce(codes.get(0)))
                .hasSize(2)
                .containsOnlyOnce("signed in")
                .containsAnyOf("SECOND_FACTOR_WRONG", "NOT_SIGNED_IN");
        assertThat(atOnce(code(0))).containsExactlyInAnyOrder("signed in", "SECOND_FACTOR_WRONG");
    }

    private List<String> atOnce(String code) throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<Object> one = () -> {
            both.await();
            return start(code);
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<String> outcomes = new ArrayList<>();
        try {
            for (Future<Object> start : threads.invokeAll(List.of(one, one))) {
                outcomes.add(start.get() instanceof ErrorCode refused ? refused.name() : "signed in");
            }
        } finally {
            threads.shutdown();
        }
        return outcomes;
    }

    @Test
    @Tag("LC-212")
    void wrongCodesCountForTheAccountWhereverTheyComeFrom() {
        enrolled();
        nextPeriod();
        for (int i = 0; i < SecondFactors.WRONG_CODES.limit(); i++) {
            assertThat(start(PASSWORD, wrongCode(), "192.0.2." + i)).isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        }

        assertThat(start(PASSWORD, code(0), "192.0.2.99")).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
        SCENARIO.clock().move(Duration.ofMinutes(6));
        assertThat(start(PASSWORD, code(0), "192.0.2.99")).isInstanceOf(NewSession.class);
    }

    @Test
    @Tag("LC-212")
    void wrongCodesCountAsWrongPasswordsDo() {
        enrolled();
        for (int i = 0; i < 5; i++) {
            assertThat(start(OTHER, null, "192.0.2.200")).isEqualTo(ErrorCode.NOT_SIGNED_IN);
            assertThat(start(PASSWORD, wrongCode(), "192.0.2.200")).isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        }

        assertThat(start(OTHER, null, "192.0.2.200")).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
        assertThat(start(OTHER, null, "192.0.2.201")).isEqualTo(ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    void removalAsksForPasswordAndCode() {
        List<String> codes = enrolled();
        nextPeriod();
        Object session = start(code(0));
        Function<RemoveSecondFactor, Object> remove = command -> outcome(SecondFactorService.class, s -> {
            s.remove(identify(name), command);
            return "removed";
        });

        assertThat(remove.apply(new RemoveSecondFactor(OTHER, codes.get(0))))
                .isEqualTo(ErrorCode.CURRENT_PASSWORD_WRONG);
        assertThat(remove.apply(new RemoveSecondFactor(PASSWORD, wrongCode())))
                .isEqualTo(ErrorCode.SECOND_FACTOR_WRONG);
        assertThat(isSignedIn(session)).isTrue();
        assertThat(remove.apply(new RemoveSecondFactor(PASSWORD, codes.get(0)))).isEqualTo("removed");

        assertThat(isSignedIn(session)).isFalse();
        assertThat(start(null)).isInstanceOf(NewSession.class);
        assertThat(told()).containsExactly("SECOND_FACTOR_ENROLLED", "SECOND_FACTOR_REMOVED");
        assertThat(audited("REMOVE_SECOND_FACTOR")).isEqualTo(1);
        assertThat(remove.apply(new RemoveSecondFactor(PASSWORD, codes.get(1)))).isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    private Object reset(Caller caller, String account) {
        return outcome(SecondFactorService.class, s -> {
            s.reset(caller, account, new ResetSecondFactor("lost the phone"));
            return "reset";
        });
    }

    @Test
    void anOperatorTakesALostOneFromAnotherAccount() {
        enrolled();
        Object session = start(code(1));

        assertThat(reset(identify("demo-support"), name)).isEqualTo(ErrorCode.NOT_PERMITTED);
        assertThat(reset(operator(), "no-such-account")).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(reset(operator(), "demo-operator")).isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(reset(operator(), name)).isEqualTo("reset");

        assertThat(isSignedIn(session)).isFalse();
        assertThat(start(null)).isInstanceOf(NewSession.class);
        assertThat(told()).containsExactly("SECOND_FACTOR_ENROLLED", "SECOND_FACTOR_RESET");
        assertThat(audited("RESET_SECOND_FACTOR")).isEqualTo(1);
        assertThat(reset(operator(), name)).isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    @Test
    void aPersonHasOneAndAnOperatorTakesIt() {
        name = "kim.tanaka" + accounts;
        email = name + "@factor.example";
        Caller stranger = Caller.stranger(LicensingScenario.origin());
        SCENARIO.call(AccountService.class, s -> s.signUp(stranger, new SignUp(name, PASSWORD)));
        SCENARIO.call(
                RegistrationService.class, s -> s.register(identify(name), new RegisterBusinessEmail(email, null)));
        String token = SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(identify(name), new ConfirmBusinessEmail(token)));
        enrolled();

        Object session = start(code(1));

        assertThat(isSignedIn(session)).isTrue();
        assertThat(reset(operator(), name)).isEqualTo("reset");
        assertThat(isSignedIn(session)).isFalse();
        assertThat(told()).containsExactly("SECOND_FACTOR_ENROLLED", "SECOND_FACTOR_RESET");
    }

    @Test
    void neitherTheSecretNorTheCodesStandInTheDatabase() {
        List<String> codes = enrolled();

        String stored = SCENARIO.look(em -> (String) em.createNativeQuery(
                        "SELECT string_agg(CAST(f AS text) || CAST(c AS text), ' ') FROM second_factor f"
                                + " JOIN recovery_code c ON c.second_factor_id = f.id JOIN account a ON a.id = f.account_id"
                                + " WHERE a.name = :name",
                        String.class)
                .setParameter("name", name)
                .getSingleResult());

        assertThat(stored).doesNotContain(HexFormat.of().formatHex(secret));
        assertThat(codes).allSatisfy(code -> assertThat(stored).doesNotContain(code, code.replace("-", "")));
    }

    @Test
    @Tag("LC-1207")
    void aSecretOpensInItsRowOnly() {
        enrolled();
        nextPeriod();
        String first = name;
        byte[] firstSecret = secret;
        somebodyNew();
        enrolled();
        SCENARIO.look(em -> em.createNativeQuery("UPDATE second_factor SET sealed_secret = (SELECT f.sealed_secret"
                        + " FROM second_factor f JOIN account a ON a.id = f.account_id WHERE a.name = :from)"
                        + " WHERE account_id = (SELECT id FROM account WHERE name = :to)")
                .setParameter("from", first)
                .setParameter("to", name)
                .executeUpdate());
        secret = firstSecret;

        assertThatThrownBy(() -> start(code(0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("LC-1207")
    void codesGoOnWhenTheMasterKeyHasChanged() {
        enrolled();
        nextPeriod();
        MasterKey former = masterKey(7);
        MasterKey next = masterKey(8);
        List<MasterKey> both = List.of(former, next);
        try {
            SCENARIO.workWith(() -> new KeyRing(next, both, both, Optional.empty(), former));
            SCENARIO.<StoredSecondFactors, Object>call(StoredSecondFactors.class, s -> s.sealAnew(null, 1_000));
            SCENARIO.workWith(() -> new KeyRing(next, List.of(next), List.of(next), Optional.empty(), former));

            assertThat(start(code(0))).isInstanceOf(NewSession.class);
        } finally {
            SCENARIO.workWith(null);
        }
    }

    private static MasterKey masterKey(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return new MasterKey(key);
    }

    @Test
    void aPasswordThatHasChangedMeanwhileStartsNothing() {
        Caller stranger = Caller.stranger(LicensingScenario.origin());
        Passwords rightUntilNow = (origin, account, password) -> true;

        Object started = SCENARIO.call(SessionService.class, beans -> beans.with(Passwords.class, rightUntilNow), s -> {
            try {
                return s.start(stranger, new StartSession(name, PASSWORD, null));
            } catch (LicensingException refused) {
                return refused.code();
            }
        });

        assertThat(started).isEqualTo(ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    void everyChangeOfCredentialsEndsTheSessions() {
        Object session = start(null);
        SCENARIO.call(OwnPasswordService.class, s -> {
            s.change(identify(name), new ChangePassword(PASSWORD, OTHER));
            return null;
        });

        assertThat(isSignedIn(session)).isFalse();
        Object another = start(OTHER, null, "192.0.2.10");
        SCENARIO.call(
                TechnicalAccountService.class,
                s -> s.rotate(operator(), name, new RotatePassword(PASSWORD, "yearly", null)));
        assertThat(isSignedIn(another)).isFalse();
    }

    @Test
    void whoeverHasASessionSeesAndEndsItAndNobodyElse() {
        Object rested = start(null);
        SCENARIO.clock().move(Duration.ofMinutes(31));
        NewSession session = (NewSession) start(null);
        assertThat(isSignedIn(rested)).isFalse();

        assertThat(sessions(identify(name)))
                .containsExactly(new SessionView(session.id(), SCENARIO.clock().instant(), session.expiresAt(), null));
        assertThat(sessions(identify("demo-support"))).isEmpty();
        assertThat(end(identify("demo-support"), session)).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(isSignedIn(session)).isTrue();
        assertThat(end(identify(name), session)).isEqualTo("ended");
        assertThat(isSignedIn(session)).isFalse();
        assertThat(sessions(identify(name))).isEmpty();
        assertThat(end(identify(name), session)).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private static List<SessionView> sessions(Caller caller) {
        return SCENARIO.call(SessionService.class, s -> s.list(caller, PageRequest.first()))
                .items();
    }

    private static Object end(Caller caller, NewSession session) {
        return outcome(SessionService.class, s -> {
            s.end(caller, session.id());
            return "ended";
        });
    }

    /** An installation whose staff needs a second factor. */
    private static final class Strict extends Settings {
        @Override
        public Optional<String> text(String setting) {
            return setting.equals("menkyo.staff-needs-second-factor") ? Optional.of("true") : super.text(setting);
        }
    }

    private static Caller strictly(String account) {
        return SCENARIO.call(
                CallerDirectory.class,
                beans -> beans.with(Settings.class, new Strict()),
                d -> d.identify(LicensingScenario.origin(), account));
    }

    @Test
    void whereStaffNeedsOneAnAccountWithoutMayDoNothingButSetItUp() {
        assertThat(strictly("demo-distributor").mustEnroll()).isFalse();
        assertThat(strictly("demo-auditor").mustEnroll()).isTrue();
        assertThat(strictly("demo-operator").mustEnroll()).isTrue();
        assertThat(outcome(TechnicalAccountService.class, s -> s.get(strictly("demo-operator"), name)))
                .isEqualTo(ErrorCode.SECOND_FACTOR_NOT_ENROLLED);
        assertThat(outcome(OwnPasswordService.class, s -> {
                    s.change(strictly(name), new ChangePassword(PASSWORD, OTHER));
                    return "changed";
                }))
                .isEqualTo(ErrorCode.SECOND_FACTOR_NOT_ENROLLED);

        secret = Base32.decode(SCENARIO.call(
                        SecondFactorService.class, s -> s.enroll(strictly(name), new EnrollSecondFactor(PASSWORD)))
                .secret());
        SCENARIO.call(SecondFactorService.class, s -> s.confirm(strictly(name), new ConfirmSecondFactor(code(0))));

        assertThat(strictly(name).mustEnroll()).isFalse();
    }
}
