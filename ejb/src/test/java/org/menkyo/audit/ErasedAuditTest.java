package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.archiver.ArchiveException;
import org.menkyo.archiver.Archiver;
import org.menkyo.audit.AuditBreak.Problem;
import org.menkyo.audit.AuditValueEraser.Erased;
import org.menkyo.auditverifier.ExportVerification;
import org.menkyo.auditverifier.Finding;
import org.menkyo.auditverifier.Verdict;
import org.menkyo.testing.TestDatabase;

/** Personal values that are gone from the audit, which is intact all the same (LC-1204). */
class ErasedAuditTest {

    private static final String EMAIL = "kim.tanaka@example.com";
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    private final AuditFixture audit = new AuditFixture(DATABASE);

    /** January has left for a file; in each month the person calls, and is spoken of by another. */
    @BeforeEach
    void twoMonthsOfWhichOneIsArchived() throws Exception {
        audit.tamper("truncate audit_record, audit_unsealed, audit_seal, audit_checkpoint, archived_month,"
                + " archived_audit_values, erased_values restart identity");
        for (String month : List.of("2026-01-15T00:00:00Z", "2026-02-15T00:00:00Z")) {
            audit.clock.set(Instant.parse(month));
            audit.append(AuditFixture.person(), event("permission", "lee@example.com"));
            audit.append(AuditFixture.distributor(), event("permission", "Kim.Tanaka@Example.com"));
            audit.append(AuditFixture.distributor(), event("license", "L-1").with("reason", "as " + EMAIL + ", asked"));
            audit.append(AuditFixture.distributor(), event("person", "akim.tanaka@example.com"));
            audit.seal();
        }
        try (Connection owner = DATABASE.owner().getConnection()) {
            new Archiver(owner, folder, line -> {}).archive(YearMonth.of(2026, 2), LATER);
        }
        audit.clock.set(LATER);
        audit.seal();
    }

    private static AuditEvent event(String subjectType, String subjectId) {
        return AuditEvent.done(AuditFixture.Action.TESTED, subjectType, subjectId, "L-1")
                .with("role", "ADMINISTRATOR");
    }

    private Erased erase() {
        return audit.erase(eraser -> eraser.ofPerson(
                AuditFixture.USER,
                List.of(EMAIL),
                value -> value.matches("(?i)(.* )?kim\\.tanaka@example\\.com(,.*)?")));
    }

    @Test
    @Tag("LC-1204")
    @Tag("LC-1001")
    @Tag("LC-1002")
    void aPersonIsErasedAndTheAuditIsIntact() throws Exception {
        String before = audit.export();
        assertThat(before).contains(EMAIL, "Kim.Tanaka@Example.com", "akim.tanaka");

        assertThat(erase()).isEqualTo(new Erased(8, 6, 0));

        assertThat(audit.verify()).satisfies(verification -> {
            assertThat(verification.firstBreak()).isNull();
            assertThat(verification.archivedRows()).isEqualTo(4);
        });
        String after = audit.export();
        assertThat(after).contains("akim.tanaka", "lee@example.com", "192.0.2.7");
        assertThat(after.replace("akim.tanaka", "").toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("kim.tanaka", "2001:db8::7");
        assertThat(verify(after)).satisfies(verdict -> {
            assertThat(verdict.finding()).isEmpty();
            assertThat(verdict.erasedValues()).isEqualTo(4);
        });
        assertThat(verify(before).finding()).as("an export of before").isEmpty();
        Verdict archived = verify(after, folder.resolve("audit-2026-01.jsonl.gz"));
        assertThat(archived.finding()).isEmpty();
        assertThat(archived.archivedCompared()).isEqualTo(4);

        audit.append(1);
        audit.seal();
        assertThat(verify(audit.export(), folder.resolve("audit-2026-01.jsonl.gz"))
                        .finding())
                .isEmpty();
    }

    @Test
    @Tag("LC-1204")
    void filesOfArchivesHoldNoPersonalValuesAndARestoredOneHasThoseThatAreLeft() throws Exception {
        Path file = folder.resolve("audit-2026-01.jsonl.gz");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(packed.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("2026-01", "\"role\":\"ADMINISTRATOR\"")
                    .doesNotContain("tanaka", "lee@", "192.0.2.7");
        }
        erase();
        try (Connection owner = DATABASE.owner().getConnection()) {
            new Archiver(owner, folder, line -> {}).restore(file);
        }
        assertThat(query(
                        "select string_agg(concat_ws('|', caller_name, subject_id, details ->> 'reason'), ';' order by id)"
                                + " from archive.\"audit-2026-01\""))
                .isEqualTo("lee@example.com;erp;erp|L-1;erp|akim.tanaka@example.com");
        audit.tamper("drop schema archive cascade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from archived_audit_values where record_id = 2",
                "update archived_audit_values set content = content - 'callerName' where record_id = 2",
                "update archived_audit_values set content = content || '{\"callerName\": \"x\"}' where record_id = 2"
            })
    @Tag("LC-1204")
    void aValueOfAnArchiveThatIsGoneOrAlteredIsFoundWhenItIsRestored(String tampering) throws Exception {
        audit.tamper(tampering);
        try (Connection owner = DATABASE.owner().getConnection()) {
            assertThatThrownBy(() ->
                            new Archiver(owner, folder, line -> {}).restore(folder.resolve("audit-2026-01.jsonl.gz")))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("audit record 2");
        }
    }

    @Test
    @Tag("LC-1204")
    void valuesWhoseTimeIsOverAreErased() {
        assertThat((int) audit.erase(eraser -> eraser.before(Instant.parse("2026-02-01T00:00:00Z"), 100)))
                .isEqualTo(4);
        assertThat(query("select count(*) from archived_audit_values")).isEqualTo("0");
        assertThat(query("select count(*) from audit_record where caller_name is not null"))
                .isEqualTo("4");
        assertThat((int) audit.erase(eraser -> eraser.before(LATER, 1))).isEqualTo(1);
        assertThat((int) audit.erase(eraser -> eraser.before(LATER, 100))).isEqualTo(3);
        assertThat((int) audit.erase(eraser -> eraser.before(LATER, 100))).isZero();
        assertThat(audit.verify().firstBreak()).isNull();
        assertThat(verify(audit.export()).finding()).isEmpty();
    }

    @Test
    @Tag("LC-1204")
    void recordsWithoutSaltsAreIntactAndKeepTheirValues() {
        audit.append(AuditFixture.person(), event("permission", "lee@example.com"));
        audit.tamper("update audit_record set personal = null where id = 9");
        audit.seal();
        assertThat(erase()).isEqualTo(new Erased(8, 6, 1));
        assertThat(audit.verify().firstBreak()).isNull();
        assertThat(verify(audit.export()).finding()).isEmpty();
    }

    @Test
    @Tag("LC-1204")
    void whoeverTakesAValueAwayWithoutAStatementIsFound() {
        audit.tamper(
                "update audit_record r set caller_name = null, personal = personal || jsonb_build_object('callerName',"
                        + " audit_value_digest(personal ->> 'callerName', caller_name)) where id = 5");
        assertThat(audit.verify().firstBreak()).isEqualTo(new AuditBreak(Problem.VALUE_GONE, null, "audit", 5L));
        assertThat(find(audit.export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(org.menkyo.auditverifier.Problem.VALUE_GONE);
            assertThat(finding.recordId()).isEqualTo("5");
        });
        erase();
        assertThat(audit.verify().firstBreak())
                .as("a statement that does not name the value")
                .isEqualTo(new AuditBreak(Problem.VALUE_GONE, null, "audit", 5L));
    }

    @Test
    @Tag("LC-1204")
    void aValueOfAnArchivedRecordIsNotTakenAwayUnseen() {
        audit.tamper("update archived_audit_values set content = content - 'callerName', personal = personal ||"
                + " jsonb_build_object('callerName', repeat('ab', 32)) where record_id = 1");
        assertThat(audit.verify().firstBreak()).isEqualTo(new AuditBreak(Problem.VALUE_GONE, null, "audit", 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from erased_values",
                "update erased_values set members = members || '{\"callerName\": \"1-100\"}'",
                "update erased_values set members = '{\"x\": 1}'",
                "update erased_values set cause = 'AGE'",
                "update erased_values set erased_at = erased_at + interval '1 second'"
            })
    @Tag("LC-1204")
    void aStatementThatIsGoneOrAlteredIsFound(String tampering) {
        erase();
        audit.tamper(tampering);
        assertThat(audit.verify().firstBreak()).extracting(AuditBreak::source).isEqualTo("erased-values");
        assertThat(find(audit.export()).problem().name()).isIn("EDITED", "MISSING");
    }

    @Test
    @Tag("LC-1204")
    void aValueInAnExportThatIsNotTheOneThatWasChainedIsFound() {
        String export = audit.export();
        String value = "\"value\":\"lee@example.com\"";
        assertThat(export).contains(value);
        assertThat(find(export.replace(value, "\"value\":\"li@example.com\""))
                        .problem()
                        .name())
                .isEqualTo("EDITED");
        assertThat(find(export.replaceFirst("\"salt\":\"[0-9a-f]{32}\"", "\"salt\":\"" + "0".repeat(32) + "\""))
                        .problem()
                        .name())
                .isEqualTo("EDITED");
        assertThat(find(export.replaceFirst("\"personal\":\\{\"callerName\":\\{[^}]*},", "\"personal\":{"))
                        .problem()
                        .name())
                .isEqualTo("VALUE_GONE");
        assertThat(find(export.replaceFirst("\"salt\":\"[0-9a-f]{32}\"", "\"salt\":\"00\""))
                        .problem()
                        .name())
                .isEqualTo("UNREADABLE");
    }

    @Test
    @Tag("LC-1204")
    void theApplicationErasesOnlyWithAStatement() {
        for (String sql : List.of(
                "update audit_record set caller_name = null",
                "delete from archived_audit_values",
                "insert into erased_values (erased_at, cause, members) values (now(), 'AGE', '{}')")) {
            assertThatThrownBy(() -> AuditFixture.execute(DATABASE.runtime(), sql))
                    .hasRootCauseInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private static Finding find(String export) {
        return verify(export).finding().orElseThrow();
    }

    private static Verdict verify(String export, Path... files) {
        try {
            List<InputStream> archives = new ArrayList<>();
            for (Path file : files) {
                archives.add(new ByteArrayInputStream(Files.readAllBytes(file)));
            }
            return new ExportVerification(Optional.of(AuditFixture.SIGNER.publicKey()), List.of(), archives)
                    .verify(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String query(String sql) {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
