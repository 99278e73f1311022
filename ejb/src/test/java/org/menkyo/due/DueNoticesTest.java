package org.menkyo.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
import org.menkyo.notification.DueItem;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.order.SubmitOrder;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;

@Tag("LC-709")
class DueNoticesTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate LAST_DAY = LocalDate.parse("2028-03-02");

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "admin@" + run + ".example";

    @BeforeEach
    void begin() {
        SCENARIO.clock().set(START);
    }

    @Test
    void eachEndIsToldOnceAt90And60And30Days() {
        order(false);

        for (int[] daysAndMails :
                new int[][] {{91, 0}, {90, 1}, {89, 1}, {61, 1}, {60, 2}, {31, 2}, {30, 3}, {1, 3}, {0, 3}, {-1, 3}}) {
            at(LAST_DAY.minusDays(daysAndMails[0]));
            tell();
            tell();
            assertThat(mails()).as(daysAndMails[0] + " days before").isEqualTo(daysAndMails[1]);
        }
    }

    @Test
    void whatIsRecordedTwentyDaysBeforeItsEndIsToldOnce() {
        order(false);

        at(LAST_DAY.minusDays(20));
        tell();
        tell();
        at(LAST_DAY);
        tell();

        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void whatAnAdministratorIsToldOnOneDayComesInOneMail() {
        OrderView first = order(true);
        OrderView second = order(false);

        at(LAST_DAY.minusDays(90));
        tell();

        assertThat(mails()).isEqualTo(1);
        assertThat(parameter("count")).isEqualTo("3");
        assertThat(DueItem.read(parameter("dueItems")))
                .extracting(DueItem::kind, DueItem::subject, DueItem::lastDay)
                .contains(
                        tuple("AUTHORIZATION_NUMBER", first.authorizationNumber(), LAST_DAY.toString()),
                        tuple("AUTHORIZATION_NUMBER", second.authorizationNumber(), LAST_DAY.toString()),
                        tuple("SOFTWARE_ASSURANCE", "Windows Server 2008 Standard", LAST_DAY.toString()));
    }

    @Test
    void whatIsFoundInSeveralTransactionsComesInOneMail() {
        order(false);
        SCENARIO.database()
                .transact(em ->
                        em.createNativeQuery("""
                        WITH number AS (
                          INSERT INTO authorization_number (number, organization_id, issued_at)
                          SELECT n.number || 'X' || i, n.organization_id, n.issued_at
                          FROM agreement a JOIN authorization_number n ON n.id = a.authorization_number_id
                          CROSS JOIN generate_series(1, 450) i
                          WHERE a.id = (SELECT max(id) FROM agreement) RETURNING id),
                        license AS (
                          INSERT INTO agreement
                            (license_id, program, organization_id, distributor_id, authorization_number_id, created_at, version)
                          SELECT 'M' || number.id, 'OPEN', a.organization_id, a.distributor_id, number.id, a.created_at, 0
                          FROM agreement a CROSS JOIN number
                          WHERE a.id = (SELECT max(id) FROM agreement) RETURNING id)
                        INSERT INTO permission (agreement_id, email, email_key, role, way, given_by, given_at)
                        SELECT license.id, :email, :email, 'ADMINISTRATOR', 'GRANT', :email, now() FROM license
                        """).setParameter("email", email).executeUpdate());

        at(LAST_DAY.minusDays(90));
        tell();

        assertThat(mails()).isEqualTo(1);
        assertThat(parameter("count")).isEqualTo("451");
        assertThat(DueItem.read(parameter("dueItems"))).hasSize(50);
        assertThat(parameter("more")).isEqualTo("401");
        tell();
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    @Tag("LC-706")
    @Tag("LC-707")
    void termsOfSubscriptionsAndOnlineServicesAreListedAndTold() {
        SCENARIO.database()
                .transact(em -> em.createNativeQuery("UPDATE product SET term_months = 12 WHERE code = 'MAIL-ONLINE'")
                        .executeUpdate());
        OrderView order = order(
                OrderLine.of("OFFICE-SUB", 5, false),
                OrderLine.of("OFFICE-SUB", 3, false),
                OrderLine.of("MAIL-ONLINE", 2, false));
        Caller admin = SCENARIO.registered(email);

        at(LocalDate.parse("2027-03-02").minusDays(30));
        tell();

        assertThat(list(admin, filter(null, null, null)))
                .extracting(DueDate::licenseId, DueDate::kind, DueDate::product, DueDate::quantity, DueDate::lastDay)
                .containsExactly(
                        tuple(order.licenseNumber(), DueKind.ONLINE_SERVICE, "MAIL-ONLINE", 2L, "2027-03-02"),
                        tuple(order.licenseNumber(), DueKind.SUBSCRIPTION, "OFFICE-SUB", 8L, "2027-03-02"));
        assertThat(list(admin, filter(null, DueKind.SUBSCRIPTION, null))).hasSize(1);
        assertThat(mails()).isEqualTo(1);
        assertThat(DueItem.read(parameter("dueItems")))
                .extracting(DueItem::kind, DueItem::subject)
                .containsExactly(
                        tuple("ONLINE_SERVICE", "Menkyo Mail Online"),
                        tuple("SUBSCRIPTION", "Menkyo Office Subscription"));
        at(LocalDate.parse("2027-03-03"));
        assertThat(list(admin, filter(null, null, null))).isEmpty();
    }

    @Test
    void anEndThatMovesIsToldAnew() {
        OrderView order = order(true);
        at(LAST_DAY.minusDays(85));
        tell();
        SCENARIO.database()
                .transact(em -> em.createNativeQuery("""
                                WITH other AS (
                                  INSERT INTO authorization_number (number, organization_id, issued_at)
                                  SELECT :number, organization_id, CAST('2026-03-12T09:00:00Z' AS timestamptz)
                                  FROM agreement WHERE license_id = :licenseId RETURNING id)
                                UPDATE agreement SET authorization_number_id = other.id FROM other
                                WHERE license_id = :licenseId
                                """)
                        .setParameter("number", "MOVED" + run.toUpperCase(Locale.ROOT))
                        .setParameter("licenseId", order.licenseNumber())
                        .executeUpdate());

        at(LAST_DAY.minusDays(81));
        tell();
        assertThat(mails()).isEqualTo(1);
        at(LAST_DAY.minusDays(80));
        tell();
        tell();

        assertThat(mails()).isEqualTo(2);
        assertThat(DueItem.read(parameter("dueItems")))
                .extracting(DueItem::lastDay)
                .containsOnly("2028-03-12");
    }

    @Test
    void serversThatTellAtTheSameTimeTellOnce() {
        order(true);
        at(LAST_DAY.minusDays(60));

        AtOnce.run(8, i -> {
            tell();
            return null;
        });

        assertThat(mails()).isEqualTo(1);
        assertThat(parameter("count")).isEqualTo("2");
    }

    @Test
    void whatHasEndedIsNotTold() {
        OrderView order = order(true);
        SCENARIO.database()
                .transact(em -> em.createNativeQuery(
                                "UPDATE agreement SET ended_at = now(), end_reason = 'test' WHERE license_id = :licenseId")
                        .setParameter("licenseId", order.licenseNumber())
                        .executeUpdate());

        at(LAST_DAY.minusDays(60));
        tell();

        assertThat(mails()).isZero();
    }

    /** New York's clocks go forward on 2026-03-08 and in 2028 before July. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08T04:30:00Z, 2028-03-07, 2027-12-08T05:00:00Z",
        "America/New_York, 2026-03-09T03:59:00Z, 2028-03-08, 2027-12-09T05:00:00Z",
        "America/New_York, 2026-10-01T03:59:00Z, 2028-09-30, 2028-07-02T04:00:00Z",
        "Asia/Tokyo,       2026-03-01T15:00:00Z, 2028-03-02, 2027-12-02T15:00:00Z",
        "+09:00,           2026-03-01T15:00:00Z, 2028-03-02, 2027-12-02T15:00:00Z",
        "UTC,              2024-02-29T12:00:00Z, 2026-02-28, 2025-11-30T00:00:00Z"
    })
    void daysAreThoseOfThePublishersTimeZone(String zone, Instant issued, LocalDate lastDay, Instant told) {
        UnaryOperator<TestBeans> inZone = TestBeans.inZone(ZoneId.of(zone));
        SCENARIO.clock().set(issued);
        order(false);

        SCENARIO.clock().set(told.minusSeconds(1));
        tell(inZone);
        assertThat(mails()).isZero();
        SCENARIO.clock().set(told);
        tell(inZone);

        assertThat(mails()).isEqualTo(1);
        assertThat(parameter("firstDay")).isEqualTo(lastDay.toString());
    }

    @Test
    void theListHasWhatEndsFirstAtFirstAndCanBeFiltered() {
        OrderView first = order(true);
        SCENARIO.clock().set(START.plusSeconds(86_400));
        OrderView second = order(false);
        Caller admin = SCENARIO.registered(email);
        at(LAST_DAY.minusDays(60));

        assertThat(list(admin, filter(null, null, null)))
                .extracting(DueDate::licenseId, DueDate::kind, DueDate::lastDay, DueDate::daysLeft)
                .containsExactly(
                        tuple(first.licenseNumber(), DueKind.AUTHORIZATION_NUMBER, "2028-03-02", 60L),
                        tuple(first.licenseNumber(), DueKind.SOFTWARE_ASSURANCE, "2028-03-02", 60L),
                        tuple(second.licenseNumber(), DueKind.AUTHORIZATION_NUMBER, "2028-03-03", 61L));
        assertThat(list(admin, filter(null, DueKind.SOFTWARE_ASSURANCE, null)))
                .extracting(DueDate::product, DueDate::quantity)
                .containsExactly(tuple("SVR-STD-2008", 10L));
        assertThat(list(admin, filter(null, null, "60"))).hasSize(2);
        assertThat(list(admin, filter(second.licenseNumber(), null, null))).hasSize(1);
        assertThat(list(admin, filter("no-such-license", null, null))).isEmpty();
        for (String wrong : List.of("91", "-1", "soon")) {
            assertThatThrownBy(() -> filter(null, null, wrong)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    @Tag("LC-113")
    void softwareAssuranceEndsWithTheNumberOfTheOrderAlsoAfterATransfer() {
        OrderView order = order(true);
        String buyer = "buyer@" + run + ".example";
        Caller distributor = SCENARIO.distributor();
        SCENARIO.clock().set(START.plus(Duration.ofDays(100)));
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
        Caller holder = SCENARIO.registered(buyer);

        at(LAST_DAY.minusDays(60));
        assertThat(list(holder, filter(null, null, null)))
                .extracting(DueDate::kind, DueDate::lastDay)
                .containsExactly(tuple(DueKind.SOFTWARE_ASSURANCE, LAST_DAY.toString()));
        assertThat(list(SCENARIO.registered(email), filter(null, null, null))).isEmpty();
        at(LAST_DAY.plusDays(40));
        assertThat(list(holder, filter(null, null, null)))
                .extracting(DueDate::kind, DueDate::lastDay)
                .containsExactly(tuple(
                        DueKind.AUTHORIZATION_NUMBER, LAST_DAY.plusDays(100).toString()));
    }

    @Test
    @Tag("LC-113")
    void softwareAssuranceOfOtherProgramsEndsOnItsOwnDay() {
        String licenseId = "E-" + run.toUpperCase(Locale.ROOT);
        Caller distributor = SCENARIO.distributor();
        SCENARIO.call(
                AgreementUploadService.class,
                s -> s.record(
                        distributor,
                        new RecordAgreement(
                                licenseId,
                                Program.ENTERPRISE,
                                LicensingScenario.order("-", "org-" + run, email)
                                        .organization(),
                                null,
                                List.of(new AgreementContact(ContactKind.PRIMARY, "Primary", email)),
                                List.of(
                                        new OrderLine("SVR-STD-2008", 4, true, "2027-04-30", null, null),
                                        new OrderLine("SVR-STD-2008", 3, true, "2027-04-30", null, null),
                                        new OrderLine("SVR-DC-2008", 1, false, null, null, null)))));
        Caller holder = SCENARIO.registered(email);

        at(LocalDate.parse("2027-04-01"));
        tell();
        tell();
        assertThat(list(holder, filter(null, null, null)))
                .extracting(DueDate::kind, DueDate::product, DueDate::quantity, DueDate::lastDay)
                .containsExactly(tuple(DueKind.SOFTWARE_ASSURANCE, "SVR-STD-2008", 7L, "2027-04-30"));
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void theListComesInPages() {
        order(true);
        order(false);
        Caller admin = SCENARIO.registered(email);
        at(LAST_DAY.minusDays(60));
        List<DueDate> seen = new ArrayList<>();
        String next = null;
        do {
            String cursor = next;
            Page<DueDate> page = SCENARIO.call(
                    DueDateService.class, s -> s.list(admin, filter(null, null, null), PageRequest.of(cursor, 1)));
            seen.addAll(page.items());
            next = page.next();
        } while (next != null);

        assertThat(seen).hasSize(3).doesNotHaveDuplicates().isEqualTo(list(admin, filter(null, null, null)));
    }

    @Test
    @Tag("LC-304")
    @Tag("LC-208")
    void onlyAdministratorsSeeAuthorizationNumbersAndOthersNothing() {
        OrderView order = order(true);
        Caller viewer = SCENARIO.registered("viewer@" + run + ".example");
        Caller stranger = SCENARIO.registered("stranger@" + run + ".example");
        SCENARIO.database()
                .transact(em -> em.createNativeQuery("INSERT INTO permission"
                                + " (agreement_id, email, email_key, role, way, given_by, given_at)"
                                + " SELECT id, :email, :email, 'LICENSE_INFORMATION_VIEWER', 'GRANT', :email, created_at"
                                + " FROM agreement WHERE license_id = :licenseId")
                        .setParameter("email", "viewer@" + run + ".example")
                        .setParameter("licenseId", order.licenseNumber())
                        .executeUpdate());
        at(LAST_DAY.minusDays(60));

        assertThat(list(viewer, filter(null, null, null)))
                .extracting(DueDate::kind)
                .containsExactly(DueKind.SOFTWARE_ASSURANCE);
        assertThat(list(stranger, filter(null, null, null))).isEmpty();
    }

    private static DueDateFilter filter(String licenseId, DueKind kind, String days) {
        return DueDateFilter.of(licenseId, null, kind, days);
    }

    private static List<DueDate> list(Caller caller, DueDateFilter filter) {
        return SCENARIO.call(DueDateService.class, s -> s.list(caller, filter, PageRequest.first()))
                .items();
    }

    private static void at(LocalDate day) {
        SCENARIO.clock().set(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    private static void tell() {
        tell(UnaryOperator.identity());
    }

    /** As the timer does, with some beans replaced. */
    private static void tell(UnaryOperator<TestBeans> replacement) {
        boolean more = true;
        while (more) {
            more = SCENARIO.call(DueNotices.class, replacement, DueNotices::runBatch);
        }
    }

    private long mails() {
        return SCENARIO.mails(email, NotificationKind.DUE_DATES);
    }

    private String parameter(String name) {
        return SCENARIO.look(em -> (String) em.createNativeQuery(
                        "SELECT parameters ->> :name FROM notification WHERE recipient = :email AND kind = 'DUE_DATES'"
                                + " ORDER BY id DESC LIMIT 1",
                        String.class)
                .setParameter("name", name)
                .setParameter("email", email)
                .getSingleResult());
    }

    private OrderView order(boolean softwareAssurance) {
        return order(OrderLine.of("SVR-STD-2008", 10, softwareAssurance));
    }

    private OrderView order(OrderLine... lines) {
        String number = "PO-" + UUID.randomUUID();
        SubmitOrder form = LicensingScenario.order(number, "org-" + number, email);
        Caller distributor = SCENARIO.distributor();
        return SCENARIO.call(
                OrderService.class,
                s -> s.submit(
                        distributor,
                        new SubmitOrder(number, form.organization(), form.endCustomers(), null, null, List.of(lines))));
    }
}
