package org.menkyo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.catalog.CatalogDocument.Kms;
import org.menkyo.catalog.CatalogDocument.ProductEntry;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.InvalidInputException;
import org.menkyo.shared.Language;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestBeans;
import org.menkyo.testing.TestDatabase;

@Tag("VA-101")
class CatalogLoaderTest {

    private static final Kms KMS = new Kms("_menkyo-kms._tcp", 1688, 6, 10);
    private static final List<Group> GROUPS =
            List.of(new Group("CLIENT", "Clients", 1, 10), new Group("SERVER", "Servers", 2, 20));
    private static final List<EditionEntry> EDITIONS = List.of(
            new EditionEntry("PRO", 101, "Professional", "CLIENT", Platform.CLIENT, 25, 30, 3),
            new EditionEntry("HOME", 102, "Home", null, Platform.CLIENT, 25, 30, 3),
            new EditionEntry("DATACENTER", 201, "Datacenter", "SERVER", Platform.SERVER, 5, 60, 3));
    private static final List<ProductEntry> PRODUCTS = List.of(
            new ProductEntry("DC-1", "Datacenter", "Server", "1", true, false, false, List.of("DATACENTER")),
            new ProductEntry("PRO-1", "Professional", "Client", "1", true, true, false, List.of("PRO", "HOME")));

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

        assertThat(load(new CatalogDocument(1, "example", "Example", KMS, GROUPS, reversed, PRODUCTS)))
                .isEqualTo(new CatalogLoaded(1, false, 2, 3, 2));
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void aHigherVersionReplacesNamesThresholdsAndReachAndAddsEntries() {
        load(document(1));
        List<Group> groups = List.of(
                new Group("CLIENT", "Client computers", 1, 10),
                new Group("MIDDLE", "In between", 3, 15),
                GROUPS.get(1));
        List<EditionEntry> editions = List.of(
                new EditionEntry("PRO", 101, "Professional", "MIDDLE", Platform.CLIENT, 20, 45, 5),
                EDITIONS.get(1),
                EDITIONS.get(2),
                new EditionEntry("WEB", 202, "Web", "MIDDLE", Platform.SERVER, 5, 60, 3));
        List<ProductEntry> products = List.of(
                new ProductEntry("DC-1", "Datacenter", "Server", "1", false, false, false, List.of()), PRODUCTS.get(1));
        CatalogDocument second = new CatalogDocument(
                2, "example", "Second", new Kms("_other._tcp", 1700, 7, 11), groups, editions, products);

        assertThat(load(second).changed()).isTrue();

        assertThat(current()).isEqualTo(second);
        assertThat(audited()).isEqualTo(2);
    }

    @Test
    void theSameVersionWithOtherContentAndAnOlderOneAreConflicts() {
        load(document(2));

        assertThatThrownBy(() -> load(new CatalogDocument(2, "example", "Other", KMS, GROUPS, EDITIONS, PRODUCTS)))
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
        List<Group> groups =
                List.of(new Group("client", "", 256, null), new Group("A", "A", 1, 10), new Group("A", "A", 1, 10));
        List<EditionEntry> editions = List.of(
                new EditionEntry("PRO", 0, "Pro", "B", null, 51, -1, 1_001),
                new EditionEntry("PRO", 101, "Pro", null, Platform.OTHER_SERVER, 5, 1, 1));
        List<ProductEntry> products =
                List.of(new ProductEntry("P 1", null, "F", "1", true, null, true, List.of("PRO", "NONE", "PRO")));

        assertThat(wrong(new CatalogDocument(1, "example", "Example", KMS, groups, editions, products)))
                .containsExactlyInAnyOrder(
                        "productGroups[0].code is malformed",
                        "productGroups[0].name is required",
                        "productGroups[0].number must be from 0 to 255",
                        "productGroups[0].rank is required",
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
                        "products[0].upgrade is required",
                        "products[0].orderable is not allowed here",
                        "products[0].editions[1] is unknown",
                        "products[0].editions[2] stands twice");
        assertThat(wrong(new CatalogDocument(0, "two words", null, new Kms("kms", 0, 0, null), null, null, null)))
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
    void whatKeysAndMachinesCarryStaysForEver() {
        load(document(1));
        List<Group> groups = List.of(new Group("CLIENT", "Clients", 9, 11));
        List<EditionEntry> editions = List.of(
                new EditionEntry("PRO", 109, "Professional", "CLIENT", Platform.CLIENT, 25, 30, 3), EDITIONS.get(1));

        assertThat(wrong(new CatalogDocument(2, "other", "Example", KMS, groups, editions, List.of())))
                .containsExactlyInAnyOrder(
                        "code must stay example",
                        "productGroups[0].number must stay 1",
                        "productGroups[0].rank must stay 10",
                        "productGroups lacks SERVER, which cannot be taken away",
                        "editions[0].number must stay 101",
                        "editions lacks DATACENTER, which cannot be taken away",
                        "products lacks DC-1, which cannot be taken away",
                        "products lacks PRO-1, which cannot be taken away");
        assertThat(current()).isEqualTo(document(1));
    }

    private static CatalogDocument document(int version) {
        return new CatalogDocument(version, "example", "Example", KMS, GROUPS, EDITIONS, PRODUCTS);
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
