package org.menkyo.productkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.testing.SampleLicenses.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.entitlement.Entitlement;
import org.menkyo.notification.NotificationKind;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.testing.TestBeans;

class ProductKeyIssuerTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);
    private static final Caller SYSTEM = Caller.system("test");

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-102")
    @Tag("VA-301")
    void aLicenseGetsOneMakAndOneKmsHostKeyPerGroup() {
        License license = LICENSES.order(line("SVR-STD-2008", 10), line("SVR-ENT-2008", 7), line("VISTA-BUS-UPG", 100));

        assertThat(LICENSES.keys(license))
                .extracting(
                        ProductKeyView::productGroup,
                        ProductKeyView::type,
                        ProductKeyView::permitted,
                        ProductKeyView::used,
                        ProductKeyView::activationsPerHost,
                        ProductKeyView::state)
                .containsExactlyInAnyOrder(
                        tuple("CLIENT_VL", KeyType.MAK, 100, 0, null, ProductKeyState.ACTIVE),
                        tuple("CLIENT_VL", KeyType.KMS_HOST, 6, 0, 10, ProductKeyState.ACTIVE),
                        tuple("B", KeyType.MAK, 17, 0, null, ProductKeyState.ACTIVE),
                        tuple("B", KeyType.KMS_HOST, 6, 0, 10, ProductKeyState.ACTIVE));
    }

    @Test
    @Tag("VA-102")
    void twoLicensesOfOneOrganizationHaveKeysOfTheirOwn() {
        License first = LICENSES.order("org-two", line("WEB-2008", 1));
        License second = LICENSES.order("org-two", line("WEB-2008", 1));

        assertThat(LICENSES.key(first, "A", KeyType.MAK)).isNotEqualTo(LICENSES.key(second, "A", KeyType.MAK));
        assertThat(LICENSES.key(first, "A", KeyType.KMS_HOST))
                .isNotEqualTo(LICENSES.key(second, "A", KeyType.KMS_HOST));
    }

    @Test
    @Tag("VA-106")
    void aKeyCarriesItsGroupAndTypeAndIsMaskedInLists() {
        License license = LICENSES.order(line("SVR-DC-2008", 3));
        ProductKey mak = LICENSES.key(license, "C", KeyType.MAK);

        assertThat(mak.type()).isEqualTo(KeyType.MAK);
        assertThat(mak.group()).isEqualTo(4);
        assertThat(LICENSES.view(license, "C", KeyType.MAK).maskedKey())
                .isEqualTo(mak.masked())
                .startsWith("*****-*****-*****-*****-");
    }

    @Test
    @Tag("VA-106")
    void theDatabaseHoldsNoKeyInTheClear() {
        License license = LICENSES.order(line("SVR-DC-2008", 3));
        String characters = LICENSES.key(license, "C", KeyType.MAK).characters();

        @SuppressWarnings("unchecked")
        List<String> rows = SCENARIO.look(entities -> entities.createNativeQuery(
                        "SELECT encode(sealed_key, 'hex') || ' ' || encode(key_hash, 'hex') || ' ' || k::text"
                                + " FROM product_key k",
                        String.class)
                .getResultList());

        String hex = HexFormat.of().formatHex(characters.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(characters) || row.contains(hex));
    }

    @Test
    @Tag("VA-102")
    void aProductWithoutEditionsBringsNoKeys() {
        License license = LICENSES.order(line("SVR-CAL-2008", 50));

        assertThat(LICENSES.keys(license)).isEmpty();
    }

    @Test
    @Tag("VA-109")
    void anEntitlementToUltimateBringsNoVolumeKey() {
        License license = LICENSES.order(line("SVR-CAL-2008", 1));

        entitle(license, "VISTA-ULT", 5);
        issue(license);

        assertThat(LICENSES.keys(license)).isEmpty();
    }

    @Test
    @Tag("VA-102")
    @Tag("VA-401")
    void moreLicensesRaiseTheMakAndIssueNothingTwice() {
        License license = LICENSES.order(line("SVR-STD-2008", 10));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);

        entitle(license, "SVR-ENT-2008", 5);
        issue(license);
        issue(license);

        assertThat(LICENSES.keys(license)).hasSize(2);
        assertThat(LICENSES.view(license, "B", KeyType.MAK).permitted()).isEqualTo(15);
        assertThat(LICENSES.view(license, "B", KeyType.KMS_HOST).permitted()).isEqualTo(6);
        assertThat(LICENSES.key(license, "B", KeyType.MAK)).isEqualTo(mak);
        assertThat(SCENARIO.auditRecords("PRODUCT_KEY_ISSUED", license.licenseId()))
                .isEqualTo(2);
        assertThat(SCENARIO.auditRecords("PRODUCT_KEY_RAISED", license.licenseId()))
                .isEqualTo(1);
    }

    @Test
    @Tag("VA-401")
    void fewerLicensesLowerTheMakNeverBelowWhatIsUsedAndNotSilently() {
        License license = LICENSES.order(line("SVR-STD-2008", 10));
        String administrator = license.administrator().requireEmail().value();
        update(license, "UPDATE product_key SET used = 6 WHERE type = 'MAK'");

        update(license, "UPDATE entitlement SET quantity = 8");
        issue(license);
        assertThat(LICENSES.view(license, "B", KeyType.MAK).permitted()).isEqualTo(8);
        assertThat(SCENARIO.mails(administrator, NotificationKind.ACTIVATIONS_LOWERED))
                .isEqualTo(1);

        update(license, "UPDATE entitlement SET quantity = 4");
        issue(license);
        issue(license);
        assertThat(LICENSES.view(license, "B", KeyType.MAK).permitted()).isEqualTo(6);
        assertThat(SCENARIO.mails(administrator, NotificationKind.ACTIVATIONS_LOWERED))
                .isEqualTo(2);
        assertThat(SCENARIO.auditRecords("PRODUCT_KEY_LOWERED", license.licenseId()))
                .isEqualTo(2);
        assertThat(useOne(license)).isFalse();

        entitle(license, "SVR-ENT-2008", 2);
        issue(license);
        assertThat(useOne(license)).as("6 of 4 + 2").isFalse();

        entitle(license, "SVR-ENT-2008", 1);
        issue(license);
        assertThat(LICENSES.view(license, "B", KeyType.MAK).permitted()).isEqualTo(7);
        assertThat(useOne(license)).isTrue();
    }

    @Test
    @Tag("VA-107")
    @Tag("VA-401")
    void whatSupportGrantedStaysWhenTheLicensesChange() {
        License license = LICENSES.order(line("SVR-STD-2008", 10));
        update(license, "UPDATE product_key SET granted = 5, permitted = 15 WHERE type = 'MAK'");

        update(license, "UPDATE entitlement SET quantity = 3");
        issue(license);
        assertThat(LICENSES.view(license, "B", KeyType.MAK).permitted()).isEqualTo(8);

        entitle(license, "SVR-STD-2008", 1);
        issue(license);
        assertThat(LICENSES.view(license, "B", KeyType.MAK).permitted()).isEqualTo(9);
    }

    @Test
    @Tag("VA-108")
    @Tag("VA-401")
    void licensesThatAllEndLeaveNoActivation() {
        License license = LICENSES.order(line("SVR-STD-2008", 10));

        update(license, "UPDATE entitlement SET ends_at = starts_at + interval '1 second'");
        SCENARIO.clock().move(java.time.Duration.ofSeconds(2));
        issue(license);

        assertThat(LICENSES.view(license, "B", KeyType.MAK).permitted()).isZero();
        assertThat(LICENSES.view(license, "B", KeyType.KMS_HOST).permitted()).isEqualTo(6);
    }

    @Test
    @Tag("VA-102")
    void ordersAtTheSameMomentIssueEachKeyOnceAndCountAllLicenses() throws Exception {
        License license = LICENSES.order(line("SVR-CAL-2008", 1));
        int threads = 8;
        ExecutorService distributors = Executors.newFixedThreadPool(threads);
        try {
            Callable<Void> order = () -> {
                SCENARIO.database().transact(entities -> {
                    TestBeans beans = new TestBeans(entities, SCENARIO.clock());
                    Agreement agreement = beans.get(AgreementRepository.class)
                            .find(license.licenseId())
                            .orElseThrow();
                    entities.persist(new Entitlement(
                            agreement, "WEB-2008", 3, false, SCENARIO.clock().instant()));
                    beans.get(ProductKeyIssuer.class).issueFor(SYSTEM, agreement);
                });
                return null;
            };
            for (Future<Void> done : distributors.invokeAll(Collections.nCopies(threads, order))) {
                done.get();
            }
        } finally {
            distributors.shutdownNow();
        }

        assertThat(LICENSES.keys(license))
                .extracting(ProductKeyView::type, ProductKeyView::permitted)
                .containsExactlyInAnyOrder(tuple(KeyType.MAK, 24), tuple(KeyType.KMS_HOST, 6));
    }

    @Test
    @Tag("VA-106")
    void serialsAreNeverUsedTwice() {
        List<Long> serials = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            License license = LICENSES.order(line("WEB-2008", 1));
            serials.add(LICENSES.key(license, "A", KeyType.MAK).serial());
            serials.add(LICENSES.key(license, "A", KeyType.KMS_HOST).serial());
        }

        assertThat(serials).doesNotHaveDuplicates();
    }

    private static void update(License license, String sql) {
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(sql + (sql.contains("WHERE") ? " AND" : " WHERE")
                                + " agreement_id = (SELECT id FROM agreement WHERE license_id = :id)")
                        .setParameter("id", license.licenseId())
                        .executeUpdate());
    }

    private static boolean useOne(License license) {
        return SCENARIO.call(
                ProductKeys.class,
                keys -> keys.useOne(
                        keys.find(LICENSES.view(license, "B", KeyType.MAK).id()).orElseThrow()));
    }

    private static void entitle(License license, String product, int quantity) {
        SCENARIO.database().transact(entities -> {
            Agreement agreement =
                    new AgreementRepository(entities).find(license.licenseId()).orElseThrow();
            entities.persist(new Entitlement(
                    agreement, product, quantity, false, SCENARIO.clock().instant()));
        });
    }

    private static void issue(License license) {
        SCENARIO.database().transact(entities -> {
            TestBeans beans = new TestBeans(entities, SCENARIO.clock());
            Agreement agreement = beans.get(AgreementRepository.class)
                    .find(license.licenseId())
                    .orElseThrow();
            beans.get(ProductKeyIssuer.class).issueFor(SYSTEM, agreement);
        });
    }
}
