package org.menkyo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.testing.LicensingScenario;

class AccountServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final String PASSWORD = "correct horse battery";

    private final Caller stranger = Caller.stranger(LicensingScenario.origin());

    private Caller identify(String name) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), name));
    }

    private AccountView signUp(String name, String password) {
        return SCENARIO.call(AccountService.class, s -> s.signUp(stranger, new SignUp(name, password)));
    }

    private AccountView create(Caller caller, CreateTechnicalAccount command) {
        return SCENARIO.call(AccountService.class, s -> s.createTechnicalAccount(caller, command));
    }

    private List<?> credentials(String name) {
        return SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT password_hash FROM account_credential WHERE name = :name", String.class)
                .setParameter("name", name)
                .getResultList());
    }

    @Test
    @Tag("LC-201")
    void makesAPersonsAccountThatGivesNoAccess() {
        assertThat(signUp("Hanako", PASSWORD)).isEqualTo(new AccountView("hanako", "PERSON", null, null));

        Caller person = identify("hanako");
        assertThat(person.party()).isEqualTo(Party.UNREGISTERED_USER);
        assertThat(identify("hanako").userId()).isEqualTo(person.userId());
        assertThat(credentials("hanako")).singleElement().satisfies(hash -> {
            assertThat((String) hash).startsWith("$2y$10$");
            assertThat(OpenBSDBCrypt.checkPassword((String) hash, PASSWORD.toCharArray()))
                    .isTrue();
        });
        assertThatThrownBy(() -> signUp("HANAKO", PASSWORD))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCOUNT_NAME_TAKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "support-7", "ERP.north", "erp-1", "menkyo", "admin_2"})
    @Tag("LC-212")
    void whoSignsUpLearnsNothingAboutTechnicalAccounts(String name) {
        assertThat(problems(() -> signUp(name, PASSWORD))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "operators", "mia@operator.example", "operator@example.com"})
    @Tag("LC-212")
    void aTechnicalAccountHasNoNameThatAPersonCouldHave(String name) {
        Caller operator = identify("demo-operator");
        Instant soon = SCENARIO.clock().instant().plus(Duration.ofDays(9));

        assertThat(problems(() ->
                        create(operator, new CreateTechnicalAccount(name, PASSWORD, Party.AUDITOR, null, null, soon))))
                .containsExactly("name");
        assertThat(signUp(name, PASSWORD).name()).isEqualTo(name);
    }

    @Test
    void namesWhatIsWrongAndNeverThePassword() {
        assertThat(problems(() -> signUp(null, null))).containsExactly("name", "password");
        assertThat(problems(() -> signUp("a b", "short"))).containsExactly("name", "password");
        assertThat(problems(() -> signUp("good", "あ".repeat(25)))).containsExactly("password");
        assertThat(new SignUp("good", "secret-password").toString()).doesNotContain("secret-password");
        assertThatThrownBy(() -> signUp("x", "short")).hasMessageNotContaining("short");
    }

    @Test
    @Tag("LC-209")
    void refusesPasswordsThatAreShortOrCommonOrContainTheAccountsName() {
        assertThat(problemsOf("eleven char")).containsExactly(FieldProblem.TOO_SHORT);
        assertThat(problemsOf("Password-2026")).containsExactly(FieldProblem.COMMON_PASSWORD);
        assertThat(problemsOf("\uFF50\uFF41\uFF53\uFF53\uFF57\uFF4F\uFF52\uFF441234"))
                .containsExactly(FieldProblem.COMMON_PASSWORD);
        assertThat(problemsOf("lamps of Sakura.K")).containsExactly(FieldProblem.ACCOUNT_NAME);
        assertThat(credentials("sakura.k")).isEmpty();
    }

    private List<FieldProblem> problemsOf(String password) {
        return catchThrowableOfType(InvalidInputException.class, () -> signUp("sakura.k", password)).errors().stream()
                .map(FieldError::problem)
                .toList();
    }

    @Test
    @Tag("LC-1106")
    void makesATechnicalAccountThatSignsInUntilItsCredentialsEnd() {
        Caller operator = identify("demo-operator");
        Instant soon = Instant.now(SCENARIO.clock()).plus(Duration.ofDays(90));
        AccountView view = create(
                operator,
                new CreateTechnicalAccount("erp-1", PASSWORD, Party.DISTRIBUTOR, "dist-1", "Distributor 1", soon));

        assertThat(view).isEqualTo(new AccountView("erp-1", "DISTRIBUTOR", soon, null));
        assertThat(identify("erp-1").distributorId()).isPresent();
        SCENARIO.look(em -> em.createNativeQuery(
                        "UPDATE account SET expires_at = current_timestamp - interval '1 second' WHERE name = 'erp-1'")
                .executeUpdate());
        assertThat(credentials("erp-1")).isEmpty();
    }

    @Test
    @Tag("LC-1106")
    void refusesTechnicalAccountsWithoutAnEndOrOfNoParty() {
        Caller operator = identify("demo-operator");
        assertThat(problems(() ->
                        create(operator, new CreateTechnicalAccount("erp-2", PASSWORD, Party.DEVICE, "d", null, null))))
                .containsExactly("party", "distributorCode", "expiresAt");
        assertThat(problems(() -> create(
                        operator,
                        new CreateTechnicalAccount(
                                "erp-2",
                                PASSWORD,
                                Party.AUDITOR,
                                null,
                                null,
                                SCENARIO.clock().instant().plus(Duration.ofDays(1000))))))
                .containsExactly("expiresAt");
        assertThatThrownBy(() -> create(
                        identify("demo-support"),
                        new CreateTechnicalAccount("erp-2", PASSWORD, Party.AUDITOR, null, null, Instant.MAX)))
                .isInstanceOf(NotPermittedException.class);
    }

    private static List<String> problems(Runnable work) {
        return catchThrowableOfType(InvalidInputException.class, work::run).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    @Test
    @Tag("LC-201")
    void whereAnotherProviderServesPeopleHaveNoAccountsHere() {
        signUp("jiro", PASSWORD);
        Settings settings = new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(Map.of(
                                "menkyo.oidc.issuer", "https://login.example.com",
                                "menkyo.oidc.audience", "menkyo")
                        .get(name));
            }
        };
        Instant soon = Instant.now(SCENARIO.clock()).plus(Duration.ofDays(90));
        create(
                identify("demo-operator"),
                new CreateTechnicalAccount("auditor-9", PASSWORD, Party.AUDITOR, null, null, soon));

        assertThatThrownBy(() -> SCENARIO.call(
                        AccountService.class,
                        beans -> beans.with(Settings.class, settings),
                        s -> s.signUp(stranger, new SignUp("saburo", PASSWORD))))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SIGN_UP_AT_PROVIDER));
        assertThatThrownBy(() -> SCENARIO.call(
                        CallerDirectory.class,
                        beans -> beans.with(Settings.class, settings),
                        d -> d.identify(LicensingScenario.origin(), "jiro")))
                .isInstanceOfSatisfying(
                        NotPermittedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SIGNED_IN));
        assertThat(SCENARIO.call(
                                CallerDirectory.class,
                                beans -> beans.with(Settings.class, settings),
                                d -> d.identify(LicensingScenario.origin(), "auditor-9"))
                        .party())
                .isEqualTo(Party.AUDITOR);
    }

    @Test
    @Tag("LC-114")
    void knowsAnAccountByItsNameHoweverItIsTyped() {
        assertThat(signUp(" Ａiko.Trial\u00A0", PASSWORD).name()).isEqualTo("aiko.trial");

        assertThat(identify("AIKO.TRIAL").userId())
                .isEqualTo(identify("aiko.trial").userId());
        assertThatThrownBy(() -> signUp("aiko.ＴＲＩＡＬ", PASSWORD))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCOUNT_NAME_TAKEN));
    }

    @Test
    @Tag("LC-114")
    @Tag("LC-209")
    void measuresPasswordsInTheFormInWhichTheyAreHashed() {
        signUp("nfkc", "secret\u2026secret\u2026");
        assertThat(credentials("nfkc"))
                .singleElement()
                .satisfies(hash -> assertThat(
                                OpenBSDBCrypt.checkPassword((String) hash, "secret...secret...".toCharArray()))
                        .isTrue());
        assertThat(problems(() -> signUp("long", "\uFDFA".repeat(4)))).containsExactly("password");
        assertThat(problems(() -> signUp("invisible", "\u200B".repeat(12)))).containsExactly("password");
    }
}
