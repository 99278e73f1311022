package org.menkyo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;

class SampleCatalogTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    @Test
    @Tag("VA-101")
    @Tag("VA-105")
    void groupsFormTheHierarchyFromClientToC() {
        List<String> lowestFirst = SCENARIO.look(entities -> new ProductGroups(entities)
                .all().stream().map(ProductGroup::code).toList());

        assertThat(lowestFirst).containsExactly("CLIENT_VL", "A", "B", "C");
    }

    @Test
    @Tag("VA-101")
    @Tag("VA-105")
    @Tag("VA-109")
    void eachEditionBelongsToItsGroupAndUltimateToNone() {
        Map<String, List<String>> namesByGroup = SCENARIO.look(entities -> {
            Map<String, List<String>> names = new TreeMap<>();
            new Editions(entities)
                    .all()
                    .forEach(edition -> names.computeIfAbsent(
                                    edition.productGroup()
                                            .map(ProductGroup::code)
                                            .orElse("none"),
                                    group -> new ArrayList<>())
                            .add(edition.name()));
            return names;
        });

        assertThat(namesByGroup)
                .containsOnlyKeys("CLIENT_VL", "A", "B", "C", "none")
                .containsEntry(
                        "CLIENT_VL",
                        List.of("Windows Vista Business", "Windows Vista Enterprise", "Windows Vista Enterprise SP1"))
                .containsEntry("A", List.of("Windows Web Server 2008"))
                .containsEntry("none", List.of("Windows Vista Ultimate"));
        assertThat(namesByGroup.get("B"))
                .contains(
                        "Windows Server 2008 Standard",
                        "Windows Server 2008 Enterprise",
                        "Windows Server 2008 Enterprise without Hyper-V")
                .noneMatch(name -> name.contains("Datacenter"));
        assertThat(namesByGroup.get("C"))
                .containsExactly(
                        "Windows Server 2008 Datacenter",
                        "Windows Server 2008 Datacenter without Hyper-V",
                        "Windows Server 2008 for Itanium-based Systems");
    }

    @Test
    @Tag("VA-202")
    @Tag("VA-208")
    @Tag("VA-306")
    void clientsAndServersDifferInThresholdGraceAndRearms() {
        List<EditionView> editions = inService(service -> service.listEditions(operator()));

        assertThat(editions)
                .filteredOn(edition -> edition.platform() == Platform.SERVER)
                .isNotEmpty()
                .allSatisfy(edition -> assertThat(edition)
                        .extracting(EditionView::threshold, EditionView::graceDays, EditionView::rearmCount)
                        .containsExactly(5, 60, 3));
        assertThat(editions)
                .filteredOn(edition -> edition.platform() == Platform.CLIENT)
                .extracting(EditionView::code, EditionView::threshold, EditionView::graceDays, EditionView::rearmCount)
                .containsExactly(
                        tuple("VISTA_BUSINESS", 25, 30, 3),
                        tuple("VISTA_ENTERPRISE", 25, 30, 3),
                        tuple("VISTA_ENTERPRISE_SP1", 25, 30, 5),
                        tuple("VISTA_ULTIMATE", 25, 30, 3));
    }

    @Test
    @Tag("VA-103")
    void aMakActivatesEditionsOfItsOwnGroupOnly() {
        SCENARIO.database().transact(entities -> {
            Editions editions = new Editions(entities);
            ProductGroup groupB = new ProductGroups(entities).find("B").orElseThrow();

            List<String> activated = editions.all().stream()
                    .filter(edition -> edition.isActivatedByMakOf(groupB))
                    .map(Edition::code)
                    .toList();

            assertThat(activated)
                    .containsExactly(
                            "SERVER_2008_STANDARD",
                            "SERVER_2008_STANDARD_NO_HYPER_V",
                            "SERVER_2008_ENTERPRISE",
                            "SERVER_2008_ENTERPRISE_NO_HYPER_V");
        });
    }

    @Test
    @Tag("VA-308")
    void theExportedCatalogSaysWhatClientsNeedToKnow() {
        String text = inService(service -> service.exportClientCatalog(operator()));

        ClientCatalog catalog = ClientCatalog.parse(text);
        assertThat(catalog.id()).isEqualTo("sample");
        assertThat(catalog.serviceLabel()).isEqualTo("_vlmcs._tcp");
        assertThat(catalog.port()).isEqualTo(1688);
        assertThat(catalog.catalogKey()).isEqualTo(ofPublisher(PublisherKeys::catalogKey));
        assertThat(catalog.publisherKeys()).isEqualTo(ofPublisher(PublisherKeys::verifyingKeys));
        assertThat(catalog.center()).hasToString("Optional[http://localhost:8080/api]");
        assertThat(catalog.editions()).hasSize(12);
        CatalogEdition enterprise = catalog.edition(213).orElseThrow();
        assertThat(enterprise.name()).isEqualTo("Windows Server 2008 Enterprise");
        assertThat(enterprise.groupRank()).hasValue(30);
        assertThat(enterprise.groupNumber()).hasValue(3);
        assertThat(catalog.edition(104).orElseThrow().groupRank()).isEmpty();
    }

    @Test
    void clientsCanCheckTheCentersConfirmationIds() {
        ClientCatalog catalog = ClientCatalog.parse(inService(service -> service.exportClientCatalog(operator())));
        InstallationId installationId = InstallationId.of(
                HardwareProfile.of(catalog.id(), Map.of(HardwareComponent.SYSTEM_BOARD, "board")),
                101,
                ofPublisher(keys -> keys.productKeyCodec().encode(KeyType.MAK, 1, 7)));

        assertThat(new ConfirmationCodec(catalog.confirmationKey())
                        .confirms(
                                ofPublisher(keys -> keys.confirmationCodec().confirm(installationId)), installationId))
                .isTrue();
    }

    @Test
    @Tag("LC-710")
    void ultimateIsABenefitThatCannotBeOrdered() {
        SCENARIO.database().transact(entities -> {
            Product ultimate = new Products(entities).find("VISTA-ULT").orElseThrow();
            Product business = new Products(entities).find("VISTA-BUS-UPG").orElseThrow();

            assertThat(ultimate.isOrderable()).isFalse();
            assertThat(ultimate.kind()).isEqualTo(ProductKind.BENEFIT);
            assertThat(ultimate.productGroups()).isEmpty();
            assertThat(business.isOrderable()).isTrue();
            assertThat(business.kind()).isEqualTo(ProductKind.UPGRADE_LICENSE);
        });
    }

    @Test
    @Tag("LC-710")
    void listsOfProductsSayTheirKinds() {
        List<ProductView> products = inService(service -> service.listProducts(operator(), PageRequest.of(null, 100)))
                .items();

        assertThat(products)
                .filteredOn(
                        product -> List.of("VISTA-ULT", "VISTA-BUS-UPG", "SVR-ENT-2008", "OFFICE-SUB", "MAIL-ONLINE")
                                .contains(product.code()))
                .extracting(
                        ProductView::code,
                        ProductView::kind,
                        ProductView::upgrade,
                        ProductView::softwareAssuranceBenefit,
                        ProductView::orderable)
                .containsExactlyInAnyOrder(
                        tuple("VISTA-ULT", ProductKind.BENEFIT, false, true, false),
                        tuple("VISTA-BUS-UPG", ProductKind.UPGRADE_LICENSE, true, false, true),
                        tuple("SVR-ENT-2008", ProductKind.LICENSE, false, false, true),
                        tuple("OFFICE-SUB", ProductKind.SUBSCRIPTION, false, false, true),
                        tuple("MAIL-ONLINE", ProductKind.ONLINE_SERVICE, false, false, true));
    }

    @Test
    void productsAreListedPageByPage() {
        List<String> codes = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(cursor, 4);
            Page<ProductView> page = inService(service -> service.listProducts(operator(), request));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(4);
            page.items().forEach(product -> codes.add(product.code()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(codes).hasSize(11).doesNotHaveDuplicates().contains("SVR-ENT-2008", "SVR-CAL-2008");
    }

    @Test
    void theEditionsOfAPageAreReadAtOnce() {
        long ofTwo = statements(2);

        assertThat(statements(11)).isEqualTo(ofTwo);
    }

    private static long statements(int products) {
        return SCENARIO.database()
                .statements(
                        () -> inService(service -> service.listProducts(operator(), PageRequest.of(null, products))));
    }

    @Test
    @Tag("LC-303")
    void strangersSeeNothingAndUsersCannotExport() {
        Caller user = SCENARIO.registered("user@example.com");
        assertThatThrownBy(() -> inService(service ->
                        service.listProducts(Caller.stranger(LicensingScenario.origin()), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> inService(service -> service.listEditions(Caller.device(LicensingScenario.origin()))))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> inService(service -> service.exportClientCatalog(user)))
                .isInstanceOf(NotPermittedException.class);
    }

    private static <T> T inService(Function<CatalogService, T> work) {
        return SCENARIO.call(CatalogService.class, work);
    }

    private static <T> T ofPublisher(Function<PublisherKeys, T> work) {
        return SCENARIO.call(PublisherKeys.class, work);
    }

    private static Caller operator() {
        return new Caller(
                "operator",
                Party.OPERATOR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.1",
                Language.EN,
                "test");
    }
}
