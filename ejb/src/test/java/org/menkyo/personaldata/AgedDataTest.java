package org.menkyo.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.account.AccountService;
import org.menkyo.account.SignUp;
import org.menkyo.agreement.Program;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.order.OrderView;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.meter.ServerMeters;
import org.menkyo.support.CloseOwnSupportCase;
import org.menkyo.support.OpenSupportCase;
import org.menkyo.support.OwnSupportCaseService;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.testing.LicensingScenario;

/** What is kept of people for a time goes after it, and not before; on a real database. */
class AgedDataTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final MeterRegistry METRICS = new SimpleMeterRegistry();
    private static final AgedDataMeters METERS =
            new AgedDataMeters(new ServerMeters(List.of(METRICS)), SCENARIO.clock());

    private static int tests;

    private String administrator;
    private OrderView order;

    @BeforeAll
    static void showMetrics() {
        METERS.show(METERS);
    }

    @BeforeEach
    void somebodyElsesData() {
        tests++;
        change("update account set expires_at = '2200-01-01' where party <> 'PERSON'");
        administrator = "administrator" + tests + "@aged.example";
        order = SCENARIO.licensed(administrator);
    }

    @Test
    @Tag("LC-1204")
    void mailsGoAfterTheirTimeAndThoseOnTheirWayStay() {
        String waiting = "waiting" + tests + "@aged.example";
        SCENARIO.licensed(waiting);
        sent(administrator);

        after(365);
        assertThat(count("notification where recipient = '" + administrator + "'"))
                .isPositive();
        after(1);

        assertThat(count("notification where recipient = '" + administrator + "'"))
                .isZero();
        assertThat(count("notification where recipient = '" + waiting + "'")).isPositive();
    }

    @Test
    @Tag("LC-1204")
    void linksThatNobodyFollowedGo() {
        assertThat(count("registration where email = '" + administrator + "'")).isOne();

        after(37);
        assertThat(count("registration where email = '" + administrator + "'")).isOne();
        after(1);

        assertThat(count("registration where email = '" + administrator + "'")).isZero();
    }

    @Test
    @Tag("LC-1204")
    void closedSupportCasesGoWithAllThatWasWrittenInThemAndOpenOnesStay() {
        Caller person = SCENARIO.registered(administrator);
        UUID closed = open(person, "closed");
        UUID open = open(person, "open");
        SCENARIO.call(OwnSupportCaseService.class, s -> s.close(person, closed, new CloseOwnSupportCase("Thanks")));
        assertThat(entries(closed)).isEqualTo(2);

        after(1_095);
        assertThat(entries(closed)).isEqualTo(2);
        after(1);

        assertThat(entries(closed)).isZero();
        assertThat(count("support_case where public_id = '" + closed + "'")).isZero();
        assertThat(entries(open)).isOne();
    }

    private UUID open(Caller person, String subject) {
        return SCENARIO.call(
                        OwnSupportCaseService.class,
                        s -> s.open(
                                person,
                                new OpenSupportCase(
                                        SupportCaseKind.OTHER, order.licenseNumber(), subject, "Please help")))
                .id();
    }

    private static long entries(UUID supportCase) {
        return count("support_case_entry e join support_case c on c.id = e.case_id where c.public_id = '" + supportCase
                + "'");
    }

    @Test
    @Tag("LC-1204")
    void decidedPermissionRequestsGoAndPendingOnesStay() {
        String requester = "requester" + tests + "@aged.example";
        UUID decided = request(requester, Role.DOWNLOAD_ADMINISTRATOR);
        request(requester, Role.PRODUCT_KEY_ADMINISTRATOR);
        Caller approver = SCENARIO.registered(administrator);
        SCENARIO.call(
                PermissionRequestService.class,
                s -> s.decide(
                        approver,
                        decided,
                        new DecidePermissionRequest(DecidePermissionRequest.Decision.APPROVE, null, null)));

        after(1_095);
        assertThat(requests(requester)).isEqualTo("APPROVED,PENDING");
        after(1);
        assertThat(requests(requester)).isEqualTo("PENDING");
        after(100);

        assertThat(requests(requester)).isEqualTo("PENDING");
        assertThat(count("permission where email_key = '" + requester + "' and ended_at is null"))
                .as("what was approved stays")
                .isOne();
    }

    private UUID request(String requester, Role role) {
        Caller person = SCENARIO.registered(requester);
        return SCENARIO.call(
                        PermissionRequestService.class,
                        s -> s.request(
                                person,
                                new RequestPermission(
                                        Program.OPEN,
                                        order.licenseNumber(),
                                        order.authorizationNumber(),
                                        List.of(role),
                                        "It is me")))
                .id();
    }

    private static String requests(String requester) {
        return text("select string_agg(state, ',' order by state) from permission_request where requester_email_key = '"
                + requester + "'");
    }

    @Test
    @Tag("LC-1204")
    void whatWasAskedOfASecondPersonGoes() {
        String agreement = "(select id from agreement where license_id = '" + order.licenseNumber() + "')";
        change(
                "insert into approval (id, agreement_id, operation, subject_id, content, reason, state, asked_by, asked_at,"
                        + " expires_at, version) values (gen_random_uuid(), " + agreement + ", 'REVEAL_PRODUCT_KEY',"
                        + " gen_random_uuid(), 'x', 'because', 'PENDING', '" + administrator + "', " + now() + ", "
                        + now()
                        + " + interval '1 day', 0)");

        after(1_096);
        assertThat(count("approval where asked_by = '" + administrator + "'")).isOne();
        after(1);

        assertThat(count("approval where asked_by = '" + administrator + "'")).isZero();
    }

    @Test
    @Tag("LC-1204")
    void recipientsOfShippedMediaGoAndOfThoseToBeShippedStay() {
        for (String state : List.of("SHIPPED", "REQUESTED")) {
            change("insert into physical_media_request (public_id, license_id, product_code, language, media_count,"
                    + " requester_email, requester_key, recipient, street, city, country, tax_exempt, state, requested_at,"
                    + " changed_at) values (gen_random_uuid(), 'L', 'P', 'en', 1, '" + administrator + "', '"
                    + administrator + "', 'R', 'S', 'C', 'JP', false, '" + state + "', " + now() + ", " + now() + ")");
        }

        after(3_650);
        assertThat(count("physical_media_request where requester_key = '" + administrator + "'"))
                .isEqualTo(2);
        after(1);

        assertThat(text("select state from physical_media_request where requester_key = '" + administrator + "'"))
                .isEqualTo("REQUESTED");
    }

    @Test
    @Tag("LC-1204")
    void namesOfMachinesGo() {
        long host = 1_000 + tests;
        change("insert into machine_inventory (agreement_id, name, taken_at, uploaded_at) select id, 'i" + tests + "', "
                + now() + ", " + now() + " from agreement where license_id = '" + order.licenseNumber() + "'");
        change(
                "insert into inventory_machine (inventory_id, place, machine_name) select id, 1, 'm' from machine_inventory"
                        + " where name = 'i" + tests + "'");
        change("insert into kms_client (host_id, cmid, machine_name, edition, virtual, hardware, license_state,"
                + " remaining_minutes, last_result, first_request_at, last_request_at, requests) values (" + host
                + ", gen_random_uuid(), 'm', 1, false, gen_random_uuid(), 1, 1, 1, " + now() + ", " + now() + ", 1)");
        change("insert into kms_duplicate_identity values (" + host + ", gen_random_uuid(), 'm', gen_random_uuid(), "
                + now() + ", " + now() + ")");

        after(400);
        assertThat(machines(host)).isEqualTo(3);
        after(1);

        assertThat(machines(host)).isZero();
    }

    private static long machines(long host) {
        return count("inventory_machine m join machine_inventory i on i.id = m.inventory_id where i.name = 'i" + tests
                        + "'")
                + count("kms_client where host_id = " + host)
                + count("kms_duplicate_identity where host_id = " + host);
    }

    @Test
    @Tag("LC-1204")
    void triesAndLockoutsGoAndNothingCountsAnewMeanwhile() {
        Caller person = SCENARIO.registered(administrator);
        attempt(person);
        attempt(person);
        change("insert into lockout (id, user_id, email, email_key, attempt_id, cause, locked_at, locked_until)"
                + " select gen_random_uuid(), user_id, email_key, email_key, max(id), 'IN_A_ROW', max(attempted_at),"
                + " max(attempted_at) + interval '1 day' from license_pair_attempt where email_key = '" + administrator
                + "' group by user_id, email_key");

        after(365);
        assertThat(count("lockout where email_key = '" + administrator + "'"))
                .as("a lockout stays as long as tries do, or they would count again")
                .isOne();
        after(2);

        assertThat(count("lockout where email_key = '" + administrator + "'")).isZero();
        assertThat(count("license_pair_attempt where email_key = '" + administrator + "'"))
                .isZero();
    }

    private static void attempt(Caller person) {
        change(
                "insert into license_pair_attempt (user_id, email_key, source_network, number_hash, outcome, attempted_at)"
                        + " values ('" + person.requireUserId() + "', '"
                        + person.requireEmail().key() + "', 'n', '\\x00', 'INVALID', " + now() + ")");
    }

    @Test
    @Tag("LC-1204")
    void accountsOfPeopleWithoutABusinessEmailAreMadeAnonymousAndOthersStay() {
        String name = "zaphod" + tests;
        String neverUsed = "unused" + tests;
        Caller stranger = Caller.stranger(LicensingScenario.origin());
        for (String account : List.of(name, neverUsed)) {
            SCENARIO.call(AccountService.class, s -> s.signUp(stranger, new SignUp(account, "correct horse battery")));
        }
        SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), name));
        SCENARIO.registered(administrator);

        after(1_095);
        assertThat(count("account where name in ('" + name + "', '" + neverUsed + "')"))
                .isEqualTo(2);
        after(1);

        assertThat(count("account where name in ('" + name + "', '" + neverUsed + "')"))
                .isZero();
        assertThat(count("app_user where subject = '" + name + "'")).isZero();
        assertThatThrownBy(
                        () -> SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), name)))
                .isInstanceOf(RuntimeException.class);
        assertThat(count("app_user where business_email_key = '" + administrator + "'"))
                .isOne();
        assertThat(count("account where name = 'demo-operator' and enabled")).isOne();
    }

    @Test
    @Tag("LC-1204")
    void whatIsRemovedGoesInPortionsAndTheAuditSaysHowMuch() {
        after(366);
        for (int mail = 0; mail < 5; mail++) {
            String receiver = "portion" + mail + tests + "@aged.example";
            SCENARIO.licensed(receiver);
            sent(receiver);
        }
        SCENARIO.clock().move(Duration.ofDays(366));
        long before = count("notification where recipient like 'portion%" + tests + "@aged.example'");

        assertThat(remove(2)).isTrue();

        assertThat(count("notification where recipient like 'portion%" + tests + "@aged.example'"))
                .isEqualTo(before - 2);
        assertThat(text("select subject_id || ' ' || (details ->> 'count') from audit_record"
                        + " where action = 'AGED_DATA_REMOVED' order by id desc limit 1"))
                .isEqualTo("MAIL 2");
        after(0);
        assertThat(count("notification where recipient like 'portion%" + tests + "@aged.example'"))
                .isZero();
    }

    @Test
    @Tag("LC-1204")
    void theMetricsSayHowMuchWentAndForHowLongSomethingMayHaveBeenDue() {
        after(366);
        double before = removedMails();
        sent(administrator);
        SCENARIO.clock().move(Duration.ofDays(366));
        assertThat(age()).isEqualTo(Duration.ofDays(366).toSeconds());

        assertThat(remove(1)).isTrue();
        assertThat(age()).as("more may be due").isEqualTo(Duration.ofDays(366).toSeconds());
        assertThat(removedMails()).isEqualTo(before + 1);
        after(0);

        assertThat(age()).isZero();
        SCENARIO.clock().move(Duration.ofHours(1));
        assertThat(age()).isEqualTo(3_600);
    }

    private static double age() {
        return METRICS.get("menkyo.retention.age.seconds").gauge().value();
    }

    private static double removedMails() {
        return METRICS.get("menkyo.retention.removed")
                .tag("kind", "MAIL")
                .functionCounter()
                .count();
    }

    @Test
    void theJobBeginsWithTheFirstKindAgainAfterTheLast() {
        sent(administrator);

        assertThat(job(job -> {
                    toTheEnd(job);
                    SCENARIO.clock().move(Duration.ofDays(366));
                    return job.remove(1_000);
                }))
                .isTrue();
        assertThat(count("notification where recipient = '" + administrator + "'"))
                .isZero();
    }

    @Test
    @Tag("LC-1204")
    void theApplicationCanRemoveNothingByItself() throws SQLException {
        for (String table : List.of("notification", "support_case", "permission_request", "lockout", "kms_client")) {
            try (Connection connection = SCENARIO.database().runtime().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("delete from " + table))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    /** Lets days pass and the job do all that is due. */
    private static void after(int days) {
        SCENARIO.clock().move(Duration.ofDays(days));
        job(AgedDataTest::toTheEnd);
    }

    private static boolean toTheEnd(AgedData job) {
        boolean more = true;
        while (more) {
            more = job.remove(1_000);
        }
        return more;
    }

    private static boolean remove(int most) {
        return job(job -> job.remove(most));
    }

    private static boolean job(Function<AgedData, Boolean> work) {
        return SCENARIO.call(AgedData.class, beans -> beans.with(AgedDataMeters.class, METERS), work);
    }

    private static void sent(String receiver) {
        change("update notification set state = 'SENT', sent_at = created_at, sealed_token = null where recipient = '"
                + receiver + "'");
    }

    private static String now() {
        return "timestamptz '" + SCENARIO.clock().instant() + "'";
    }

    private static long count(String what) {
        return Long.parseLong(text("select count(*) from " + what));
    }

    private static String text(String sql) {
        try {
            return SCENARIO.database().textAsOwner(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(String sql) {
        try {
            SCENARIO.database().asOwner(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
