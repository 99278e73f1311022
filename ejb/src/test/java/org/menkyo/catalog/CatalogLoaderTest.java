package org.menkyo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.catalog.CatalogDocument.BenefitEntry;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Grant;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.catalog.CatalogDocument.Kms;
import org.menkyo.catalog.CatalogDocument.ProductEntry;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.text.Json;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestBeans;
import org.menkyo.testing.TestDatabase;

@Tag("VA-101")
class CatalogLoaderTest {

    private static final Kms KMS = new Kms("_menkyo-kms._tcp", 1688, 6, 10);
    private static final List<Group> GROUPS =
            List.of(new Group("CLIENT", "Clients", 1, 10, 0), new Group("SERVER", "Servers", 2, 20, 0));
    private static final List<EditionEntry> EDITIONS = List.of(
            new EditionEntry("PRO", 101, "Professional", "CLIENT", Platform.CLIENT, 25, 30, 3),
            new EditionEntry("HOME", 102, "Home", null, Platform.CLIENT, 25, 30, 3),
            new EditionEntry("DATACENTER", 201, "Datacenter", "SERVER", Platform.SERVER, 5, 60, 3));
    private static final List<ProductEntry> PRODUCTS = List.of(
            new ProductEntry(
                    "DC-1",
                    "Datacenter",
                    "Server",
                    "1",
                    true,
                    ProductKind.LICENSE,
                    null,
                    null,
                    List.of("DATACENTER"),
                    null),
            new ProductEntry(
                    "PRO-1",
                    "Professional",
                    "Client",
                    "1",
                    true,
                    ProductKind.UPGRADE_LICENSE,
                    null,
                    null,
                    List.of("PRO", "HOME"),
                    null));

    private static final List<BenefitEntry> BENEFITS = List.of(
            new BenefitEntry("HOME", "Home use", BenefitKind.ASSIGNED, List.of(new Grant("PRO-1", 1, 2)), "HOME"));

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void createDatabase() {
        database.beforeAll(null);
    }

    @AfterEach
    void dropDatabase() {
        database.afterAll(null);
    }

    @Test
    void aDocumentIsTheCatalogFromThenOn() {
        CatalogLoaded loaded = load(document(1));

        assertThat(loaded).isEqualTo(new CatalogLoaded(1, true, 2, 3, 2));
        assertThat(current()).isEqualTo(document(1));
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void theSameDocumentAgainChangesNothingInWhateverOrderItsEntriesStand() {
        load(document(1));
        List<EditionEntry> reversed = new ArrayList<>(EDITIONS);
        Collections.reverse(reversed);

        assertThat(load(new CatalogDocument(2, 1, "example", "Example", KMS, GROUPS, reversed, PRODUCTS, BENEFITS)))
                .isEqualTo(new CatalogLoaded(1, false, 2, 3, 2));
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void aHigherVersionReplacesNamesThresholdsAndReachAndAddsEntries() {
        load(document(1));
        List<Group> groups = List.of(
                new Group("CLIENT", "Client computers", 1, 10, 5),
                new Group("MIDDLE", "In between", 3, 15, 0),
                GROUPS.get(1));
        List<EditionEntry> editions = List.of(
                new EditionEntry("PRO", 101, "Professional", "MIDDLE", Platform.CLIENT, 20, 45, 5),
                EDITIONS.get(1),
                EDITIONS.get(2),
                new EditionEntry("WEB", 202, "Web", "MIDDLE", Platform.SERVER, 5, 60, 3));
        List<ProductEntry> products = List.of(
                new ProductEntry(
                        "DC-1", "Datacenter", "Server", "1", false, ProductKind.LICENSE, null, null, List.of(), null),
                PRODUCTS.get(1));
        CatalogDocument second = new CatalogDocument(
                2, 2, "example", "Second", new Kms("_other._tcp", 1700, 7, 11), groups, editions, products, BENEFITS);

        assertThat(load(second).changed()).isTrue();

        assertThat(current()).isEqualTo(second);
        assertThat(audited()).isEqualTo(2);
    }

    @Test
    void theSameVersionWithOtherContentAndAnOlderOneAreConflicts() {
        load(document(2));

        assertThatThrownBy(() ->
                        load(new CatalogDocument(2, 2, "example", "Other", KMS, GROUPS, EDITIONS, PRODUCTS, BENEFITS)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.CONTENT_CONFLICT));
        assertThatThrownBy(() -> load(document(1)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.STATE_CONFLICT));
        assertThat(current()).isEqualTo(document(2));
    }

    @Test
    void whatIsWrongIsNamedWithItsPlaceAndNothingIsChanged() {
        List<Group> groups = List.of(
                new Group("client", "", 256, null, 10_001),
                new Group("A", "A", 1, 10, null),
                new Group("A", "A", 1, 10, null));
        List<EditionEntry> editions = List.of(
                new EditionEntry("PRO", 0, "Pro", "B", null, 51, -1, 1_001),
                new EditionEntry("PRO", 101, "Pro", null, Platform.OTHER_SERVER, 5, 1, 1));
        List<ProductEntry> products = List.of(
                new ProductEntry(
                        "P 1",
                        null,
                        "F",
                        "1",
                        true,
                        ProductKind.BENEFIT,
                        false,
                        true,
                        List.of("PRO", "NONE", "PRO"),
                        null),
                new ProductEntry("P-2", "P", "F", "1", true, ProductKind.SUBSCRIPTION, null, null, List.of("PRO"), 121),
                new ProductEntry("P-3", "P", "F", "1", true, ProductKind.LICENSE, null, null, List.of(), 12));

        assertThat(wrong(new CatalogDocument(2, 1, "example", "Example", KMS, groups, editions, products, null)))
                .containsExactlyInAnyOrder(
                        "productGroups[0].code is malformed",
                        "productGroups[0].name is required",
                        "productGroups[0].number must be from 0 to 255",
                        "productGroups[0].rank is required",
                        "productGroups[0].activationReturnsPerYear must be from 0 to 10,000",
                        "productGroups[2].code stands twice",
                        "productGroups[2].number stands twice",
                        "productGroups[2].rank stands twice",
                        "editions[0].number must be from 1 to 16,383",
                        "editions[0].platform is required",
                        "editions[0].threshold must be from 1 to 50",
                        "editions[0].graceDays must be from 0 to 3,650",
                        "editions[0].rearmCount must be from 0 to 1,000",
                        "editions[0].productGroup is unknown",
                        "editions[1].code stands twice",
                        "editions[1].platform must be one of CLIENT, SERVER",
                        "products[0].code is malformed",
                        "products[0].name is required",
                        "products[0].upgrade is not allowed here",
                        "products[0].softwareAssuranceBenefit is not allowed here",
                        "products[0].orderable is not allowed here",
                        "products[0].editions[1] is unknown",
                        "products[0].editions[2] stands twice",
                        "products[1].editions is not allowed here",
                        "products[1].termMonths must be from 1 to 120",
                        "products[2].termMonths is not allowed here");
        assertThat(wrong(new CatalogDocument(
                        2, 0, "two words", null, new Kms("kms", 0, 0, null), null, null, null, null)))
                .containsExactlyInAnyOrder(
                        "version must be from 1 to 2,147,483,647",
                        "code is malformed",
                        "name is required",
                        "kms.serviceLabel is malformed",
                        "kms.port must be from 1 to 65,535",
                        "kms.hostsPerKey must be from 1 to 10,000",
                        "kms.activationsPerHost is required",
                        "productGroups is required",
                        "editions is required",
                        "products is required");
        assertThat(current().editions()).isEmpty();
    }

    @Test
    void theFormatBeforeStillLoadsAndIsTheSameCatalog() {
        CatalogDocument old = old(
                1,
                new ProductEntry(
                        "DC-1", "Datacenter", "Server", "1", true, null, false, false, List.of("DATACENTER"), null),
                new ProductEntry(
                        "PRO-1", "Professional", "Client", "1", true, null, true, false, List.of("PRO", "HOME"), null),
                new ProductEntry("HOME-1", "Home", "Client", "1", false, null, false, true, List.of("HOME"), null));

        assertThat(load(old).changed()).isTrue();

        CatalogDocument exported = current();
        assertThat(exported.format()).isEqualTo(2);
        assertThat(exported.products())
                .extracting(ProductEntry::code, ProductEntry::kind, ProductEntry::upgrade)
                .containsExactly(
                        tuple("DC-1", ProductKind.LICENSE, null),
                        tuple("HOME-1", ProductKind.BENEFIT, null),
                        tuple("PRO-1", ProductKind.UPGRADE_LICENSE, null));
        assertThat(load(exported).changed()).isFalse();
        assertThat(load(old).changed()).isFalse();
    }

    @Test
    void contradictionsOfTheFormatBeforeAreNamedWithTheirPlaces() {
        assertThat(wrong(old(
                        1,
                        new ProductEntry("A", "A", "F", "1", false, null, true, true, List.of(), null),
                        new ProductEntry("B", "B", "F", "1", true, null, false, true, List.of(), null),
                        new ProductEntry("C", "C", "F", "1", true, ProductKind.LICENSE, null, false, List.of(), null))))
                .containsExactlyInAnyOrder(
                        "products[0].upgrade is not allowed here",
                        "products[1].orderable is not allowed here",
                        "products[2].kind is not allowed here",
                        "products[2].upgrade is required");
        assertThat(wrong(new CatalogDocument(3, 1, "example", "Example", KMS, GROUPS, EDITIONS, PRODUCTS, BENEFITS)))
                .containsExactly("format must be from 1 to 2");
    }

    @Test
    void aDigestFromBeforeThereWereFormatsIsNoOtherContent() {
        load(document(1));
        database.transact(entities -> entities.createNativeQuery("UPDATE catalog SET digest = 'old'::bytea")
                .executeUpdate());

        assertThat(load(document(1)).changed()).isFalse();
    }

    @Test
    @Tag("LC-705")
    void whatIsWrongWithBenefitsIsNamedWithItsPlace() {
        List<BenefitEntry> benefits = List.of(
                new BenefitEntry("b 1", null, null, null, "nothing"),
                new BenefitEntry(
                        "B-2",
                        "B",
                        BenefitKind.USED_UP,
                        List.of(
                                new Grant("NO-SUCH", 0, 1),
                                new Grant("PRO-1", 1, null),
                                new Grant("PRO-1", 1, 1),
                                new Grant("SUB-1", 1, 1)),
                        "HOME"),
                new BenefitEntry("B-3", "B", BenefitKind.ASSIGNED, List.of(), "PRO"));
        List<ProductEntry> products = new ArrayList<>(PRODUCTS);
        products.add(new ProductEntry(
                "SUB-1", "Sub", "Sub", "1", true, ProductKind.SUBSCRIPTION, null, null, List.of(), null));

        assertThat(wrong(new CatalogDocument(2, 1, "example", "Example", KMS, GROUPS, EDITIONS, products, benefits)))
                .containsExactlyInAnyOrder(
                        "benefits[0].code is malformed",
                        "benefits[0].name is required",
                        "benefits[0].kind is required",
                        "benefits[0].grants is required",
                        "benefits[0].edition is unknown",
                        "benefits[1].edition is not allowed here",
                        "benefits[2].edition is not allowed here",
                        "benefits[1].grants[0].product is unknown",
                        "benefits[1].grants[0].units must be from 1 to 10,000",
                        "benefits[1].grants[1].licenses is required",
                        "benefits[1].grants[2].product stands twice",
                        "benefits[1].grants[3].product is not allowed here");
    }

    @Test
    @Tag("VA-105")
    void theSampleOfTheFormatBeforeStillLoads() throws IOException {
        try (InputStream file = CatalogLoaderTest.class.getResourceAsStream("sample-catalog-format-1.json")) {
            load(Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), CatalogDocument.class));
        }

        assertThat(current().products())
                .extracting(ProductEntry::code, ProductEntry::kind)
                .hasSize(9)
                .contains(
                        tuple("VISTA-ULT", ProductKind.BENEFIT),
                        tuple("VISTA-ENT-UPG", ProductKind.UPGRADE_LICENSE),
                        tuple("SVR-CAL-2008", ProductKind.LICENSE));
    }

    private static CatalogDocument old(int version, ProductEntry... products) {
        return old(version, null, products);
    }

    private static CatalogDocument old(int version, Integer activationReturns, ProductEntry... products) {
        List<Group> groups = GROUPS.stream()
                .map(group -> new Group(group.code(), group.name(), group.number(), group.rank(), activationReturns))
                .toList();
        return new CatalogDocument(null, version, "example", "Example", KMS, groups, EDITIONS, List.of(products), null);
    }

    @Test
    @Tag("VA-409")
    void theFormatBeforeHasNoReturnsOfActivations() {
        assertThat(wrong(old(1, 1)))
                .containsExactly(
                        "productGroups[0].activationReturnsPerYear is not allowed here",
                        "productGroups[1].activationReturnsPerYear is not allowed here");
        load(old(1));
        assertThat(current().productGroups())
                .extracting(Group::activationReturnsPerYear)
                .containsOnly(0);
    }

    @Test
    @Tag("LC-706")
    void theTermOfASubscriptionIsLoadedExportedAndTakenAwayAgain() {
        load(withSubscription(1, 12));
        assertThat(current()).isEqualTo(withSubscription(1, 12));
        load(withSubscription(2, null));
        assertThat(current()).isEqualTo(withSubscription(2, null));
        assertThat(wrong(old(3, new ProductEntry("A", "A", "F", "1", true, null, false, false, List.of(), 12))))
                .containsExactly("products[0].termMonths is not allowed here");
    }

    private static CatalogDocument withSubscription(int version, Integer termMonths) {
        List<ProductEntry> products = new ArrayList<>(PRODUCTS);
        products.add(new ProductEntry(
                "SUB-1", "Sub", "Sub", "1", true, ProductKind.SUBSCRIPTION, null, null, List.of(), termMonths));
        return new CatalogDocument(2, version, "example", "Example", KMS, GROUPS, EDITIONS, products, BENEFITS);
    }

    @Test
    void whatKeysAndMachinesCarryStaysForEver() {
        load(document(1));
        List<Group> groups = List.of(new Group("CLIENT", "Clients", 9, 11, 0));
        List<EditionEntry> editions = List.of(
                new EditionEntry("PRO", 109, "Professional", "CLIENT", Platform.CLIENT, 25, 30, 3), EDITIONS.get(1));

        assertThat(wrong(new CatalogDocument(2, 2, "other", "Example", KMS, groups, editions, List.of(), List.of())))
                .containsExactlyInAnyOrder(
                        "code must stay example",
                        "productGroups[0].number must stay 1",
                        "productGroups[0].rank must stay 10",
                        "productGroups lacks SERVER, which cannot be taken away",
                        "editions[0].number must stay 101",
                        "editions lacks DATACENTER, which cannot be taken away",
                        "products lacks DC-1, which cannot be taken away",
                        "products lacks PRO-1, which cannot be taken away",
                        "benefits lacks HOME, which cannot be taken away");
        assertThat(current()).isEqualTo(document(1));
    }

    private static CatalogDocument document(int version) {
        return new CatalogDocument(2, version, "example", "Example", KMS, GROUPS, EDITIONS, PRODUCTS, BENEFITS);
    }

    private List<String> wrong(CatalogDocument document) {
        List<String> wrong = new ArrayList<>();
        assertThatThrownBy(() -> load(document))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> error.errors()
                                .forEach(field -> wrong.add(field.field() + " " + field.text(Language.EN))));
        return wrong;
    }

    private CatalogLoaded load(CatalogDocument document) {
        return inLoader(loader -> loader.load(Caller.system("test"), document));
    }

    private CatalogDocument current() {
        return inLoader(CatalogLoader::current);
    }

    private <T> T inLoader(java.util.function.Function<CatalogLoader, T> work) {
        MutableClock clock = new MutableClock(java.time.Instant.parse("2026-03-02T09:00:00Z"));
        return database.inTransaction(entities -> work.apply(new TestBeans(entities, clock).get(CatalogLoader.class)));
    }

    private long audited() {
        return database.inTransaction(entities -> (Long) entities.createNativeQuery(
                        "SELECT count(*) FROM audit_record WHERE action = 'CATALOG_LOADED'", Long.class)
                .getSingleResult());
    }
}
