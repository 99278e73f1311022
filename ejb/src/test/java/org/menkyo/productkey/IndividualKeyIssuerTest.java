package org.menkyo.productkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.SampleLicenses.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.Editions;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.entitlement.Entitlement;
import org.menkyo.order.OrderLine;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.testing.TestBeans;

class IndividualKeyIssuerTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-106")
    @Tag("VA-109")
    void aBatchOfAHundredThousandKeysHasNoTwoAlike() {
        License license = entitled(IndividualKeyIssuer.MAX_BATCH);
        long start = System.nanoTime();

        IndividualKeyIssuer.Issued issued = issue(license, IndividualKeyIssuer.MAX_BATCH);

        System.out.printf(
                "%,d keys in %,d ms%n",
                IndividualKeyIssuer.MAX_BATCH, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        assertThat(issued.keys()).isEqualTo(IndividualKeyIssuer.MAX_BATCH);
        ProductKeyCodec codec = SCENARIO.call(PublisherKeys.class, PublisherKeys::productKeyCodec);
        Set<String> keys = new HashSet<>();
        SCENARIO.database().transact(entities -> {
            ProductKeyVault vault = new TestBeans(entities, SCENARIO.clock()).get(ProductKeyVault.class);
            rows(entities, license).forEach(row -> {
                ProductKey key =
                        vault.open((UUID) row[2], new SealedProductKey((byte[]) row[0], (byte[]) row[1], null));
                assertThat(codec.isGenuine(key)).isTrue();
                assertThat(key.type()).isEqualTo(KeyType.INDIVIDUAL);
                keys.add(key.characters());
            });
        });
        assertThat(keys).hasSize(IndividualKeyIssuer.MAX_BATCH);
    }

    @Test
    @Tag("VA-109")
    void batchesAtTheSameMomentDoNotExceedWhatTheLicensesGive() throws Exception {
        License license = entitled(10);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> batches;
        try {
            Callable<Integer> batch = () -> {
                issue(license, 4);
                return 4;
            };
            batches = threads.invokeAll(Collections.nCopies(4, batch));
        } finally {
            threads.shutdownNow();
        }

        List<Throwable> refused = new ArrayList<>();
        int issued = 0;
        for (Future<Integer> batch : batches) {
            try {
                issued += batch.get();
            } catch (ExecutionException e) {
                refused.add(e.getCause());
            }
        }
        assertThat(issued).isEqualTo(8);
        assertThat(refused).hasSize(2).allSatisfy(error -> assertThat(error).isInstanceOf(RejectedException.class));
    }

    @Test
    @Tag("VA-108")
    @Tag("VA-109")
    void aLicenseIdThatHasEndedGetsNone() {
        License license = entitled(10);
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "UPDATE agreement SET ended_at = now(), end_reason = 'test' WHERE license_id = :id")
                        .setParameter("id", license.licenseId())
                        .executeUpdate());

        assertThatThrownBy(() -> issue(license, 1)).isInstanceOf(RejectedException.class);
    }

    @Test
    @Tag("LC-113")
    @Tag("LC-710")
    void keysOfABenefitAreIssuedUntilSoftwareAssuranceEnds() {
        License license = LICENSES.order(OrderLine.of("VISTA-BUS-UPG", 3, true), line("VISTA-BUS-UPG", 10));

        assertThat(issue(license, 2)).isEqualTo(new IndividualKeyIssuer.Issued(2, 3));
        SCENARIO.clock().move(Duration.ofDays(732));

        assertThatThrownBy(() -> issue(license, 1)).isInstanceOf(RejectedException.class);
        SCENARIO.database().transact(entities -> {
            ProductKeys keys = new TestBeans(entities, SCENARIO.clock()).get(ProductKeys.class);
            assertThat(entities.createQuery(
                                    "select k from IssuedProductKey k where k.agreement.licenseId = :id",
                                    IssuedProductKey.class)
                            .setParameter("id", license.licenseId())
                            .getResultList())
                    .hasSize(4)
                    .allSatisfy(key -> assertThat(keys.isUsable(key)).isTrue());
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(jakarta.persistence.EntityManager entities, License license) {
        return entities.createNativeQuery(
                        "SELECT k.sealed_key, k.key_hash, k.public_id FROM product_key k JOIN agreement a"
                                + " ON a.id = k.agreement_id WHERE a.license_id = :id")
                .setParameter("id", license.licenseId())
                .getResultList();
    }

    private static License entitled(int quantity) {
        License license = LICENSES.order(line("SVR-CAL-2008", 1));
        SCENARIO.database()
                .transact(entities -> entities.persist(new Entitlement(
                        agreement(new AgreementRepository(entities), license),
                        "VISTA-ULT",
                        quantity,
                        false,
                        SCENARIO.clock().instant())));
        return license;
    }

    private static IndividualKeyIssuer.Issued issue(License license, int quantity) {
        return SCENARIO.database().inTransaction(entities -> {
            TestBeans beans = new TestBeans(entities, SCENARIO.clock());
            Agreement agreement = agreement(beans.get(AgreementRepository.class), license);
            Edition edition = beans.get(Editions.class).find("VISTA_ULTIMATE").orElseThrow();
            return beans.get(IndividualKeyIssuer.class).issue(agreement, edition, quantity);
        });
    }

    private static Agreement agreement(AgreementRepository agreements, License license) {
        return agreements.find(license.licenseId()).orElseThrow();
    }
}
