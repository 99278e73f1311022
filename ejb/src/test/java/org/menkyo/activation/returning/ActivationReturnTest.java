package org.menkyo.activation.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleMachines.changed;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.activation.Outcome;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.mak.MakActivationBatcher;
import org.menkyo.activation.support.ExchangeProductKey;
import org.menkyo.activation.support.ExchangeProductKey.Activated;
import org.menkyo.activation.support.IssueIndividualKeys;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.activation.support.ProductKeyExchanged;
import org.menkyo.activation.validation.ValidateInstallation;
import org.menkyo.activation.validation.ValidationResult;
import org.menkyo.activation.validation.ValidationService;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.order.OrderLine;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyState;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

/** In the sample catalog, three uses of a MAK of group B can be given back in a year, and none of the other groups. */
@Tag("VA-409")
class ActivationReturnTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERVER_STANDARD = 211;
    private static final int SERVER_ENTERPRISE = 213;
    private static final int VISTA_BUSINESS = 101;
    private static final int VISTA_ULTIMATE = 104;
    private static final int THREADS = 64;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 2));
    private final ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    void aReturnedMachineMakesRoomForAnotherAndFailsItsValidation() {
        activate("one");
        activate("two");
        assertThat(refusal("three")).isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED);
        assertThat(validate("one")).isEqualTo(ValidationResult.GENUINE);

        ActivationReturned returned = giveBack(statement("one"));

        assertThat(returned.counted()).isTrue();
        assertThat(returned.remainingActivations()).isEqualTo(1);
        assertThat(returned.remainingReturns()).isEqualTo(2);
        assertThat(returned.licenseId()).isEqualTo(license.licenseId());
        assertThat(returned.productKeyId()).isEqualTo(view().id());
        assertThat(view().used()).isEqualTo(1);
        assertThat(view().returned()).isEqualTo(1);
        assertThat(validate("one")).isEqualTo(ValidationResult.UNKNOWN_INSTALLATION);
        assertThat(validate("two")).isEqualTo(ValidationResult.GENUINE);
        assertThat(activate("three").counted()).isTrue();
        assertThat(refusal("one"))
                .as("its confirmation is not kept any more")
                .isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED);
    }

    @Test
    @Tag("VA-405")
    void aReturnedMachineThatComesAgainUsesANewActivation() {
        InstallationActivated first = activate("one");
        giveBack(statement("one"));

        InstallationActivated again = activate("one");

        assertThat(again.counted()).isTrue();
        assertThat(again.confirmationId()).isEqualTo(first.confirmationId());
        assertThat(again.confirmation()).as("it has a number of its own").isNotEqualTo(first.confirmation());
        assertThat(view().used()).isEqualTo(1);
        assertThat(validate("one")).isEqualTo(ValidationResult.GENUINE);
        assertThat(activate("one").counted()).isFalse();
    }

    @Test
    void hardwareWithinTheToleranceOfAReturnedMachineUsesANewActivation() {
        activate("one");
        giveBack(statement("one"));

        InstallationId other = InstallationId.of(changed("one", HardwareComponent.SYSTEM_DISK), SERVER_STANDARD, mak);
        assertThat(activate(mak, other).counted()).isTrue();
    }

    @Test
    void allEditionsOfTheMachineAreReturned() {
        activate("one");
        activate(mak, InstallationId.of(machine("one"), SERVER_ENTERPRISE, mak));

        giveBack(statement("one"));

        assertThat(validate(mak, InstallationId.of(machine("one"), SERVER_ENTERPRISE, mak)))
                .isEqualTo(ValidationResult.UNKNOWN_INSTALLATION);
        assertThat(view().used()).isZero();
    }

    @Test
    void theSameReturnAgainChangesNothing() {
        activate("one");
        String statement = statement("one");
        ActivationReturned first = giveBack(statement);

        ActivationReturned repeated = giveBack(statement);
        ActivationReturned anew = giveBack(statement("one"));

        assertThat(List.of(repeated, anew)).allSatisfy(again -> {
            assertThat(again.counted()).isFalse();
            assertThat(again.returnedAt()).isEqualTo(first.returnedAt());
            assertThat(again.remainingActivations()).isEqualTo(2);
            assertThat(again.remainingReturns()).isEqualTo(2);
        });
        assertThat(view().used()).isZero();
        assertThat(view().returned()).isEqualTo(1);
    }

    @Test
    void anOldStatementDoesNotReturnWhatWasActivatedAfterIt() {
        activate("one");
        String old = statement("one");
        giveBack(old);
        activate("one");

        assertThat(giveBack(old).counted()).isFalse();

        assertThat(validate("one")).isEqualTo(ValidationResult.GENUINE);
        assertThat(view().used()).isEqualTo(1);
        assertThat(giveBack(statement("one")).counted()).isTrue();
    }

    @Test
    void theYearsReturnsAreLimitedAndTheNextYearBeginsAnew() {
        for (String name : List.of("one", "two", "three")) {
            activate(name);
            assertThat(giveBack(statement(name)).counted()).isTrue();
        }
        activate("four");

        assertThat(returnRefusal(statement("four"))).isEqualTo(ErrorCode.ACTIVATION_RETURNS_EXHAUSTED);
        assertThat(supportRefusal("four")).isEqualTo(ErrorCode.ACTIVATION_RETURNS_EXHAUSTED);
        assertThat(giveBack(statement("three")).counted())
                .as("was returned before")
                .isFalse();
        assertThat(view().used()).isEqualTo(1);
        assertThat(validate("four")).isEqualTo(ValidationResult.GENUINE);

        SCENARIO.clock().move(Duration.ofDays(366));
        assertThat(giveBack(statement("four")).remainingReturns()).isEqualTo(2);
    }

    @Test
    void whatThePublisherDoesNotAllowIsNotReturned() {
        License clients = LICENSES.order(line("VISTA-BUS-UPG", 5));
        ProductKey key = LICENSES.key(clients, "CLIENT_VL", KeyType.MAK);
        InstallationId client = InstallationId.of(machine("client"), VISTA_BUSINESS, key);
        activate(key, client);

        assertThat(refusal(() -> giveBack(clients, statement(key, client))))
                .isEqualTo(ErrorCode.ACTIVATION_RETURN_NOT_ALLOWED);
        assertThat(LICENSES.view(clients, "CLIENT_VL", KeyType.MAK).used()).isEqualTo(1);
    }

    @Test
    void theOneActivationOfAnIndividualKeyIsNotReturned() {
        License covered = LICENSES.order(OrderLine.of("VISTA-ENT-UPG", 1, true));
        support(service -> service.issueIndividual(
                SCENARIO.support(), covered.licenseId(), new IssueIndividualKeys("VISTA_ULTIMATE", 1, "a reason")));
        UUID id = LICENSES.keys(covered).stream()
                .filter(view -> view.type() == KeyType.INDIVIDUAL)
                .findFirst()
                .orElseThrow()
                .id();
        ProductKey key = reveal(covered, id);
        InstallationId client = InstallationId.of(machine("client"), VISTA_ULTIMATE, key);
        activate(key, client);

        assertThat(refusal(() -> giveBack(covered, statement(key, client))))
                .isEqualTo(ErrorCode.ACTIVATION_RETURN_NOT_ALLOWED);
    }

    @Test
    void onlyTheInstallationItselfCanMakeAStatement() {
        activate("one");
        activate("two");
        InstallationId one = installation("one");
        ConfirmationId ofAnother = confirmation(installation("two"));
        String forged = ReturnStatement.make(one, mak, ofAnother, RANDOM).toText();

        assertThatThrownBy(() -> giveBack(forged)).isInstanceOf(NotFoundException.class);
        assertThat(validate("one")).isEqualTo(ValidationResult.GENUINE);
    }

    @Test
    @Tag("LC-208")
    void anInstallationThatIsUnknownLooksLikeOneThatIsNoneOfTheCallersBusiness() {
        activate("one");
        License other = LICENSES.order(line("SVR-STD-2008", 1));

        LicensingException unknown = refused(() -> giveBack(statement("never activated")));
        LicensingException foreign = refused(() -> giveBack(other, statement("one")));
        LicensingException stranger = refused(() -> returns(service ->
                service.giveBack(other.administrator(), license.licenseId(), new ReturnActivation(statement("one")))));

        assertThat(unknown.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(foreign.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(stranger.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(foreign.getMessage()).isEqualTo(unknown.getMessage());
        assertThat(stranger.getMessage()).isEqualTo(unknown.getMessage());
        assertThat(view().used()).isEqualTo(1);
    }

    @Test
    void whatIsNoStatementNamesTheField() {
        for (String text : new String[] {null, " ", "AAAA", "no Base64!", "A".repeat(201)}) {
            assertThatThrownBy(() -> giveBack(text))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            error -> assertThat(error.errors())
                                    .extracting(FieldError::field)
                                    .containsExactly("statement"));
        }
    }

    @ParameterizedTest
    @EnumSource(Activated.class)
    @Tag("VA-107")
    void theKeyOfAReturnMustBeInUse(Activated activated) {
        activate("one");
        ProductKeyExchanged exchanged = exchange(activated);

        assertThat(returnRefusal(statement("one"))).isEqualTo(ErrorCode.STATE_CONFLICT);

        assertThat(exchanged.machines()).isEqualTo(1);
        assertThat(view().used()).isEqualTo(activated == Activated.KEEP ? 1 : 0);
    }

    @Test
    @Tag("VA-107")
    void supportReturnsUnderTheNewKeyWhatTheOldOneActivatedAndTheYearGoesOn() {
        activate("one");
        activate("two");
        giveBack(statement("one"));
        ProductKeyExchanged exchanged = exchange(Activated.KEEP);
        assertThat(exchanged.machines()).isEqualTo(1);
        assertThat(view().returned()).isEqualTo(1);

        ActivationReturned returned = giveBackForSupport(exchanged.issued().id(), installation("two"));

        assertThat(returned.counted()).isTrue();
        assertThat(returned.remainingReturns()).isEqualTo(1);
        assertThat(view().used()).isZero();
        assertThat(validate("two")).isEqualTo(ValidationResult.BLOCKED);
    }

    @Test
    @Tag("LC-802")
    void supportReturnsAMachineThatIsLostForAReason() {
        activate("one");

        ActivationReturned returned =
                giveBackForSupport(view().id(), installation("one").withoutKey());

        assertThat(returned.counted()).isTrue();
        assertThat(view().used()).isZero();
        assertThat(validate("one")).isEqualTo(ValidationResult.UNKNOWN_INSTALLATION);
        assertThat(giveBackForSupport(view().id(), installation("one")).counted())
                .isFalse();
        assertThat(audited("RETURN_ACTIVATION_FOR_SUPPORT"))
                .contains("It was stolen", "\"counted\": \"true\"", mak.masked())
                .doesNotContain(mak.formatted());
        assertThat(supportRefusal("never activated")).isEqualTo(ErrorCode.NOT_FOUND);
        assertThatThrownBy(() -> returns(service -> service.giveBackForSupport(
                        SCENARIO.support(),
                        view().id(),
                        new ReturnActivationForSupport(installation("one").formatted(), " ", null))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.errors())
                                .extracting(FieldError::field)
                                .containsExactly("reason"));
    }

    @Test
    @Tag("LC-303")
    void nobodyElseReturns() {
        activate("one");
        for (Caller caller : List.of(SCENARIO.support(), SCENARIO.distributor(), SCENARIO.operator())) {
            assertThatThrownBy(() -> returns(service ->
                            service.giveBack(caller, license.licenseId(), new ReturnActivation(statement("one")))))
                    .isInstanceOf(NotPermittedException.class);
        }
        for (Caller caller : List.of(license.administrator(), SCENARIO.distributor())) {
            assertThatThrownBy(() -> returns(service -> service.giveBackForSupport(
                            caller,
                            view().id(),
                            new ReturnActivationForSupport(installation("one").formatted(), "a reason", null))))
                    .isInstanceOf(NotPermittedException.class);
        }
        assertThat(view().used()).isEqualTo(1);
    }

    @Test
    @Tag("LC-1001")
    void aReturnIsInTheAuditWithoutSecrets() {
        activate("one");
        String statement = statement("one");
        giveBack(statement);

        assertThat(audited("RETURN_ACTIVATION"))
                .contains("\"counted\": \"true\"", mak.masked())
                .doesNotContain(mak.formatted())
                .doesNotContain(statement);
    }

    @Test
    @Tag("VA-406")
    void whatAKeyPermitsOnlyBecauseItWasUsedGoesWithTheUse() {
        activate("one");
        activate("two");
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "UPDATE product_key SET licensed = 1 WHERE public_id = :id")
                        .setParameter("id", view().id())
                        .executeUpdate());

        assertThat(giveBack(statement("one")).remainingActivations()).isZero();

        assertThat(view().permitted()).isEqualTo(1);
        assertThat(refusal("three")).isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED);
    }

    @Test
    @Tag("VA-407")
    void theAdministratorsAreToldOfAShareOnceAlsoWhenItIsReachedAgain() {
        License five = LICENSES.order(line("SVR-STD-2008", 5));
        ProductKey key = LICENSES.key(five, "B", KeyType.MAK);
        for (String name : List.of("1", "2", "3", "4")) {
            activate(key, InstallationId.of(machine(name), SERVER_STANDARD, key));
        }
        assertThat(told(five)).containsExactly("80");

        giveBack(five, statement(key, InstallationId.of(machine("4"), SERVER_STANDARD, key)));
        activate(key, InstallationId.of(machine("5"), SERVER_STANDARD, key));
        assertThat(told(five)).containsExactly("80");

        activate(key, InstallationId.of(machine("6"), SERVER_STANDARD, key));
        assertThat(told(five)).containsExactly("80", "100");
    }

    @Test
    @Tag("VA-406")
    void theSameReturnManyTimesAtOnceGivesBackOneUse() throws Exception {
        activate("one");
        activate("two");
        String statement = statement("one");
        String other = statement("one");

        List<ActivationReturned> results = atOnce(number -> () -> giveBack(number % 2 == 0 ? statement : other));

        assertThat(results).filteredOn(ActivationReturned::counted).hasSize(1);
        assertThat(view().used()).isEqualTo(1);
        assertThat(view().returned()).isEqualTo(1);
    }

    @Test
    @Tag("VA-406")
    void manyMachinesAtOnceGiveBackNoMoreThanTheYearAllows() throws Exception {
        License many = LICENSES.order(line("SVR-STD-2008", 8));
        ProductKey key = LICENSES.key(many, "B", KeyType.MAK);
        List<String> statements = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            InstallationId installation = InstallationId.of(machine("many " + number), SERVER_STANDARD, key);
            activate(key, installation);
            statements.add(statement(key, installation));
        }

        List<Boolean> counted = atOnce(number -> () -> {
            try {
                return giveBack(many, statements.get(number % 8)).counted();
            } catch (LicensingException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.ACTIVATION_RETURNS_EXHAUSTED);
                return false;
            }
        });

        assertThat(counted).filteredOn(each -> each).hasSize(3);
        assertThat(LICENSES.view(many, "B", KeyType.MAK).used()).isEqualTo(5);
    }

    @Test
    @Tag("VA-406")
    void returnsAndActivationsAtOnceNeverUseMoreThanPermittedOrFewerThanAreActivated() throws Exception {
        activate("one");
        activate("two");
        String statement = statement("one");

        List<Optional<ErrorCode>> refusals = atOnce(number -> () -> number % 4 == 0
                ? refusalOf(() -> giveBack(statement))
                : refusalOf(() -> activate(mak, installation("racing " + number))));

        assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(THREADS / 4 + 1);
        assertThat(view().used()).isEqualTo(2);
        assertThat(active(view())).isEqualTo(2);
    }

    @Test
    void theDatabaseItselfHoldsThatAMachineIsActivatedOnce() {
        activate("one");

        assertThatThrownBy(() -> SCENARIO.database()
                        .transact(entities -> entities.createNativeQuery("INSERT INTO activated_machine"
                                        + " (product_key_id, installation_id, system_board, activated_at)"
                                        + " SELECT product_key_id, installation_id, system_board, activated_at"
                                        + " FROM activated_machine m WHERE returned_at IS NULL")
                                .executeUpdate()))
                .hasStackTraceContaining("uq_activated_machine_installation_id");
    }

    private InstallationActivated activate(String name) {
        return activate(mak, installation(name));
    }

    private static InstallationActivated activate(ProductKey key, InstallationId installationId) {
        return activation(key, installationId).orThrow();
    }

    private static Outcome<InstallationActivated> activation(ProductKey key, InstallationId installationId) {
        return SCENARIO.call(
                MakActivationBatcher.class,
                activation -> activation.activate(Caller.device(LicensingScenario.origin()), key, installationId));
    }

    private ErrorCode refusal(String name) {
        return ((Outcome.Refused<?>) activation(mak, installation(name))).code();
    }

    private InstallationId installation(String name) {
        return InstallationId.of(machine(name), SERVER_STANDARD, mak);
    }

    private String statement(String name) {
        return statement(mak, installation(name));
    }

    private static String statement(ProductKey key, InstallationId installationId) {
        return ReturnStatement.make(installationId, key, confirmation(installationId), RANDOM)
                .toText();
    }

    private static ConfirmationId confirmation(InstallationId installationId) {
        return SCENARIO.call(
                PublisherKeys.class, keys -> keys.confirmationCodec().confirm(installationId));
    }

    private ActivationReturned giveBack(String statement) {
        return giveBack(license, statement);
    }

    private static ActivationReturned giveBack(License license, String statement) {
        return returns(service ->
                service.giveBack(license.administrator(), license.licenseId(), new ReturnActivation(statement)));
    }

    private static ActivationReturned giveBackForSupport(UUID key, InstallationId installationId) {
        return returns(service -> service.giveBackForSupport(
                SCENARIO.support(),
                key,
                new ReturnActivationForSupport(installationId.formatted(), "It was stolen", null)));
    }

    private static <T> T returns(Function<ActivationReturnService, T> work) {
        return SCENARIO.call(ActivationReturnService.class, work);
    }

    private static <T> T support(Function<KeySupportService, T> work) {
        return SCENARIO.call(KeySupportService.class, work);
    }

    private ProductKeyExchanged exchange(Activated activated) {
        UUID id = view().id();
        return support(
                service -> service.exchange(SCENARIO.support(), id, new ExchangeProductKey(activated, "compromised")));
    }

    private ErrorCode returnRefusal(String statement) {
        return refusal(() -> giveBack(statement));
    }

    private ErrorCode supportRefusal(String name) {
        return refusal(() -> giveBackForSupport(view().id(), installation(name)));
    }

    private static ErrorCode refusal(Callable<?> call) {
        return refused(call).code();
    }

    private static LicensingException refused(Callable<?> call) {
        try {
            call.call();
        } catch (LicensingException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it was not refused");
    }

    private static Optional<ErrorCode> refusalOf(Callable<?> call) throws Exception {
        try {
            call.call();
            return Optional.empty();
        } catch (LicensingException e) {
            return Optional.of(e.code());
        }
    }

    private ValidationResult validate(String name) {
        return validate(mak, installation(name));
    }

    private static ValidationResult validate(ProductKey key, InstallationId installationId) {
        Caller device = Caller.device(LicensingScenario.origin());
        return SCENARIO.call(
                        ValidationService.class,
                        service -> service.validate(
                                device, new ValidateInstallation(key.formatted(), installationId.formatted())))
                .result();
    }

    /** The present MAK, also after an exchange. */
    private ProductKeyView view() {
        return LICENSES.keys(license).stream()
                .filter(key -> key.type() == KeyType.MAK && key.state() == ProductKeyState.ACTIVE)
                .findFirst()
                .orElseThrow();
    }

    private static ProductKey reveal(License license, UUID id) {
        return ProductKey.parse(SCENARIO.call(ProductKeyService.class, keys -> keys.reveal(license.administrator(), id))
                .key());
    }

    private String audited(String action) {
        return SCENARIO.look(entities -> (String) entities.createNativeQuery(
                        "SELECT string_agg(details::text, ' ') FROM audit_record"
                                + " WHERE action = :action AND license_id = :license",
                        String.class)
                .setParameter("action", action)
                .setParameter("license", license.licenseId())
                .getSingleResult());
    }

    @SuppressWarnings("unchecked")
    private static List<String> told(License license) {
        return (List<String>) SCENARIO.look(entities -> entities.createNativeQuery(
                        "SELECT parameters->>'percent' FROM notification WHERE kind = 'ACTIVATIONS_USED'"
                                + " AND recipient = :recipient ORDER BY id",
                        String.class)
                .setParameter(
                        "recipient", license.administrator().requireEmail().value())
                .getResultList());
    }

    private static long active(ProductKeyView key) {
        return SCENARIO.look(entities -> (Long) entities.createNativeQuery(
                        "SELECT count(*) FROM activated_machine m JOIN product_key k ON k.id = m.product_key_id"
                                + " WHERE k.public_id = :id AND m.returned_at IS NULL",
                        Long.class)
                .setParameter("id", key.id())
                .getSingleResult());
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                calls.add(call.apply(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
