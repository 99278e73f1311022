package org.menkyo.activation.mak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.TestBeans;

class MakConfirmationRepositoryTest {

    private static final int SERVER_STANDARD = 211;
    private static final int MACHINES = 50;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    void anActivationReadsTheMachinesThatLookAlikeAndNotAllOfItsKey() {
        ProductKey mak = LICENSES.key(LICENSES.order(line("SVR-STD-2008", MACHINES + 1)), "B", KeyType.MAK);
        for (int number = 0; number < MACHINES; number++) {
            machinesReadFor(mak, "machine " + number);
        }

        assertThat(machinesReadFor(mak, "one more")).isLessThan(MACHINES / 2);
        assertThat(machinesReadFor(mak, "machine 7")).isBetween(1L, MACHINES / 2L);
        assertThat(machinesReadToFind(mak, "machine 7")).isBetween(1L, MACHINES / 2L);
    }

    /** What phone activation and returns do. */
    private static long machinesReadToFind(ProductKey mak, String name) {
        return SCENARIO.look(entities -> {
            IssuedProductKey key = entities.createQuery(
                            "select m.productKey from ActivatedMachine m where m.installationId = :id",
                            IssuedProductKey.class)
                    .setParameter("id", id(mak, name).withoutKey().digits())
                    .getSingleResult();
            long before = machinesRead(entities);
            assertThat(new ActivationRepository(entities).findMachine(key, machine(name)))
                    .isPresent();
            return machinesRead(entities) - before;
        });
    }

    private static InstallationId id(ProductKey mak, String name) {
        return InstallationId.of(machine(name), SERVER_STANDARD, mak);
    }

    /** Activates, and gives how many rows of machines were read for it. */
    private static long machinesReadFor(ProductKey mak, String name) {
        return SCENARIO.look(entities -> {
            long before = machinesRead(entities);
            new TestBeans(entities, SCENARIO.clock())
                    .get(MakActivationBatcher.class)
                    .activate(Caller.device(LicensingScenario.origin()), mak, id(mak, name))
                    .orThrow();
            return machinesRead(entities) - before;
        });
    }

    private static long machinesRead(EntityManager entities) {
        return (Long) entities.createNativeQuery(
                        "SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables"
                                + " WHERE relname = 'activated_machine'",
                        Long.class)
                .getSingleResult();
    }
}
