package org.menkyo.activation.mak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.SampleKeys;
import org.menkyo.activation.support.GrantActivations;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

@Tag("VA-407")
class UseNoticesTest {

    private static final int THREADS = 32;
    private static final int SERVER_STANDARD = 211;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    void administratorsAreToldAtEightyNinetyAndAHundredPercentOnceEach() {
        License license = LICENSES.order(line("SVR-STD-2008", 10));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        List<List<String>> told = new ArrayList<>();

        for (int number = 1; number <= 10; number++) {
            activate(mak, number);
            activate(mak, number);
            told.add(told(license));
        }

        assertThat(told.get(6)).isEmpty();
        assertThat(told.get(7)).containsExactly("80");
        assertThat(told.get(8)).containsExactly("80", "90");
        assertThat(told.get(9)).containsExactly("80", "90", "100");
    }

    @Test
    void oneActivationThatReachesSeveralSharesIsToldOnce() {
        License license = LICENSES.order(line("SVR-STD-2008", 2));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);

        activate(mak, 1);
        assertThat(told(license)).isEmpty();
        activate(mak, 2);

        assertThat(told(license)).containsExactly("100");
    }

    @Test
    @Tag("VA-107")
    void afterAGrantEachShareIsToldAnew() {
        License license = LICENSES.order(line("SVR-STD-2008", 4));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        for (int number = 1; number <= 4; number++) {
            activate(mak, number);
        }
        assertThat(told(license)).containsExactly("100");

        SCENARIO.call(
                KeySupportService.class,
                service -> service.grant(
                        SampleKeys.technical(Party.SUPPORT_AGENT, Language.EN),
                        LICENSES.view(license, "B", KeyType.MAK).id(),
                        new GrantActivations(6, null, "more machines")));
        for (int number = 5; number <= 9; number++) {
            activate(mak, number);
        }

        assertThat(told(license)).containsExactly("100", "80", "90");
    }

    @Test
    @Tag("VA-406")
    void activationsAtTheSameMomentAreToldOnceEach() throws Exception {
        License license = LICENSES.order(line("SVR-STD-2008", 20));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                InstallationId installationId = installationId(mak, number);
                calls.add(() -> SCENARIO.call(
                        MakActivationBatcher.class,
                        activation -> activation.activate(SampleKeys.device(), mak, installationId)));
            }
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isEqualTo(20);
        assertThat(told(license)).containsExactly("80", "90", "100");
    }

    private static void activate(ProductKey mak, int number) {
        SampleKeys.activate(SCENARIO, mak, installationId(mak, number));
    }

    private static InstallationId installationId(ProductKey mak, int number) {
        return InstallationId.of(machine("machine " + number), SERVER_STANDARD, mak);
    }

    /** The percentages that the license ID's administrator was told of, in their order. */
    private static List<String> told(License license) {
        return told(SCENARIO, license);
    }

    static List<String> told(LicensingScenario scenario, License license) {
        @SuppressWarnings("unchecked")
        List<String> told = scenario.look(entities -> entities.createNativeQuery(
                        "SELECT parameters->>'percent' FROM notification WHERE kind = 'ACTIVATIONS_USED'"
                                + " AND recipient = :recipient ORDER BY id",
                        String.class)
                .setParameter(
                        "recipient", license.administrator().requireEmail().value())
                .getResultList());
        return told;
    }
}
