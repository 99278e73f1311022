package org.menkyo.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.support.IssueIndividualKeys;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
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
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class BenefitServiceTest {

    private static final String HOME = "HOME-USE";
    private static final String TRAINING = "TRAINING-DAYS";
    private static final String ULTIMATE = "ULTIMATE";

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "admin@" + run + ".example";
    private Caller admin;

    @BeforeEach
    void anAdministratorOfNothingYet() {
        admin = SCENARIO.registered(email);
    }

    @Test
    @Tag("LC-705")
    void theReportSaysWhatCoveredLicensesGiveOfEachBenefit() {
        OrderView order = submit(
                OrderLine.of("SVR-STD-2008", 25, true),
                OrderLine.of("SVR-STD-2008", 7, true),
                OrderLine.of("SVR-ENT-2008", 19, true),
                OrderLine.of("SVR-STD-2008", 500, false),
                OrderLine.of("VISTA-BUS-UPG", 4, true));
        submit(OrderLine.of("SVR-STD-2008", 100, false));
        LocalDate lastDay = today().plusYears(2);

        assertThat(report())
                .extracting(
                        BenefitLine::licenseId,
                        BenefitLine::benefit,
                        BenefitLine::entitled,
                        BenefitLine::taken,
                        BenefitLine::softwareAssuranceLastDay)
                .as("whole lots of ten: 3 days for 32 standard, 2 for 19 enterprise servers")
                .containsExactly(
                        tuple(order.licenseNumber(), HOME, 4L, 0L, lastDay.toString()),
                        tuple(order.licenseNumber(), TRAINING, 5L, 0L, lastDay.toString()),
                        tuple(order.licenseNumber(), ULTIMATE, 4L, 0L, lastDay.toString()));
        assertThat(call(s -> s.list(admin, new BenefitFilter(null, null, HOME), PageRequest.first()))
                        .items())
                .extracting(BenefitLine::benefit)
                .containsExactly(HOME);
        assertThat(call(s -> s.list(admin, new BenefitFilter("NO-SUCH", null, null), PageRequest.first()))
                        .items())
                .isEmpty();
    }

    @Test
    @Tag("LC-705")
    @Tag("LC-1102")
    void pagesShowEachLineOnce() {
        for (int i = 0; i < 3; i++) {
            submit(OrderLine.of("SVR-STD-2008", 10, true), OrderLine.of("VISTA-BUS-UPG", 1, true));
        }
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(cursor, 2);
            Page<BenefitLine> page = call(s -> s.list(admin, BenefitFilter.none(), request));
            page.items().forEach(line -> paged.add(line.licenseId() + line.benefit()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).hasSize(9).doesNotHaveDuplicates().isSorted();
    }

    @Test
    @Tag("LC-705")
    void theReportIsAFile() {
        OrderView order = submit(OrderLine.of("SVR-STD-2008", 10, true));

        String file = call(s -> text(s.export(admin, BenefitFilter.none())));

        assertThat(file)
                .isEqualTo("\uFEFFLicense ID,Organization,Organization name,Benefit,Benefit name,Kind,Entitled units,"
                        + "Units assigned or used,Last day of Software Assurance,Activated\r\n"
                        + order.licenseNumber() + ",org-" + run + ",Organization org-" + run
                        + ",TRAINING-DAYS,Training days,USED_UP,1,0,"
                        + today().plusYears(2) + ",\r\n");
    }

    @Test
    @Tag("LC-705")
    @Tag("LC-1001")
    void unitsAreAssignedAndWithdrawnWithinTheEntitledNumber() {
        String licenseId = submit(OrderLine.of("VISTA-BUS-UPG", 3, true)).licenseNumber();
        assertThat(refusal(() -> assign(licenseId, "a@b.example", 1))).isEqualTo(ErrorCode.BENEFIT_NOT_ACTIVATED);

        BenefitLine activated = call(s -> s.activate(admin, licenseId, HOME));
        assertThat(activated.activatedAt()).isEqualTo(SCENARIO.clock().instant());
        BenefitLine again = call(s -> s.activate(admin, licenseId, HOME));
        assertThat(again).isEqualTo(activated);
        BenefitUnitsView first = assign(licenseId, "a@b.example", 2);
        assertThat(refusal(() -> assign(licenseId, "c@d.example", 2))).isEqualTo(ErrorCode.BENEFIT_UNITS_EXHAUSTED);
        BenefitUnitsView second = assign(licenseId, "c@d.example", 1);

        assertThat(units(licenseId)).containsExactly(first, second);
        assertThat(report())
                .filteredOn(BenefitLine::benefit, HOME)
                .singleElement()
                .extracting(BenefitLine::taken)
                .isEqualTo(3L);
        withdraw(licenseId, first.id());
        assertThat(units(licenseId)).containsExactly(second);
        withdraw(licenseId, first.id());
        assertThatThrownBy(() -> withdraw(licenseId, UUID.randomUUID())).isInstanceOf(NotFoundException.class);
        assign(licenseId, "e@f.example", 2);
        assertThat(audited(licenseId))
                .containsExactly(
                        "ACTIVATE_BENEFIT", "ASSIGN_BENEFIT", "ASSIGN_BENEFIT", "WITHDRAW_BENEFIT", "ASSIGN_BENEFIT");
    }

    @Test
    @Tag("LC-705")
    @Tag("LC-710")
    void unitsOfABenefitWithAnEditionComeWithIndividualKeys() {
        String licenseId = submit(OrderLine.of("VISTA-BUS-UPG", 2, true), OrderLine.of("VISTA-ENT-UPG", 1, false))
                .licenseNumber();
        call(s -> s.activate(admin, licenseId, ULTIMATE));
        assertThat(individualKeys(licenseId)).isEmpty();

        UUID first = ultimate(licenseId, "a@b.example").id();
        assertThat(individualKeys(licenseId)).hasSize(1);
        call(s -> {
            s.withdraw(admin, licenseId, ULTIMATE, first);
            return null;
        });
        ultimate(licenseId, "c@d.example");
        List<ProductKeyView> keys = individualKeys(licenseId);
        assertThat(keys).as("the key of the withdrawn unit serves the next").hasSize(1);
        assertThat(keys.get(0).edition()).isEqualTo("VISTA_ULTIMATE");
        ultimate(licenseId, "e@f.example");
        assertThat(individualKeys(licenseId)).hasSize(2);

        assertThat(refusal(() -> ultimate(licenseId, "g@h.example"))).isEqualTo(ErrorCode.BENEFIT_UNITS_EXHAUSTED);
        assertThat(individualKeys(licenseId)).hasSize(2);
        long batches = SCENARIO.database().inTransaction(em -> (Long) em.createNativeQuery(
                        "SELECT count(*) FROM audit_record WHERE license_id = :id AND action = 'ISSUE_INDIVIDUAL_KEYS'",
                        Long.class)
                .setParameter("id", licenseId)
                .getSingleResult());
        assertThat(batches).isEqualTo(2);
    }

    @Test
    @Tag("LC-705")
    @Tag("LC-710")
    void keysThatSupportIssuedServeUnitsToo() {
        String licenseId = submit(OrderLine.of("VISTA-BUS-UPG", 2, true)).licenseNumber();
        SCENARIO.call(
                KeySupportService.class,
                support -> support.issueIndividual(
                        SCENARIO.support(), licenseId, new IssueIndividualKeys("VISTA_ULTIMATE", 2, "By phone")));
        call(s -> s.activate(admin, licenseId, ULTIMATE));

        ultimate(licenseId, "a@b.example");

        assertThat(individualKeys(licenseId)).hasSize(2);
    }

    @Test
    @Tag("LC-705")
    void unitsOfEachKindGoTheirOwnWay() {
        String licenseId = submit(OrderLine.of("SVR-STD-2008", 20, true), OrderLine.of("VISTA-BUS-UPG", 3, true))
                .licenseNumber();
        call(s -> s.activate(admin, licenseId, TRAINING));
        call(s -> s.activate(admin, licenseId, HOME));

        assertThat(refusal(() -> use(licenseId, HOME, 1))).isEqualTo(ErrorCode.BENEFIT_OF_OTHER_KIND);
        assertThat(refusal(() ->
                        call(s -> s.assign(admin, licenseId, TRAINING, new AssignBenefit("a@b.example", 1, null)))))
                .isEqualTo(ErrorCode.BENEFIT_OF_OTHER_KIND);
        use(licenseId, TRAINING, 2);
        assertThat(refusal(() -> use(licenseId, TRAINING, 1))).isEqualTo(ErrorCode.BENEFIT_UNITS_EXHAUSTED);
        assertThatThrownBy(() -> call(s -> s.use(admin, licenseId, TRAINING, new UseBenefit(" ", 0, null))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.errors()).extracting("field").containsExactly("purpose", "units"));
        assertThatThrownBy(() -> call(s -> s.activate(admin, licenseId, "NO-SUCH")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-1101")
    void unitsThatTheCallerNamesAreTakenOnce() {
        String licenseId = submit(OrderLine.of("SVR-STD-2008", 20, true), OrderLine.of("VISTA-BUS-UPG", 3, true))
                .licenseNumber();
        String other = submit(OrderLine.of("VISTA-BUS-UPG", 3, true)).licenseNumber();
        List.of(licenseId, other).forEach(id -> call(s -> s.activate(admin, id, HOME)));
        call(s -> s.activate(admin, licenseId, TRAINING));
        UUID name = UUID.randomUUID();
        AssignBenefit command = new AssignBenefit("a@b.example", 2, name);

        BenefitUnitsView first = call(s -> s.assign(admin, licenseId, HOME, command));

        assertThat(first.id()).isEqualTo(name);
        BenefitUnitsView again = call(s -> s.assign(admin, licenseId, HOME, command));
        assertThat(again).isEqualTo(first);
        assertThat(units(licenseId)).containsExactly(first);
        assertThat(refusal(
                        () -> call(s -> s.assign(admin, licenseId, HOME, new AssignBenefit("a@b.example", 1, name)))))
                .isEqualTo(ErrorCode.CONTENT_CONFLICT);
        assertThat(refusal(() -> call(s -> s.use(admin, licenseId, TRAINING, new UseBenefit("A course", 1, name)))))
                .isEqualTo(ErrorCode.CONTENT_CONFLICT);
        assertThat(refusal(() -> call(s -> s.assign(admin, other, HOME, command))))
                .isEqualTo(ErrorCode.CONTENT_CONFLICT);
        withdraw(licenseId, name);
        BenefitUnitsView afterwards = call(s -> s.assign(admin, licenseId, HOME, command));
        assertThat(afterwards).isEqualTo(first);
        assertThat(units(licenseId)).isEmpty();
    }

    @Test
    @Tag("LC-705")
    void ofSixtyFourWhoWantTheLastUnitExactlyOneGetsIt() throws Exception {
        String licenseId = submit(OrderLine.of("VISTA-BUS-UPG", 2, true)).licenseNumber();
        call(s -> s.activate(admin, licenseId, HOME));
        assign(licenseId, "first@b.example", 1);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        int assigned = 0;
        List<ErrorCode> refused = new ArrayList<>();
        try {
            Callable<BenefitUnitsView> one = () -> assign(licenseId, "last@b.example", 1);
            for (Future<BenefitUnitsView> answer : threads.invokeAll(Collections.nCopies(64, one))) {
                try {
                    answer.get();
                    assigned++;
                } catch (ExecutionException e) {
                    refused.add(((LicensingException) e.getCause()).code());
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(assigned).isEqualTo(1);
        assertThat(refused).hasSize(63).containsOnly(ErrorCode.BENEFIT_UNITS_EXHAUSTED);
        assertThat(report())
                .filteredOn(BenefitLine::benefit, HOME)
                .singleElement()
                .extracting(BenefitLine::taken)
                .isEqualTo(2L);
    }

    @Test
    @Tag("LC-113")
    @Tag("LC-705")
    void theEndOfSoftwareAssuranceClosesBenefitsAndNothingElse() {
        String licenseId = "SA-" + run.toUpperCase(Locale.ROOT);
        LocalDate end = today().plusDays(30);
        SCENARIO.call(
                AgreementUploadService.class,
                s -> s.record(
                        distributor,
                        new RecordAgreement(
                                licenseId,
                                Program.SELECT,
                                LicensingScenario.order("-", "org-" + run, email)
                                        .organization(),
                                null,
                                List.of(new AgreementContact(ContactKind.PRIMARY, "Admin", email)),
                                List.of(
                                        new OrderLine("VISTA-BUS-UPG", 3, true, end.toString(), null, null),
                                        new OrderLine("SVR-STD-2008", 10, true, end.toString(), null, null)))));
        call(s -> s.activate(admin, licenseId, HOME));
        BenefitUnitsView units = assign(licenseId, "a@b.example", 1);

        SCENARIO.clock().move(Duration.ofDays(30));
        assign(licenseId, "on.the.last.day@b.example", 1);
        SCENARIO.clock().move(Duration.ofDays(1));

        assertThat(refusal(() -> assign(licenseId, "c@d.example", 1))).isEqualTo(ErrorCode.SOFTWARE_ASSURANCE_ENDED);
        assertThat(refusal(() -> call(s -> s.activate(admin, licenseId, TRAINING))))
                .isEqualTo(ErrorCode.SOFTWARE_ASSURANCE_ENDED);
        assertThat(report())
                .extracting(BenefitLine::benefit, BenefitLine::entitled, BenefitLine::taken)
                .containsExactly(tuple(HOME, 0L, 2L), tuple(TRAINING, 0L, 0L), tuple(ULTIMATE, 0L, 0L));
        withdraw(licenseId, units.id());
        SCENARIO.database()
                .transact(em -> assertThat(em.createNativeQuery(
                                        "SELECT (SELECT count(*) FROM entitlement WHERE agreement_id = a.id AND ends_at IS NULL),"
                                                + " (SELECT count(*) FROM product_key WHERE agreement_id = a.id AND state = 'ACTIVE')"
                                                + " FROM agreement a WHERE license_id = :id")
                                .setParameter("id", licenseId)
                                .getSingleResult())
                        .isEqualTo(new Object[] {2L, 4L}));
    }

    @Test
    @Tag("LC-705")
    void whatIsTakenKeepsOrdersFromGivingLess() {
        OrderView order = submit(OrderLine.of("VISTA-BUS-UPG", 5, true));
        String licenseId = order.licenseNumber();
        call(s -> s.activate(admin, licenseId, HOME));
        BenefitUnitsView units = assign(licenseId, "a@b.example", 4);
        ReturnOrder twoBack = new ReturnOrder(1, "too many", List.of(OrderLine.of("VISTA-BUS-UPG", 2, true)));

        LicensingException refused = catchThrowableOfType(
                LicensingException.class,
                () -> SCENARIO.call(
                        OrderChangeService.class, s -> s.returnOrder(distributor, order.orderNumber(), twoBack)));
        assertThat(refused.code()).isEqualTo(ErrorCode.BENEFIT_UNITS_TAKEN);
        assertThat(refused.text(Language.EN)).contains("HOME-USE", "Withdraw 1 units first");
        assertThat(refusal(() -> SCENARIO.call(
                        OrderChangeService.class,
                        s -> s.correct(
                                distributor,
                                order.orderNumber(),
                                new CorrectOrder(
                                        1, "without", null, null, List.of(OrderLine.of("VISTA-BUS-UPG", 5, false)))))))
                .isEqualTo(ErrorCode.BENEFIT_UNITS_TAKEN);

        withdraw(licenseId, units.id());
        assign(licenseId, "a@b.example", 3);
        SCENARIO.call(OrderChangeService.class, s -> s.returnOrder(distributor, order.orderNumber(), twoBack));
        assertThat(report())
                .filteredOn(BenefitLine::benefit, HOME)
                .singleElement()
                .extracting(BenefitLine::entitled)
                .isEqualTo(3L);
    }

    @Test
    @Tag("LC-302")
    @Tag("LC-208")
    @Tag("LC-705")
    void viewersReadAndOnlyManagersChange() {
        String licenseId = submit(OrderLine.of("VISTA-BUS-UPG", 3, true)).licenseNumber();
        call(s -> s.activate(admin, licenseId, HOME));
        assign(licenseId, "a@b.example", 1);
        Caller viewer = granted(licenseId, "viewer", Role.LICENSE_INFORMATION_VIEWER);
        Caller manager = granted(licenseId, "manager", Role.SOFTWARE_ASSURANCE_ADMINISTRATOR);
        Caller stranger = SCENARIO.registered("stranger@" + run + ".example");

        assertThat(call(s -> s.list(viewer, BenefitFilter.none(), PageRequest.first()))
                        .items())
                .extracting(BenefitLine::benefit)
                .containsExactly(HOME, ULTIMATE);
        assertThat(call(s -> s.listUnits(viewer, licenseId, HOME, PageRequest.first()))
                        .items())
                .hasSize(1);
        assertThatThrownBy(
                        () -> call(s -> s.assign(viewer, licenseId, HOME, new AssignBenefit("v@b.example", 1, null))))
                .isInstanceOf(NotPermittedException.class);
        assertThat(call(s -> s.assign(manager, licenseId, HOME, new AssignBenefit("m@b.example", 1, null)))
                        .units())
                .isEqualTo(1);
        assertThatThrownBy(() -> call(s -> s.listUnits(stranger, licenseId, HOME, PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThat(call(s -> s.list(stranger, BenefitFilter.none(), PageRequest.first()))
                        .items())
                .isEmpty();
    }

    private Caller granted(String licenseId, String name, Role role) {
        String address = name + "@" + run + ".example";
        Caller caller = SCENARIO.registered(address);
        SCENARIO.call(
                PermissionService.class, s -> s.grant(admin, licenseId, new GrantPermissions(address, List.of(role))));
        return caller;
    }

    private OrderView submit(OrderLine... lines) {
        String number = UUID.randomUUID().toString();
        SubmitOrder form = LicensingScenario.order(number, "org-" + run, email);
        SubmitOrder order =
                new SubmitOrder(number, form.organization(), form.endCustomers(), null, null, List.of(lines));
        return SCENARIO.call(OrderService.class, orders -> orders.submit(distributor, order));
    }

    private List<BenefitLine> report() {
        return call(s -> s.list(admin, BenefitFilter.none(), PageRequest.first()))
                .items();
    }

    private BenefitUnitsView assign(String licenseId, String address, int units) {
        return call(s -> s.assign(admin, licenseId, HOME, new AssignBenefit(address, units, null)));
    }

    private BenefitUnitsView ultimate(String licenseId, String address) {
        return call(s -> s.assign(admin, licenseId, ULTIMATE, new AssignBenefit(address, 1, null)));
    }

    private List<ProductKeyView> individualKeys(String licenseId) {
        return SCENARIO
                .call(
                        ProductKeyService.class,
                        keys -> keys.list(
                                admin, new ProductKeyFilter(licenseId, null, null, null), PageRequest.first()))
                .items()
                .stream()
                .filter(key -> key.type() == KeyType.INDIVIDUAL)
                .toList();
    }

    private BenefitUnitsView use(String licenseId, String benefit, int units) {
        return call(s -> s.use(admin, licenseId, benefit, new UseBenefit("A course", units, null)));
    }

    private void withdraw(String licenseId, UUID units) {
        call(s -> {
            s.withdraw(admin, licenseId, HOME, units);
            return null;
        });
    }

    private List<BenefitUnitsView> units(String licenseId) {
        return call(s -> s.listUnits(admin, licenseId, HOME, PageRequest.first()))
                .items();
    }

    private static ErrorCode refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(LicensingException.class, work).code();
    }

    private static <T> T call(java.util.function.Function<BenefitService, T> work) {
        return SCENARIO.call(BenefitService.class, work);
    }

    private static LocalDate today() {
        return SCENARIO.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String text(StreamedFile file) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            file.writeTo(output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static List<String> audited(String licenseId) {
        return SCENARIO.database()
                .inTransaction(em -> em.createNativeQuery(
                                "SELECT action FROM audit_record WHERE license_id = :id AND action LIKE '%BENEFIT' ORDER BY id")
                        .setParameter("id", licenseId)
                        .getResultList());
    }
}
