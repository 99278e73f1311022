package org.menkyo.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.testing.SampleLicenses.line;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.CorrectOrder;
import org.menkyo.order.OrderChangeService;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.order.ReturnOrder;
import org.menkyo.order.SubmitOrder;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class LicenseSummaryServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "viewer@" + run + ".example";
    private Caller viewer;

    @BeforeEach
    void somebodyWithoutRolesYet() {
        viewer = SCENARIO.registered(email);
    }

    @Test
    @Tag("LC-701")
    void sumsAreWhatOrdersCorrectionsAndReturnsLeft() {
        OrderView order = submit("PO-1-" + run, line("SVR-STD-2008", 10), line("SVR-STD-2008", 5), line("WEB-2008", 2));
        assertThat(viewed())
                .extracting(LicenseSummaryLine::product, LicenseSummaryLine::quantity, LicenseSummaryLine::state)
                .containsExactly(
                        tuple("SVR-STD-2008", 15L, SummaryState.ACTIVE), tuple("WEB-2008", 2L, SummaryState.ACTIVE));

        SCENARIO.clock().move(Duration.ofHours(1));
        SCENARIO.call(
                OrderChangeService.class,
                s -> s.correct(
                        distributor,
                        order.orderNumber(),
                        new CorrectOrder(
                                1,
                                "counted wrong",
                                null,
                                null,
                                List.of(line("SVR-STD-2008", 12), line("SVR-ENT-2008", 3)))));
        assertThat(viewed())
                .extracting(
                        LicenseSummaryLine::product,
                        LicenseSummaryLine::quantity,
                        LicenseSummaryLine::state,
                        LicenseSummaryLine::endedAt)
                .containsExactly(
                        tuple("SVR-ENT-2008", 3L, SummaryState.ACTIVE, null),
                        tuple("SVR-STD-2008", 12L, SummaryState.ACTIVE, null),
                        tuple(
                                "WEB-2008",
                                0L,
                                SummaryState.ENDED,
                                SCENARIO.clock().instant()));

        SCENARIO.call(
                OrderChangeService.class,
                s -> s.returnOrder(
                        distributor,
                        order.orderNumber(),
                        new ReturnOrder(2, "too many", List.of(line("SVR-STD-2008", 4)))));
        assertThat(viewed(active(true)))
                .extracting(LicenseSummaryLine::product, LicenseSummaryLine::quantity)
                .containsExactly(tuple("SVR-ENT-2008", 3L), tuple("SVR-STD-2008", 8L));
        assertThat(viewed(active(false)))
                .extracting(LicenseSummaryLine::product)
                .containsExactly("WEB-2008");
    }

    @Test
    @Tag("LC-701")
    @Tag("LC-710")
    void aLineSaysWhatTheProductIsAndWhetherItNeedsABaseLicense() {
        submit(
                "PO-2-" + run,
                line("VISTA-BUS-UPG", 7),
                new OrderLine("VISTA-BUS-UPG", 3, false, null, true, "Windows XP Professional"),
                line("SVR-STD-2008", 1));

        assertThat(viewed())
                .extracting(
                        LicenseSummaryLine::productName,
                        LicenseSummaryLine::family,
                        LicenseSummaryLine::version,
                        LicenseSummaryLine::upgrade,
                        LicenseSummaryLine::quantity,
                        LicenseSummaryLine::baseLicenseConfirmed,
                        LicenseSummaryLine::program)
                .containsExactly(
                        tuple("Windows Server 2008 Standard", "Windows Server", "2008", false, 1L, null, Program.OPEN),
                        tuple(
                                "Windows Vista Business Upgrade",
                                "Windows Client",
                                "Vista",
                                true,
                                10L,
                                3L,
                                Program.OPEN));
    }

    @Test
    @Tag("LC-701")
    @Tag("LC-113")
    void softwareAssuranceOfAnOpenOrderEndsWithTheNumberThatItGotAlsoAfterATransfer() {
        OrderView order = submit("PO-3-" + run, OrderLine.of("SVR-STD-2008", 10, true), line("SVR-STD-2008", 5));
        LocalDate lastDay =
                SCENARIO.clock().instant().atZone(ZoneOffset.UTC).toLocalDate().plusYears(2);
        assertThat(viewed()).singleElement().satisfies(shown -> {
            assertThat(shown.quantity()).isEqualTo(15);
            assertThat(shown.softwareAssurance())
                    .isEqualTo(new LicenseSummaryLine.SoftwareAssurance(10, lastDay.toString(), true));
            assertThat(shown.authorizationNumberLastDay()).isEqualTo(lastDay.toString());
        });

        SCENARIO.clock().move(Duration.ofDays(100));
        String buyer = "buyer@" + run + ".example";
        SCENARIO.call(
                LicenseTransferService.class,
                s -> s.transfer(
                        distributor,
                        order.licenseNumber(),
                        new TransferLicense(
                                "LTF-" + run,
                                LicensingScenario.order("-", "buyer-" + run, buyer)
                                        .organization(),
                                List.of(new AgreementContact(ContactKind.END_CUSTOMER, "Buyer", buyer)),
                                null)));

        assertThat(viewed()).as("to the old holder").isEmpty();
        Caller holder = SCENARIO.registered(buyer);
        assertThat(lines(holder, LicenseSummaryFilter.none())).singleElement().satisfies(shown -> {
            assertThat(shown.quantity()).isEqualTo(15);
            assertThat(shown.organizationIdentifier()).isEqualTo("buyer-" + run);
            assertThat(shown.softwareAssurance().lastDay()).isEqualTo(lastDay.toString());
            assertThat(shown.authorizationNumber()).isNotEqualTo(order.authorizationNumber());
            assertThat(shown.authorizationNumberLastDay())
                    .isEqualTo(lastDay.plusDays(100).toString());
        });
        assertThat(lines(holder, endsBefore(lastDay))).isEmpty();
        assertThat(lines(holder, endsBefore(lastDay.plusDays(1)))).hasSize(1);
        SCENARIO.clock().move(Duration.ofDays(800));
        assertThat(lines(holder, LicenseSummaryFilter.none()))
                .singleElement()
                .extracting(shown -> shown.softwareAssurance().inForce())
                .isEqualTo(false);
    }

    @Test
    @Tag("LC-701")
    @Tag("LC-113")
    void softwareAssuranceOfOtherProgramsEndsOnTheDayOfTheOrderLine() {
        LocalDate today = SCENARIO.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate end = today.plusDays(20);
        record("SA-1-" + run, new OrderLine("SVR-STD-2008", 10, true, end.toString(), null, null));
        record("SA-2-" + run, OrderLine.of("SVR-STD-2008", 5, true));

        assertThat(viewed())
                .extracting(shown -> shown.softwareAssurance().lastDay())
                .containsExactly(end.toString(), today.plusYears(2).toString());
        assertThat(viewed(endsBefore(end))).isEmpty();
        assertThat(viewed(endsBefore(end.plusDays(1))))
                .extracting(LicenseSummaryLine::licenseId)
                .containsExactly("SA-1-" + run.toUpperCase(Locale.ROOT));
        SCENARIO.clock().move(Duration.ofDays(21));
        assertThat(viewed())
                .extracting(shown -> shown.softwareAssurance().inForce(), LicenseSummaryLine::state)
                .containsExactly(tuple(false, SummaryState.ACTIVE), tuple(true, SummaryState.ACTIVE));
    }

    private void record(String licenseId, OrderLine line) {
        RecordAgreement agreement = new RecordAgreement(
                licenseId,
                Program.SELECT,
                LicensingScenario.order("-", "org-" + run, email).organization(),
                null,
                List.of(new AgreementContact(ContactKind.PRIMARY, "Viewer", email)),
                List.of(line));
        SCENARIO.call(AgreementUploadService.class, s -> s.record(distributor, agreement));
    }

    @Test
    @Tag("LC-701")
    void linesAreFilteredByLicenseIdOrganizationProgramProductAndFamily() {
        OrderView order = submit("PO-4-" + run, line("VISTA-BUS-UPG", 7), line("SVR-STD-2008", 1));
        String select = SCENARIO.agreement(Program.SELECT, null, email);

        assertThat(viewed()).hasSize(3);
        assertThat(viewed(new LicenseSummaryFilter(order.licenseNumber(), null, null, null, null, null, null)))
                .hasSize(2);
        assertThat(viewed(new LicenseSummaryFilter(null, "org-" + select, null, null, null, null, null)))
                .extracting(LicenseSummaryLine::licenseId)
                .containsExactly(select);
        assertThat(viewed(new LicenseSummaryFilter(null, null, Program.SELECT, null, null, null, null)))
                .extracting(LicenseSummaryLine::licenseId)
                .containsExactly(select);
        assertThat(viewed(new LicenseSummaryFilter(null, null, null, "SVR-STD-2008", null, null, null)))
                .extracting(LicenseSummaryLine::licenseId)
                .containsExactlyInAnyOrder(select, order.licenseNumber());
        assertThat(viewed(new LicenseSummaryFilter(null, null, null, null, "Windows Client", null, null)))
                .extracting(LicenseSummaryLine::product)
                .containsExactly("VISTA-BUS-UPG");
        assertThat(viewed(new LicenseSummaryFilter("\u3000", null, null, null, null, null, null)))
                .as("an invisible text finds nothing")
                .isEmpty();
    }

    @Test
    @Tag("LC-701")
    void wrongFiltersAreNamed() {
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> LicenseSummaryFilter.of(null, null, "OPENED", null, null, "yes", "2028-02-30"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("program", "active", "endsBefore");
        assertThatThrownBy(() -> LicenseSummaryFilter.order("color")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LicenseSummaryFilter.of(null, null, null, null, null, null, "+100000-01-01"))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("LC-701")
    @Tag("LC-1102")
    void pagesShowEachLineOnceWhileOthersOrder(LicenseSummaryOrder order) {
        for (int i = 0; i < 4; i++) {
            submit("PO-5-" + i + run, line("SVR-STD-2008", 10 + i % 2), OrderLine.of("WEB-2008", 3, i % 2 == 0));
        }
        List<String> before = names(all(order, 200, page -> {}));

        List<LicenseSummaryLine> paged = all(
                order,
                3,
                page -> submit("PO-6-" + UUID.randomUUID(), line("SVR-STD-2008", 10), line("SVR-ENT-2008", 1)));

        assertThat(before).hasSize(8);
        assertThat(names(paged)).doesNotHaveDuplicates().containsSubsequence(before);
        assertThat(paged)
                .isSortedAccordingTo(
                        switch (order) {
                            case LICENSE_ID -> Comparator.comparing(LicenseSummaryLine::licenseId);
                            case PRODUCT -> Comparator.comparing(LicenseSummaryLine::product);
                            case QUANTITY ->
                                Comparator.comparing(LicenseSummaryLine::quantity)
                                        .reversed();
                            case END ->
                                Comparator.comparing(line -> line.softwareAssurance() == null
                                        ? "9"
                                        : line.softwareAssurance().lastDay());
                        });
    }

    @Test
    @Tag("LC-1102")
    void aCursorOfAnotherOrderIsRefused() {
        submit("PO-7-" + run, line("SVR-STD-2008", 10), line("WEB-2008", 3));
        String cursor = page(LicenseSummaryOrder.PRODUCT, null, 1).next();

        assertThatThrownBy(() -> page(LicenseSummaryOrder.LICENSE_ID, cursor, 1))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("LC-701")
    @Tag("LC-304")
    void onlyWhoMayViewLicenseInformationSeesALicenseIdAndOnlyAdministratorsItsNumberAndReseller() {
        String administrator = "admin@" + run + ".example";
        OrderView order = SCENARIO.orderOfReseller("PO-8-" + run, administrator, "reseller@" + run + ".example");
        Caller admin = SCENARIO.registered(administrator);
        SCENARIO.licensed("somebody@else-" + run + ".example");
        assertThat(viewed()).isEmpty();
        assertThat(relationships(viewer)).isEmpty();

        grant(admin, order.licenseNumber(), Role.DOWNLOAD_ADMINISTRATOR);
        assertThat(viewed()).as("with a role that may not").isEmpty();
        assertThat(relationships(viewer)).isEmpty();

        grant(admin, order.licenseNumber(), Role.LICENSE_INFORMATION_VIEWER);
        assertThat(viewed()).singleElement().satisfies(shown -> {
            assertThat(shown.licenseId()).isEqualTo(order.licenseNumber());
            assertThat(shown.authorizationNumber()).isNull();
            assertThat(shown.authorizationNumberLastDay()).isNull();
            assertThat(shown.resellers()).isEmpty();
        });
        assertThat(lines(admin, LicenseSummaryFilter.none())).singleElement().satisfies(shown -> {
            assertThat(shown.authorizationNumber()).isEqualTo(order.authorizationNumber());
            assertThat(shown.resellers()).extracting("email").containsExactly("reseller@" + run + ".example");
        });
        assertThat(relationships(viewer))
                .extracting(RelationshipLine::authorizationNumber)
                .containsOnlyNulls();
        assertThatThrownBy(() -> lines(distributor, LicenseSummaryFilter.none()))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-701")
    void relationshipsAreTheAgreementsWithWhatTheyStandBelow() {
        String master = SCENARIO.agreement(Program.MASTER, null, email);
        String select = SCENARIO.agreement(Program.SELECT, master, email);
        OrderView order = submit("PO-9-" + run, line("SVR-STD-2008", 10), line("WEB-2008", 3));

        assertThat(relationships(viewer))
                .extracting(
                        RelationshipLine::licenseId,
                        RelationshipLine::program,
                        RelationshipLine::parentLicenseId,
                        RelationshipLine::authorizationNumber,
                        RelationshipLine::contacts,
                        RelationshipLine::products)
                .containsExactlyInAnyOrder(
                        tuple(master, Program.MASTER, null, null, 1L, 1L),
                        tuple(select, Program.SELECT, master, null, 1L, 1L),
                        tuple(order.licenseNumber(), Program.OPEN, null, order.authorizationNumber(), 1L, 2L));

        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(cursor, 1);
            Page<RelationshipLine> page = SCENARIO.call(
                    LicenseSummaryService.class, s -> s.listRelationships(viewer, RelationshipFilter.none(), request));
            page.items().forEach(shown -> paged.add(shown.licenseId()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).isSorted().containsExactlyInAnyOrder(master, select, order.licenseNumber());
    }

    private OrderView submit(String number, OrderLine... lines) {
        SubmitOrder form = LicensingScenario.order(number, "org-" + run, email);
        SubmitOrder order =
                new SubmitOrder(number, form.organization(), form.endCustomers(), null, null, List.of(lines));
        return SCENARIO.call(OrderService.class, orders -> orders.submit(distributor, order));
    }

    private void grant(Caller admin, String licenseId, Role role) {
        SCENARIO.call(
                PermissionService.class, s -> s.grant(admin, licenseId, new GrantPermissions(email, List.of(role))));
    }

    private List<LicenseSummaryLine> viewed() {
        return viewed(LicenseSummaryFilter.none());
    }

    private List<LicenseSummaryLine> viewed(LicenseSummaryFilter filter) {
        return lines(viewer, filter);
    }

    private static List<LicenseSummaryLine> lines(Caller caller, LicenseSummaryFilter filter) {
        return SCENARIO.call(
                        LicenseSummaryService.class,
                        s -> s.list(caller, filter, LicenseSummaryOrder.LICENSE_ID, PageRequest.first()))
                .items();
    }

    private static List<RelationshipLine> relationships(Caller caller) {
        return SCENARIO.call(
                        LicenseSummaryService.class,
                        s -> s.listRelationships(caller, RelationshipFilter.none(), PageRequest.first()))
                .items();
    }

    private Page<LicenseSummaryLine> page(LicenseSummaryOrder order, String cursor, int size) {
        PageRequest request = PageRequest.of(cursor, size);
        return SCENARIO.call(
                LicenseSummaryService.class, s -> s.list(viewer, LicenseSummaryFilter.none(), order, request));
    }

    private List<LicenseSummaryLine> all(
            LicenseSummaryOrder order, int size, Consumer<Page<LicenseSummaryLine>> betweenPages) {
        List<LicenseSummaryLine> lines = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Page<LicenseSummaryLine> page = page(order, cursor, size);
            lines.addAll(page.items());
            cursor = page.next();
            if (pages++ < 2) {
                betweenPages.accept(page);
            }
        } while (cursor != null);
        return lines;
    }

    private static List<String> names(List<LicenseSummaryLine> lines) {
        return lines.stream()
                .map(line -> line.licenseId() + " " + line.product())
                .toList();
    }

    private static LicenseSummaryFilter active(boolean active) {
        return new LicenseSummaryFilter(null, null, null, null, null, active, null);
    }

    private static LicenseSummaryFilter endsBefore(LocalDate day) {
        return new LicenseSummaryFilter(null, null, null, null, null, null, day);
    }
}
