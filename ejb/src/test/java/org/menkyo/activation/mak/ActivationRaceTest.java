package org.menkyo.activation.mak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.Outcome;
import org.menkyo.activation.Outcome.Activated;
import org.menkyo.activation.Outcome.Refused;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

class ActivationRaceTest {

    private static final int THREADS = 64;
    private static final int SERVER_STANDARD = 211;
    private static final int SERVER_ENTERPRISE = 213;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-406")
    void sixtyFourMachinesGetExactlyTheTenActivationsThatAreLeft() throws Exception {
        License license = LICENSES.order(line("SVR-STD-2008", 10));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);

        List<Outcome<InstallationActivated>> outcomes =
                atOnce(number -> InstallationId.of(machine("machine " + number), SERVER_STANDARD, mak), mak);

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Activated<?>)
                .hasSize(10);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Refused<?>)
                .hasSize(THREADS - 10)
                .allSatisfy(outcome ->
                        assertThat(((Refused<?>) outcome).code()).isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED));
        ProductKeyView view = LICENSES.view(license, "B", KeyType.MAK);
        assertThat(view.used()).isEqualTo(10);
        assertThat(count("activated_machine", view)).isEqualTo(10);
        assertThat(SCENARIO.auditRecords("ACTIVATE_INSTALLATION", license.licenseId()))
                .isEqualTo(THREADS);
    }

    @Test
    @Tag("VA-405")
    @Tag("VA-406")
    void oneMachineThatAsksManyTimesAtOnceUsesOneActivation() throws Exception {
        License license = LICENSES.order(line("SVR-STD-2008", 10));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);

        List<Outcome<InstallationActivated>> outcomes = atOnce(number -> installationId, mak);

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Activated.class))
                .extracting(outcome -> outcome.orThrow().confirmationId())
                .containsOnly(outcomes.get(0).orThrow().confirmationId());
        assertThat(outcomes).filteredOn(outcome -> outcome.orThrow().counted()).hasSize(1);
        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isEqualTo(1);
    }

    @Test
    @Tag("VA-405")
    @Tag("VA-406")
    @Tag("VA-407")
    void callsOfOneServerThatShareTransactionsGetWhatEachWouldGetAlone() throws Exception {
        License license = LICENSES.order(line("SVR-STD-2008", 20));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        MakActivationBatcher server = SCENARIO.call(PublisherKeys.class, keys -> {
            keys.signingKey();
            keys.confirmationCodec();
            keys.productKeyCodec();
            return new MakActivationBatcher(new EachInItsTransaction(), keys);
        });

        // Each machine asks twice, with two editions in turn; those of number 15 and more find nothing left.
        List<Outcome<InstallationActivated>> outcomes = atOnce(number -> () -> server.activate(
                device(),
                mak,
                InstallationId.of(
                        machine("machine " + number / 2), number % 3 == 0 ? SERVER_ENTERPRISE : SERVER_STANDARD, mak)));

        assertThat(outcomes)
                .filteredOn(outcome ->
                        outcome instanceof Activated<?> && outcome.orThrow().counted())
                .hasSize(20)
                .extracting(outcome -> outcome.orThrow().remainingActivations())
                .doesNotHaveDuplicates();
        assertThat(outcomes)
                .filteredOn(outcome ->
                        outcome instanceof Activated<?> && !outcome.orThrow().counted())
                .hasSize(20);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Refused<?>)
                .hasSize(THREADS - 40)
                .allSatisfy(outcome ->
                        assertThat(((Refused<?>) outcome).code()).isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED));
        ProductKeyView view = LICENSES.view(license, "B", KeyType.MAK);
        assertThat(view.used()).isEqualTo(20);
        assertThat(count("activated_machine", view)).isEqualTo(20);
        assertThat(SCENARIO.auditRecords("ACTIVATE_INSTALLATION", license.licenseId()))
                .isEqualTo(THREADS);
        assertThat(told(license)).containsExactly("80", "90", "100");
    }

    @Test
    @Tag("VA-406")
    void aFailureBeforeTheCommitUsesNone() {
        License license = LICENSES.order(line("SVR-STD-2008", 1));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);

        assertThatThrownBy(() -> SCENARIO.call(MakActivationBatcher.class, activation -> {
                    activation.activate(device(), mak, installationId).orThrow();
                    throw new IllegalStateException("the server stops here");
                }))
                .hasMessage("the server stops here");

        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isZero();
        assertThat(SCENARIO.call(
                                MakActivationBatcher.class,
                                activation -> activation.activate(device(), mak, installationId))
                        .orThrow()
                        .counted())
                .isTrue();
    }

    @Test
    @Tag("VA-406")
    void theDatabaseItselfRefusesMoreThanPermitted() {
        License license = LICENSES.order(line("SVR-STD-2008", 1));
        ProductKeyView mak = LICENSES.view(license, "B", KeyType.MAK);

        assertThatThrownBy(() -> SCENARIO.database()
                        .transact(entities -> entities.createNativeQuery(
                                        "UPDATE product_key SET used = permitted + 1 WHERE public_id = :id")
                                .setParameter("id", mak.id())
                                .executeUpdate()))
                .hasStackTraceContaining("ck_product_key_used");
    }

    private static List<Outcome<InstallationActivated>> atOnce(IntFunction<InstallationId> machines, ProductKey key)
            throws Exception {
        return atOnce(number -> {
            InstallationId installationId = machines.apply(number);
            return () -> SCENARIO.call(
                    MakActivationBatcher.class, activation -> activation.activate(device(), key, installationId));
        });
    }

    private static List<Outcome<InstallationActivated>> atOnce(
            IntFunction<Callable<Outcome<InstallationActivated>>> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Outcome<InstallationActivated>>> calls = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                calls.add(call.apply(number));
            }
            List<Outcome<InstallationActivated>> outcomes = new ArrayList<>();
            for (Future<Outcome<InstallationActivated>> done : threads.invokeAll(calls)) {
                outcomes.add(done.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long count(String table, ProductKeyView key) {
        return SCENARIO.look(entities -> (Long) entities.createNativeQuery(
                        "SELECT count(*) FROM " + table
                                + " t JOIN product_key k ON k.id = t.product_key_id WHERE k.public_id = :id",
                        Long.class)
                .setParameter("id", key.id())
                .getSingleResult());
    }

    /** The percentages that the license ID's administrator was told of, in their order. */
    private static List<String> told(License license) {
        return UseNoticesTest.told(SCENARIO, license);
    }

    private static Caller device() {
        return Caller.device(LicensingScenario.origin());
    }

    /** Each call in a transaction of its own, as the container does. */
    private static final class EachInItsTransaction extends MakActivationTransaction {

        EachInItsTransaction() {
            super(null, null, null, null);
        }

        @Override
        List<Outcome<Confirmed>> confirm(ProductKey key, List<MakRequest> requests) {
            return SCENARIO.call(MakActivationTransaction.class, confirming -> confirming.confirm(key, requests));
        }
    }
}
