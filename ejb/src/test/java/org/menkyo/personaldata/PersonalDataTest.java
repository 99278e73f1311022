package org.menkyo.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.account.AccountService;
import org.menkyo.account.SignUp;
import org.menkyo.audit.TestSealing;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.Role;
import org.menkyo.profile.ProfileService;
import org.menkyo.profile.UpdateProfile;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.support.OpenSupportCase;
import org.menkyo.support.OwnSupportCaseService;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

/** What is kept of people is told and erased, on a real database. */
class PersonalDataTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String ADMINISTRATOR = "boss@personal.example";

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static int people;

    private String name;
    private String email;
    private String fullName;
    private String licenseId;

    /** Somebody who has an account, a role, a support case, and gave a role to another. */
    @BeforeEach
    void somebodyWhoDidThisAndThat() {
        people++;
        name = "zaphodb" + people;
        email = "Zaphod.B" + people + "@Personal.Example";
        fullName = "Zaphod Beeblebrox" + people;
        licenseId = SCENARIO.licensed(ADMINISTRATOR).licenseNumber();
        Caller stranger = Caller.stranger(LicensingScenario.origin());
        SCENARIO.call(AccountService.class, s -> s.signUp(stranger, new SignUp(name, PASSWORD)));
        SCENARIO.call(RegistrationService.class, s -> s.register(identify(), new RegisterBusinessEmail(email, null)));
        String token = SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(identify(), new ConfirmBusinessEmail(token)));
        SCENARIO.call(
                ProfileService.class,
                s -> s.update(identify(), new UpdateProfile("Zaphod", "Beeblebrox" + people, null)));
        grant(SCENARIO.registered(ADMINISTRATOR), email);
        grant(identify(), "arthur" + people + "@personal.example");
        SCENARIO.call(
                OwnSupportCaseService.class,
                s -> s.open(
                        identify(),
                        new OpenSupportCase(
                                SupportCaseKind.KEY_TROUBLE,
                                licenseId,
                                "From " + fullName,
                                "Write to " + email.toLowerCase(Locale.ROOT) + ". My account is \"" + name + "\".")));
    }

    private void grant(Caller by, String holder) {
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(by, licenseId, new GrantPermissions(holder, List.of(Role.ADMINISTRATOR))));
    }

    private Caller identify() {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), name));
    }

    private static ErasedPerson erase(String email, String account) {
        Caller operator = SCENARIO.operator();
        return SCENARIO.call(
                PersonalDataService.class,
                s -> s.erase(operator, new ErasePerson(email, account, "Asked for by " + email)));
    }

    private static PersonalData find(String email, String account) {
        Caller operator = SCENARIO.operator();
        return SCENARIO.call(PersonalDataService.class, s -> s.find(operator, new FindPersonalData(email, account)));
    }

    @Test
    @Tag("LC-1204")
    void nothingInTheDatabaseNamesAPersonWhoWasErased() {
        TestSealing sealing = new TestSealing(SCENARIO.database(), SCENARIO.clock());
        sealing.seal();
        assertThat(places(email)).containsKeys("permission.email", "audit_record.subject_id", "notification.recipient");
        assertThat(places(fullName)).isNotEmpty();
        assertThat(places(name)).isNotEmpty();

        ErasedPerson erased = erase(email, null);

        assertThat(places(email)).isEmpty();
        assertThat(places(fullName)).isEmpty();
        assertThat(places("Beeblebrox" + people)).isEmpty();
        assertThat(places(name)).isEmpty();
        assertThat(erased.permissions()).isEqualTo(1);
        assertThat(erased.auditValues()).isGreaterThan(10);
        assertThat(erased.auditRecordsKept()).isZero();
        assertThat(SCENARIO.auditRecords("ERASE_PERSON", null)).isPositive();
        sealing.seal();
        assertThat(sealing.verify().firstBreak()).isNull();
        assertThatThrownBy(this::identify).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> erase(null, name)).isInstanceOf(NotFoundException.class);
        assertThat(text("select given_by from permission where email_key = 'arthur" + people + "@personal.example'"))
                .as("what the person did for others stays")
                .isEqualTo("erased-" + erased.number() + "@erased.invalid");
    }

    @Test
    @Tag("LC-1204")
    void allThatIsKeptOfAPersonIsTold() {
        PersonalData data = find(null, name);

        assertThat(data.email()).isEqualTo(email);
        assertThat(data.account()).isEqualTo(name);
        assertThat(data.familyName()).isEqualTo("Beeblebrox" + people);
        assertThat(data.places())
                .extracting(PersonalData.Place::place)
                .contains("permission.email", "permission.given_by", "notification.recipient", "support_case.subject");
        assertThat(data.auditValues())
                .extracting(PersonalData.AuditValue::member)
                .contains("callerName", "sourceAddress", "subjectId");
        assertThat(find(email.toUpperCase(Locale.ROOT), null).places()).isNotEmpty();
        assertThat(find("nobody@personal.example", null).places())
                .extracting(PersonalData.Place::place)
                .isEmpty();
    }

    @Test
    @Tag("LC-1204")
    void whoWasLockedOutCanBeErased() {
        String key = email.toLowerCase(Locale.ROOT);
        end(
                "with attempt as (insert into license_pair_attempt (user_id, email_key, source_network, number_hash, outcome,"
                        + " attempted_at) select id, business_email_key, '192.0.2', '\\x00', 'INVALID', now() from app_user"
                        + " where business_email_key = '" + key + "' returning *)"
                        + " insert into lockout (id, user_id, email, email_key, attempt_id, cause, locked_at, locked_until)"
                        + " select gen_random_uuid(), user_id, email_key, email_key, id, 'IN_A_ROW', now(), now() from attempt");

        erase(email, null);

        assertThat(places(email)).isEmpty();
    }

    @Test
    @Tag("LC-1204")
    void othersOfLikeNamesStay() {
        String other = "a." + email;
        grant(SCENARIO.registered(ADMINISTRATOR), other);

        erase(email, null);

        assertThat(places(other)).containsKeys("permission.email");
    }

    @Test
    @Tag("LC-1204")
    void aContactIsKeptAsLongAsTheContractMustBe() {
        assertConflict(ADMINISTRATOR, ErrorCode.PERSON_IS_CONTACT, "days after");
        String contact = "leaver" + people + "@personal.example";
        String contract = SCENARIO.licensed(contact).licenseNumber();
        end("update agreement_contact set ended_at = timestamptz '"
                + SCENARIO.clock().instant() + "' where email_key = '" + contact + "'");
        assertConflict(contact, ErrorCode.PERSON_KEPT_UNTIL, "agreement " + contract);
        end("update agreement_contact set ended_at = timestamptz '"
                + SCENARIO.clock().instant().minus(Duration.ofDays(3_651)) + "' where email_key = '" + contact + "'");
        grantedByOwner(contract);
        assertThat(erase(contact, null).permissions()).isEqualTo(1);
        assertThat(places(contact)).isEmpty();
    }

    @Test
    @Tag("LC-1204")
    @Tag("LC-305")
    void theLastAdministratorIsNotErased() {
        end("update permission set ended_at = given_at, ended_by = 'x' where way = 'CONTACT' and agreement_id ="
                + " (select id from agreement where license_id = '" + licenseId + "')");
        end("update permission set ended_at = given_at, ended_by = 'x' where email_key = 'arthur" + people
                + "@personal.example'");
        assertConflict(email, ErrorCode.LAST_ADMINISTRATOR, "last administrator");
        assertThat(places(email)).containsKeys("app_user.business_email");
    }

    @Test
    @Tag("LC-1204")
    void onlyOperatorsErase() {
        Caller support = SCENARIO.support();
        assertThatThrownBy(() -> SCENARIO.call(
                        PersonalDataService.class, s -> s.erase(support, new ErasePerson(email, null, "x"))))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> SCENARIO.call(
                        PersonalDataService.class, s -> s.find(support, new FindPersonalData(email, null))))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> erase(email, name)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> erase(null, null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> erase(null, "demo-operator")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> erase("nobody" + people + "@personal.example", null))
                .isInstanceOf(NotFoundException.class);
    }

    /** Each column of text is a place where people can be named, or one where none is. */
    @Test
    @Tag("LC-1204")
    void everyPlaceThatIsListedIsThere() {
        assertThat(text(
                        "select string_agg(table_name || '.' || column_name, ',') from personal_place p where not exists"
                                + " (select 1 from information_schema.columns c where c.table_schema = 'public'"
                                + " and c.table_name = p.table_name and c.column_name = p.column_name)"))
                .isNull();
        assertThat(text("select string_agg(table_name || '.' || column_name, ',') from information_schema.columns c"
                        + " where table_schema = 'public' and (column_name like '%email%' or column_name like '%\\_by')"
                        + " and data_type in ('text', 'character varying') and table_name in (select table_name from"
                        + " information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE')"
                        + " and not exists (select 1 from personal_place p"
                        + " where c.table_name = p.table_name and c.column_name = p.column_name)"))
                .isNull();
    }

    private void assertConflict(String of, ErrorCode code, String text) {
        assertThatThrownBy(() -> erase(of, null))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    private void grantedByOwner(String contract) {
        end("insert into permission (agreement_id, email, email_key, role, way, given_at, given_by) select id,"
                + " 'other@personal.example', 'other@personal.example', 'ADMINISTRATOR', 'GRANT', now(), 'x'"
                + " from agreement where license_id = '" + contract + "'");
    }

    private static void end(String sql) {
        try {
            SCENARIO.database().asOwner(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String sql) {
        try {
            return SCENARIO.database().textAsOwner(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows of each column of all tables have a text in them, be it in texts, JSON or bytes. */
    private static Map<String, Long> places(String text) {
        Map<String, Long> found = new TreeMap<>();
        try (Connection connection = SCENARIO.database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            List<String[]> columns = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select c.table_name, c.column_name, c.data_type"
                    + " from information_schema.columns c join pg_class t on t.relname = c.table_name and t.relkind in"
                    + " ('r', 'p') and not t.relispartition where c.table_schema = 'public' and c.data_type in"
                    + " ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY')")) {
                while (row.next()) {
                    columns.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
                }
            }
            assertThat(columns).hasSizeGreaterThan(150);
            String lowered = text.toLowerCase(Locale.ROOT);
            for (String[] column : columns) {
                String condition = column[2].equals("bytea")
                        ? List.of(text, lowered).stream()
                                .map(each -> "position('\\x" + hex(each) + "'::bytea in \"" + column[1] + "\") > 0")
                                .collect(Collectors.joining(" or "))
                        : "position('" + lowered + "' in lower(\"" + column[1] + "\"::text)) > 0";
                try (ResultSet count =
                        statement.executeQuery("select count(*) from \"" + column[0] + "\" where " + condition)) {
                    count.next();
                    if (count.getLong(1) > 0) {
                        found.put(column[0] + "." + column[1], count.getLong(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
