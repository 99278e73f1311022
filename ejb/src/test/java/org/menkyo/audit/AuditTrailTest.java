package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.protocol.audit.AuditRecordForm;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.TestBeans;
import org.menkyo.testing.TestDatabase;

class AuditTrailTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final AuditFixture audit = new AuditFixture(DATABASE);

    private static AuditRecord record(long id) {
        return DATABASE.inTransaction(entities -> entities.find(AuditRecord.class, id));
    }

    @Test
    @Tag("LC-1001")
    void aRecordSaysWhoWhatOnWhatWhenFromWhereThroughWhichInterfaceAndHowItEnded() {
        AuditRecord record = record(audit.append(
                AuditFixture.person(),
                AuditEvent.refused(AuditFixture.Action.TESTED, "permission", 17, "L-1")
                        .with("reason", "日本 \"x\"")));

        assertThat(record.callerName()).contains("kim.tanaka@example.com");
        assertThat(record.party()).isEqualTo(Party.REGISTERED_USER);
        assertThat(record.userId()).contains(AuditFixture.USER);
        assertThat(record.action()).isEqualTo("TESTED");
        assertThat(record.subjectType()).isEqualTo("permission");
        assertThat(record.subjectId()).contains("17");
        assertThat(record.licenseId()).contains("L-1");
        assertThat(record.occurredAt()).isEqualTo(AuditFixture.NOW);
        assertThat(record.sourceAddress()).contains("2001:db8::7");
        assertThat(record.channel()).isEqualTo(Channel.REST);
        assertThat(record.correlationId()).isEqualTo("c-1");
        assertThat(record.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(record.details()).isEqualTo(Map.of("reason", "日本 \"x\""));
    }

    @Test
    @Tag("LC-1001")
    void aRecordOfATechnicalAccountSaysOnWhoseBehalf() {
        AuditRecord record = record(audit.append(AuditFixture.distributor(), AuditFixture.event("o-1")));

        assertThat(record.callerName()).contains("erp");
        assertThat(record.distributorId()).contains(42L);
        assertThat(record.userId()).isEmpty();
    }

    @Test
    @Tag("LC-1001")
    void severalRecordsOfOneStatementKeepTheirOrderAndAllWaitForTheirSeal() {
        long last = audit.append(AuditFixture.person(), AuditFixture.event("before"));
        DATABASE.transact(entities -> {
            StatementList statements = new StatementList();
            audit.trail(entities)
                    .append(
                            statements,
                            AuditFixture.distributor(),
                            List.of(AuditFixture.event("1"), AuditFixture.event("2"), AuditFixture.event("3")));
            statements.execute(entities);
        });

        List<AuditRecord> records = DATABASE.inTransaction(entities -> entities.createQuery(
                        "select r from AuditRecord r where r.id > :last order by r.id", AuditRecord.class)
                .setParameter("last", last)
                .getResultList());
        assertThat(records)
                .extracting(record -> record.subjectId().orElseThrow())
                .containsExactly("1", "2", "3");
        assertThat(records).allSatisfy(record -> {
            assertThat(record.callerName()).contains("erp");
            assertThat(record.distributorId()).contains(42L);
            assertThat(record.userId()).isEmpty();
            assertThat(record.details()).isEqualTo(Map.of("old", "1", "new", "2"));
        });
        List<?> waiting = DATABASE.inTransaction(entities -> entities.createNativeQuery(
                        "SELECT ref_id FROM audit_unsealed WHERE source = 'audit' AND ref_id > :last ORDER BY ref_id",
                        Long.class)
                .setParameter("last", last)
                .getResultList());
        assertThat(waiting).isEqualTo(records.stream().map(AuditRecord::id).toList());
    }

    @Test
    void textThatTheDatabaseRefusesDoesNotFailTheTransaction() {
        AuditRecord record = record(audit.append(
                AuditFixture.person(), AuditFixture.event("a\u0000b").with("odd", "\ud800 \udc00 😀 \u0000")));

        assertThat(record.subjectId()).contains("a\ufffdb");
        assertThat(record.details()).containsEntry("odd", "\ufffd \ufffd 😀 \ufffd");
    }

    @Test
    @Tag("LC-901")
    @Tag("LC-1001")
    void aRollbackLeavesNeitherRecordNorNotification() {
        long recordsBefore = count("audit_record");
        long mailsBefore = count("notification");

        assertThatThrownBy(() -> DATABASE.transact(entities -> {
                    TestBeans beans = new TestBeans(entities, audit.clock);
                    beans.get(AuditTrail.class).append(AuditFixture.person(), AuditFixture.event("x"));
                    beans.get(Notifications.class)
                            .record(Notification.of(
                                            NotificationKind.ACCESS_OPENED,
                                            new BusinessEmail("kim.tanaka@example.com"),
                                            Language.EN)
                                    .with("email", "kim.tanaka@example.com"));
                    entities.flush();
                    throw new IllegalStateException("the decision fails");
                }))
                .hasMessageContaining("decision");

        assertThat(count("audit_record")).isEqualTo(recordsBefore);
        assertThat(count("audit_unsealed")).isEqualTo(recordsBefore);
        assertThat(count("notification")).isEqualTo(mailsBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set outcome = 'DONE'",
                "delete from audit_record",
                "truncate audit_record",
                "alter table audit_record disable trigger all",
                "drop table audit_record",
                "update audit_seal set chain_hash = record_digest",
                "delete from audit_seal",
                "truncate audit_seal",
                "update audit_checkpoint set seal_number = 1",
                "delete from audit_checkpoint",
                "truncate audit_checkpoint",
                "insert into audit_unsealed values ('audit', 1)",
                "truncate audit_unsealed",
                "create or replace function audit_await_seal() returns trigger language sql as 'select null'",
                "set role menkyo_owner"
            })
    @Tag("LC-1001")
    void theRuntimeRoleCanOnlyAddAndRead(String sql) throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    /** The forms that all chained records depend on; they must never change under their types. */
    @Test
    @Tag("LC-1001")
    @Tag("LC-1204")
    void theCanonicalFormsOfARecordNeverChange() {
        long id = audit.append(
                AuditFixture.person(),
                AuditEvent.done(AuditFixture.Action.TESTED, "thing", "s", "L-1")
                        .with("role", "2")
                        .with("a", "\"1\"\n"));
        audit.tamper("update audit_record set personal = '{\"callerName\": \"" + "01".repeat(16)
                + "\", \"sourceAddress\": \"" + "02".repeat(16) + "\", \"subjectId\": \"" + "ab".repeat(32)
                + "\", \"details.a\": \"" + "ff".repeat(16) + "\"}', subject_id = null where id = " + id);

        AuditRecordForm form = RecordDigest.form(record(id));

        String salted = "{\"action\":\"TESTED\",\"channel\":\"REST\",\"correlationId\":\"c-1\","
                + "\"details\":{\"role\":\"2\"},\"id\":\"" + id
                + "\",\"licenseId\":\"L-1\",\"occurredAt\":\"2026-11-21T10:00:00.123456Z\","
                + "\"outcome\":\"DONE\",\"party\":\"REGISTERED_USER\",\"personal\":{"
                + "\"callerName\":\"" + sha256("01".repeat(16), "kim.tanaka@example.com") + "\","
                + "\"details.a\":\"" + sha256("ff".repeat(16), "\"1\"\n") + "\","
                + "\"sourceAddress\":\"" + sha256("02".repeat(16), "2001:db8::7") + "\","
                + "\"subjectId\":\"" + "ab".repeat(32) + "\"},"
                + "\"subjectType\":\"thing\",\"type\":\"menkyo/audit-record/2\","
                + "\"userId\":\"5f0c6a8e-0b7a-4b8e-9c55-1d2f6c1d7a11\"}";
        assertThat(CanonicalJson.of(form.covered())).isEqualTo(salted);
        assertThat(form.digest()).isEqualTo(Sha256.digest().digest(salted.getBytes(StandardCharsets.UTF_8)));
        assertThat(form.personal().keySet()).containsExactly("callerName", "details.a", "sourceAddress");

        audit.tamper("update audit_record set personal = null, subject_id = 's' where id = " + id);
        assertThat(CanonicalJson.of(RecordDigest.form(record(id)).covered()))
                .as("a record of before there were salts")
                .isEqualTo("{\"action\":\"TESTED\",\"callerName\":\"kim.tanaka@example.com\",\"channel\":\"REST\","
                        + "\"correlationId\":\"c-1\",\"details\":{\"a\":\"\\\"1\\\"\\n\",\"role\":\"2\"},\"id\":\"" + id
                        + "\",\"licenseId\":\"L-1\",\"occurredAt\":\"2026-11-21T10:00:00.123456Z\","
                        + "\"outcome\":\"DONE\",\"party\":\"REGISTERED_USER\",\"sourceAddress\":\"2001:db8::7\","
                        + "\"subjectId\":\"s\",\"subjectType\":\"thing\",\"type\":\"menkyo/audit-record/1\","
                        + "\"userId\":\"5f0c6a8e-0b7a-4b8e-9c55-1d2f6c1d7a11\"}");
    }

    private static String sha256(String salt, String value) {
        MessageDigest digest = Sha256.digest();
        digest.update("menkyo/audit-value/1\0".getBytes(StandardCharsets.US_ASCII));
        digest.update(HexFormat.of().parseHex(salt));
        return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @Tag("LC-1204")
    void eachPersonalValueHasASaltOfItsOwn() {
        Set<String> salts = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            AuditRecord record = record(audit.append(
                    AuditFixture.person(),
                    AuditEvent.done(AuditFixture.Action.TESTED, "permission", "lee@example.com", "L-1")
                            .with("role", "ADMINISTRATOR")
                            .with("email", "lee@example.com")));
            assertThat(record.marks().orElseThrow().keySet())
                    .containsExactly("callerName", "details.email", "sourceAddress", "subjectId");
            salts.addAll(record.marks().orElseThrow().values());
        }
        assertThat(salts).hasSize(12).allMatch(salt -> salt.matches("[0-9a-f]{32}"));
    }

    private static long count(String table) {
        return DATABASE.inTransaction(entities -> ((Number) entities.createNativeQuery("select count(*) from " + table)
                        .getSingleResult())
                .longValue());
    }
}
