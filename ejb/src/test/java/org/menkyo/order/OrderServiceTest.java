package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.testing.LicensingScenario.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.notification.NotificationKind;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

class OrderServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final Instant PRESENT = SCENARIO.clock().instant();

    private final Caller distributor = SCENARIO.distributor();

    @AfterEach
    void returnToThePresent() {
        SCENARIO.clock().set(PRESENT);
    }

    private OrderView submit(SubmitOrder order) {
        return SCENARIO.call(OrderService.class, s -> s.submit(distributor, order));
    }

    private static String number() {
        return UUID.randomUUID().toString();
    }

    @Test
    @Tag("LC-104")
    void recordsAnOrder() {
        OrderView order = submit(order("PO-1", "org-1", "admin@org-1.example"));

        assertThat(order.state()).isEqualTo(OrderState.RECORDED);
        assertThat(order.licenseNumber()).matches("[0-9]{10}");
        assertThat(order.authorizationNumber()).matches("[A-Z2-9]{12}");
        assertThat(order.lines()).containsExactly(OrderLine.of("SVR-STD-2008", 10, false));
        OrderView found = SCENARIO.call(OrderService.class, s -> s.get(distributor, "PO-1"));
        assertThat(found).isEqualTo(order);
    }

    @Test
    @Tag("LC-104")
    void namesEachFieldThatIsWrong() {
        SubmitOrder good = order(number(), "org-2", "admin@org-2.example");
        assertThat(problems(new SubmitOrder(null, null, null, null, null, null)))
                .containsExactly("orderNumber", "organization", "endCustomers", "lines");
        assertThat(problems(
                        with(good, List.of(new EndCustomer("A", "a@b.example"), new EndCustomer("B", "b@b.example")))))
                .containsExactly("endCustomers");
        assertThat(problems(with(good, List.of(new EndCustomer("A", "not an address")))))
                .containsExactly("endCustomers[0].email");
        assertThat(problems(with(good, List.of(new EndCustomer(" ", "a@b.example")))))
                .containsExactly("endCustomers[0].name");
        assertThat(problems(lines(good, OrderLine.of("NO-SUCH", 1, false)))).containsExactly("lines[0].product");
        assertThat(problems(lines(good, OrderLine.of("VISTA-ULT", 1, false)))).containsExactly("lines[0].product");
        assertThat(problems(lines(good, OrderLine.of("SVR-STD-2008", 0, false), OrderLine.of("WEB-2008", null, true))))
                .containsExactly("lines[0].quantity", "lines[1].quantity");
        assertThat(problems(new SubmitOrder(
                        good.orderNumber(),
                        good.organization(),
                        good.endCustomers(),
                        List.of("r1@reseller.example", "r2@reseller.example"),
                        null,
                        good.lines())))
                .containsExactly("resellerEmails");
    }

    @Test
    @Tag("LC-710")
    void anOrderOfAnUpgradeSaysWhetherTheBaseLicenseIsConfirmed() {
        SubmitOrder good = order("PO-UPG", "org-upg", "admin@org-upg.example");

        OrderView order = submit(lines(
                good,
                new OrderLine("VISTA-BUS-UPG", 5, false, null, true, " Windows XP Professional "),
                OrderLine.of("VISTA-ENT-UPG", 2, false),
                OrderLine.of("SVR-STD-2008", 1, false)));

        assertThat(order.lines())
                .extracting(OrderLine::product, OrderLine::baseLicenseConfirmed, OrderLine::baseLicense)
                .containsExactly(
                        tuple("VISTA-BUS-UPG", true, "Windows XP Professional"),
                        tuple("VISTA-ENT-UPG", false, null),
                        tuple("SVR-STD-2008", null, null));
        OrderView found = SCENARIO.call(OrderService.class, s -> s.get(distributor, "PO-UPG"));
        assertThat(found).isEqualTo(order);
    }

    @Test
    @Tag("LC-710")
    @Tag("LC-113")
    void whatAProductDoesNotHaveIsRefused() {
        SubmitOrder good = order(number(), "org-kinds", "admin@org-kinds.example");

        assertThat(problems(lines(
                        good,
                        new OrderLine("SVR-STD-2008", 1, true, "2030-01-01", true, null),
                        new OrderLine("VISTA-BUS-UPG", 1, false, null, null, "Windows XP"),
                        OrderLine.of("OFFICE-SUB", 1, true),
                        OrderLine.of("MAIL-ONLINE", 1, true))))
                .containsExactlyInAnyOrder(
                        "lines[0].softwareAssuranceEnd",
                        "lines[0].baseLicenseConfirmed",
                        "lines[1].baseLicense",
                        "lines[2].softwareAssurance",
                        "lines[3].softwareAssurance");
    }

    @Test
    @Tag("LC-104")
    void anOrderOfSubscriptionsAndOnlineServicesGivesLicensesButNoKeys() {
        OrderView order = submit(lines(
                order(number(), "org-cloud", "admin@org-cloud.example"),
                OrderLine.of("OFFICE-SUB", 20, false),
                OrderLine.of("MAIL-ONLINE", 30, false)));

        assertThat(order.lines()).hasSize(2);
        SCENARIO.database()
                .transact(entities -> assertThat(entities.createNativeQuery(
                                        "SELECT (SELECT sum(quantity) FROM entitlement WHERE agreement_id = a.id),"
                                                + " (SELECT count(*) FROM product_key WHERE agreement_id = a.id)"
                                                + " FROM agreement a WHERE license_id = :id")
                                .setParameter("id", order.licenseNumber())
                                .getSingleResult())
                        .isEqualTo(new Object[] {50L, 0L}));
    }

    @Test
    @Tag("LC-104")
    void rejectsWithoutLeavingAnything() {
        SubmitOrder wrong = lines(order("PO-WRONG", "org-3", "admin@org-3.example"), OrderLine.of("NO-SUCH", 1, false));
        problems(wrong);

        assertThatThrownBy(() -> SCENARIO.call(OrderService.class, s -> s.get(distributor, "PO-WRONG")))
                .isInstanceOf(NotFoundException.class);
        assertThat(SCENARIO.mails("admin@org-3.example", NotificationKind.WELCOME))
                .isZero();
    }

    @Test
    @Tag("LC-105")
    void refusesAnotherOrganizationsAuthorizationNumberAsIfItDidNotExist() {
        OrderView first = submit(order(number(), "org-4", "admin@org-4.example"));

        RejectedException foreign = rejection(quoting(first.authorizationNumber(), "org-5", false));
        RejectedException unknown = rejection(quoting("ZZZZZZZZZZZZ", "org-5", false));

        assertThat(foreign.code()).isEqualTo(ErrorCode.AUTHORIZATION_NUMBER_NOT_USABLE);
        assertThat(foreign.getMessage()).isEqualTo(unknown.getMessage()).doesNotContain("org-4");
    }

    @Test
    @Tag("LC-107")
    void collectsOrdersUnderOneAuthorizationNumber() {
        OrderView first = submit(order(number(), "org-6", "admin@org-6.example"));
        OrderView second = submit(quoting(first.authorizationNumber(), "org-6", false));

        assertThat(second.authorizationNumber()).isEqualTo(first.authorizationNumber());
        assertThat(second.licenseNumber()).isNotEqualTo(first.licenseNumber());
    }

    @Test
    @Tag("LC-107")
    void givesOrdersWithSoftwareAssuranceANewNumberAndRefusesAQuotedOne() {
        OrderView first = submit(order(number(), "org-7", "admin@org-7.example"));
        SubmitOrder assured =
                lines(order(number(), "org-7", "admin@org-7.example"), OrderLine.of("SVR-STD-2008", 5, true));

        assertThat(submit(assured).authorizationNumber()).isNotEqualTo(first.authorizationNumber());
        assertThat(rejection(quoting(first.authorizationNumber(), "org-7", true))
                        .getMessage())
                .contains("Software Assurance");
    }

    @Test
    @Tag("LC-107")
    void refusesAnyNumberForSoftwareAssuranceWithTheSameReason() {
        OrderView first = submit(order(number(), "org-20", "admin@org-20.example"));
        SCENARIO.clock().set(Instant.parse("2027-03-02T10:00:00Z"));
        OrderView foreign = submit(order(number(), "org-21", "admin@org-21.example"));
        List<String> reasons = new ArrayList<>();
        reasons.add(
                rejection(quoting(first.authorizationNumber(), "org-20", true)).getMessage());
        reasons.add(rejection(quoting(foreign.authorizationNumber(), "org-20", true))
                .getMessage());
        SCENARIO.clock().set(Instant.parse("2028-06-01T10:00:00Z"));
        reasons.add(
                rejection(quoting(first.authorizationNumber(), "org-20", true)).getMessage());

        assertThat(reasons).hasSize(3).containsOnly(reasons.get(0));
        assertThat(rejection(quoting(first.authorizationNumber(), "org-20", true))
                        .code())
                .isEqualTo(ErrorCode.SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER);
    }

    @Test
    @Tag("LC-106")
    void closesAnEndedNumberToNewOrdersOnly() {
        OrderView first = submit(order(number(), "org-22", "admin@org-22.example"));
        SCENARIO.clock().set(Instant.parse("2028-06-01T10:00:00Z"));
        Caller administrator = SCENARIO.registered("admin@org-22.example");

        assertThat(SCENARIO.call(PermissionService.class, s -> s.mine(administrator, PageRequest.first()))
                        .items())
                .singleElement()
                .extracting(PermissionView::licenseId, PermissionView::role)
                .containsExactly(first.licenseNumber(), Role.ADMINISTRATOR);
        assertThat(submit(order(number(), "org-22", "admin@org-22.example")).authorizationNumber())
                .isNotEqualTo(first.authorizationNumber());
    }

    @Test
    @Tag("LC-106")
    void givesANewNumberForAnEndedOneOfTheSameOrganization() {
        SCENARIO.clock().set(Instant.parse("2028-02-29T10:00:00Z"));
        OrderView first = submit(order(number(), "org-8", "admin@org-8.example"));

        SCENARIO.clock().set(Instant.parse("2030-02-28T23:59:59Z"));
        OrderView lastDay = submit(quoting(first.authorizationNumber(), "org-8", false));
        SCENARIO.clock().move(Duration.ofSeconds(1));
        OrderView dayAfter = submit(quoting(first.authorizationNumber(), "org-8", false));

        assertThat(lastDay.authorizationNumber()).isEqualTo(first.authorizationNumber());
        assertThat(dayAfter.authorizationNumber()).isNotEqualTo(first.authorizationNumber());
    }

    @Test
    @Tag("LC-108")
    void returnsTheFirstResultForTheSameOrderAndRefusesOtherContent() {
        SubmitOrder order = order("PO-9", "org-9", "admin@org-9.example");
        OrderView first = submit(order);
        OrderView again = submit(new SubmitOrder(
                order.orderNumber(),
                order.organization(),
                order.endCustomers(),
                List.of(),
                null,
                List.of(OrderLine.of("SVR-STD-2008", 10, null))));

        assertThat(again).isEqualTo(first);
        assertThat(SCENARIO.mails("admin@org-9.example", NotificationKind.WELCOME))
                .isEqualTo(1);
        assertThatThrownBy(() -> submit(lines(order, OrderLine.of("SVR-STD-2008", 11, false))))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTENT_CONFLICT));
        Caller other = SCENARIO.otherDistributor();
        assertThat(SCENARIO.call(OrderService.class, s -> s.submit(other, order))
                        .licenseNumber())
                .isNotEqualTo(first.licenseNumber());
    }

    @Test
    @Tag("LC-108")
    void recordsAnOrderOnceThatComesManyTimesAtOnce() throws Exception {
        SubmitOrder order = order("PO-10", "org-10", "admin@org-10.example");
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<OrderView>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(pool.submit(() -> {
                    start.await();
                    return submit(order);
                }));
            }
            start.countDown();
            OrderView first = results.get(0).get();
            for (Future<OrderView> result : results) {
                assertThat(result.get()).isEqualTo(first);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(SCENARIO.mails("admin@org-10.example", NotificationKind.WELCOME))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-109")
    @Tag("LC-304")
    @Tag("LC-307")
    void makesTheEndCustomerAdministratorAndWelcomesThem() {
        OrderView order = submit(order(number(), "org-12", "Admin@Org-12.example"));
        Caller administrator = SCENARIO.registered("admin@org-12.example");

        assertThat(SCENARIO.mails("admin@org-12.example", NotificationKind.WELCOME))
                .isEqualTo(1);
        assertThat(SCENARIO.call(PermissionService.class, s -> s.mine(administrator, PageRequest.first()))
                        .items())
                .singleElement()
                .extracting(PermissionView::licenseId, PermissionView::role, PermissionView::way)
                .containsExactly(order.licenseNumber(), Role.ADMINISTRATOR, PermissionWay.CONTACT);
        assertThat(SCENARIO.auditRecords("SUBMIT_ORDER", order.licenseNumber())).isEqualTo(1);
        assertThat(SCENARIO.auditRecords("PERMISSION_GIVEN", order.licenseNumber()))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-304")
    void givesAResellerNoRight() {
        SubmitOrder order = order(number(), "org-13", "admin@org-13.example");
        submit(new SubmitOrder(
                order.orderNumber(),
                order.organization(),
                order.endCustomers(),
                List.of("sales@reseller.example"),
                null,
                order.lines()));
        Caller reseller = SCENARIO.registered("sales@reseller.example");

        assertThat(SCENARIO.call(PermissionService.class, s -> s.mine(reseller, PageRequest.first()))
                        .items())
                .isEmpty();
    }

    private List<String> problems(SubmitOrder order) {
        InvalidInputException invalid = catchThrowableOfType(InvalidInputException.class, () -> submit(order));
        assertThat(invalid).isNotNull();
        assertThat(invalid.errors()).extracting(FieldError::problem).doesNotContainNull();
        assertThat(invalid.errors()).noneMatch(e -> e.problem() == FieldProblem.DUPLICATE);
        return invalid.errors().stream().map(FieldError::field).toList();
    }

    private RejectedException rejection(SubmitOrder order) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, () -> submit(order));
        assertThat(rejected).isNotNull();
        return rejected;
    }

    private static SubmitOrder with(SubmitOrder order, List<EndCustomer> endCustomers) {
        return new SubmitOrder(order.orderNumber(), order.organization(), endCustomers, null, null, order.lines());
    }

    private static SubmitOrder lines(SubmitOrder order, OrderLine... lines) {
        return new SubmitOrder(
                order.orderNumber(), order.organization(), order.endCustomers(), null, null, List.of(lines));
    }

    private static SubmitOrder quoting(String authorizationNumber, String organization, boolean softwareAssurance) {
        SubmitOrder order = order(number(), organization, "admin@" + organization + ".example");
        return new SubmitOrder(
                order.orderNumber(),
                order.organization(),
                order.endCustomers(),
                null,
                authorizationNumber,
                Collections.singletonList(OrderLine.of("SVR-STD-2008", 3, softwareAssurance)));
    }

    @Test
    @Tag("LC-108")
    @Tag("LC-114")
    void knowsAnOrderAgainHoweverItsNumberIsTyped() {
        String number = "PO-\u00E9-" + number();
        OrderView first = submit(typedAs(number, "\u682A 1"));

        for (String typed : List.of(
                number + " ",
                "\u00A0\u3000" + number,
                number.replace("\u00E9", "e\u0301"),
                number.replace("PO-", "ＰＯ－"),
                "\uFEFF" + number.replace("-", "-\u200B"))) {
            assertThat(submit(typedAs(typed, "\u682A\u3000 1\u00A0"))).as(typed).isEqualTo(first);
            OrderView found = SCENARIO.call(OrderService.class, s -> s.get(distributor, typed));
            assertThat(found).as(typed).isEqualTo(first);
        }
        assertThatThrownBy(() -> SCENARIO.call(
                        OrderService.class,
                        s -> s.get(distributor, number.toUpperCase(Locale.ROOT).replace("PO", "po"))))
                .as("the case of a distributor's own number means something")
                .isInstanceOf(NotFoundException.class);
    }

    private static SubmitOrder typedAs(String number, String organization) {
        SubmitOrder order = order(number, organization, "admin@form.example");
        return new SubmitOrder(
                number,
                new OrganizationDetails(
                        organization, "Kabushiki", order.organization().address()),
                order.endCustomers(),
                null,
                null,
                order.lines());
    }

    @Test
    @Tag("LC-114")
    void refusesNumbersAndNamesThatCannotBeSeenOrNamed() {
        for (String invisible : List.of("\u200B", "\u00A0", "\u3164", "\u2800", "\u2066\u2069")) {
            SubmitOrder order = order(invisible, invisible, "admin@form.example");
            assertThat(problems(with(order, List.of(new EndCustomer(invisible, "admin@form.example")))))
                    .containsExactly("orderNumber", "organization.identifier", "endCustomers[0].name");
        }
        for (String segment : List.of(".", "..", " ..", "\uFF0E")) {
            assertThat(problems(order(segment, "org-1", "admin@form.example")))
                    .as(segment)
                    .containsExactly("orderNumber");
        }
    }

    @Test
    @Tag("LC-114")
    void countsCodePoints() {
        assertThat(submit(order("\uD842\uDFB7".repeat(64), "org-1", "admin@form.example"))
                        .orderNumber())
                .hasSize(128);
        assertThat(problems(order("\uD842\uDFB7".repeat(65), "org-1", "admin@form.example")))
                .containsExactly("orderNumber");
    }

    @Test
    @Tag("LC-115")
    void refusesWhatNotEveryInterfaceCanShow() {
        for (String character : List.of("\uFFFF", "\uFFFE", "\uD800", "\u0000", "\u000B")) {
            SubmitOrder order = order("PO" + character, "org-1", "admin@form.example");
            assertThat(problems(with(order, List.of(new EndCustomer("A" + character, "admin@form.example")))))
                    .containsExactly("orderNumber", "endCustomers[0].name");
        }
    }
}
