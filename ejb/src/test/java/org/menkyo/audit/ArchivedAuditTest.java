package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.archiver.ArchiveException;
import org.menkyo.archiver.Archiver;
import org.menkyo.audit.AuditBreak.Problem;
import org.menkyo.auditverifier.ExportVerification;
import org.menkyo.auditverifier.Verdict;
import org.menkyo.testing.TestDatabase;

/** Months of audit records that have left the database. */
class ArchivedAuditTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    private final AuditFixture audit = new AuditFixture(DATABASE);

    @BeforeEach
    void threeMonths() {
        empty();
        append("2026-01-15T00:00:00.123456Z", 3);
        audit.append(AuditFixture.distributor(), AuditEvent.done(AuditFixture.Action.TESTED, "thing", "é日😀\n", null));
        audit.seal();
        append("2026-01-31T23:59:59.999999Z", 1);
        append("2026-02-01T00:00:00Z", 2);
        audit.seal();
        append("2026-03-01T00:00:00Z", 3);
        audit.seal();
    }

    private void empty() {
        audit.tamper("truncate audit_record, audit_unsealed, audit_seal, audit_checkpoint, archived_month,"
                + " archived_audit_values restart identity");
    }

    private void append(String at, int records) {
        audit.clock.set(Instant.parse(at));
        audit.append(records);
    }

    @Test
    @Tag("LC-1001")
    @Tag("LC-1002")
    void theChainIsVerifiedWithoutTheArchivedRecords() throws Exception {
        AuditVerification before = audit.verify();
        assertThat(archive(MARCH)).isEqualTo(2);
        assertThat(count("audit_record")).isEqualTo(3);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "audit-2026-01.jsonl.gz",
                        "audit-2026-01.manifest.json",
                        "audit-2026-02.jsonl.gz",
                        "audit-2026-02.manifest.json");
        assertThat(Files.readString(folder.resolve("audit-2026-01.manifest.json")))
                .contains("\"rowCount\":\"5\"", "\"firstLink\":\"1\"", "\"lastLink\":\"6\"");

        AuditVerification archived = audit.verify();
        assertThat(archived.firstBreak()).isNull();
        assertThat(archived.archivedRows()).isEqualTo(7);
        assertThat(archived.chainHash()).isEqualTo(before.chainHash());
        audit.clock.set(LATER);
        audit.seal();
        assertThat(audit.verify()).satisfies(after -> {
            assertThat(after.intact()).isTrue();
            assertThat(after.links()).isEqualTo(before.links() + 3);
        });

        Verdict verdict = verify(export());
        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.records()).isEqualTo(3);
        assertThat(verdict.archived()).isEqualTo(7);
        assertThat(verdict.archivedCompared()).isZero();
        Verdict compared = verify(export(), "audit-2026-01.jsonl.gz", "audit-2026-02.jsonl.gz");
        assertThat(compared.finding()).isEmpty();
        assertThat(compared.archivedCompared()).isEqualTo(7);
        assertThat(verify(export(), "audit-2026-02.jsonl.gz").archivedCompared())
                .isEqualTo(2);
    }

    @Test
    @Tag("LC-1001")
    @Tag("LC-1002")
    void anArchiveHidesNoRecordThatSomebodyRemoved() throws Exception {
        archive(FEBRUARY);
        audit.clock.set(LATER);
        audit.seal();
        audit.tamper("delete from audit_record where id = 6");
        assertThat(audit.verify().firstBreak()).isEqualTo(new AuditBreak(Problem.MISSING, 7L, "audit", 6L));
        assertThat(verify(export()).finding().orElseThrow())
                .extracting(found -> found.problem().name(), found -> found.recordId())
                .containsExactly("MISSING", "6");

        audit.tamper("update archived_month set last_row = 6");
        assertThat(audit.verify().firstBreak().problem()).isIn(Problem.EDITED, Problem.ARCHIVE_WRONG);
        audit.tamper(
                "insert into archived_month (source, month, first_row, last_row, row_count, file_name, file_digest,"
                        + " archived_at) values ('audit', '2026-01-01', 1, 100, 1, 'x', sha256('x'), now())");
        audit.tamper("update archived_month set last_row = 5 where id = 1");
        audit.seal();
        assertThat(audit.verify().firstBreak())
                .as("who has the owner's rights can state an archive, but must show the file")
                .isNull();
        assertThat(verify(export(), "audit-2026-01.jsonl.gz").archivedCompared())
                .isEqualTo(5);
    }

    @Test
    @Tag("LC-1001")
    void moreRowsThanWereArchivedMustNotBeGone() throws Exception {
        empty();
        append("2026-01-31T23:59:58Z", 2);
        append("2026-02-01T00:00:00Z", 1);
        append("2026-01-31T23:59:59Z", 1);
        audit.seal();
        archive(FEBRUARY);
        assertThat(audit.verify().firstBreak()).isNull();

        audit.tamper("delete from audit_record where id = 3");

        assertThat(audit.verify().firstBreak()).isEqualTo(new AuditBreak(Problem.ARCHIVE_WRONG, null, "audit", null));
    }

    @Test
    @Tag("LC-1002")
    void anAlteredArchiveIsFound() throws Exception {
        archive(FEBRUARY);
        Path file = folder.resolve("audit-2026-01.jsonl.gz");
        String lines = lines(file);
        audit.clock.set(LATER);
        audit.seal();
        assertThat(verify(export(), List.of(packed(lines.replace("REGISTERED_USER", "REGISTERED_USEP"))))
                        .finding()
                        .orElseThrow())
                .extracting(found -> found.problem().name(), found -> found.recordId())
                .containsExactly("EDITED", "1");
        assertThat(verify(export(), List.of(packed(lines.replaceFirst("\"sealedAt\":\"2026", "\"sealedAt\":\"2027"))))
                        .finding()
                        .orElseThrow())
                .extracting(found -> found.problem().name(), found -> found.recordId())
                .containsExactly("ARCHIVE_WRONG", "1");
        assertThat(verify(export(), List.of(packed(lines.replaceFirst("2026-01", "2026-02"))))
                        .finding()
                        .orElseThrow()
                        .problem()
                        .name())
                .as("the month in the first line")
                .isEqualTo("ARCHIVE_WRONG");
        assertThat(verify(export(), "audit-2026-01.jsonl.gz").finding()).isEmpty();
        Files.write(file, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("altered");
    }

    @Test
    void anArchiveIsRestoredIntoATableOfItsOwn() throws Exception {
        String before = rows("audit_record where occurred_at < '2026-02-01T00:00:00Z'");
        archive(FEBRUARY);
        String table = restore(folder.resolve("audit-2026-01.jsonl.gz"));
        assertThat(rows(table)).isEqualTo(before);
        assertThat(audit.verify().firstBreak()).isNull();
        audit.tamper("drop schema archive cascade");
    }

    @Test
    void whatIsYoungOrNotChainedOrEditedStays() throws Exception {
        try (Connection owner = DATABASE.owner().getConnection()) {
            Archiver archiver = new Archiver(owner, folder, line -> {});
            assertThatThrownBy(() -> archiver.archive(MARCH, Instant.parse("2026-03-31T00:00:00Z")))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("2026-02 is too young");
        }
        audit.clock.set(Instant.parse("2026-02-05T00:00:00Z"));
        audit.append(1);
        assertThatThrownBy(() -> archive(MARCH))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("not in the audit chain yet");
        assertThat(count("audit_record")).as("January has left").isEqualTo(6);
        audit.clock.set(LATER);
        audit.seal();
        audit.tamper("update audit_record set outcome = 'FAILED' where id = 6");
        assertThatThrownBy(() -> archive(MARCH))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("record 6 says something else");
        assertThat(count("audit_record")).isEqualTo(6);
    }

    private int archive(YearMonth before) throws Exception {
        try (Connection owner = DATABASE.owner().getConnection()) {
            return new Archiver(owner, folder, line -> {}).archive(before, LATER);
        }
    }

    private String restore(Path file) throws Exception {
        try (Connection owner = DATABASE.owner().getConnection()) {
            return new Archiver(owner, folder, line -> {}).restore(file);
        }
    }

    private String export() {
        return audit.export();
    }

    private Verdict verify(String export, String... files) throws IOException {
        List<InputStream> archives = new ArrayList<>();
        for (String file : files) {
            archives.add(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file))));
        }
        return verify(export, archives);
    }

    private static Verdict verify(String export, List<InputStream> archives) throws IOException {
        return new ExportVerification(Optional.of(AuditFixture.SIGNER.publicKey()), List.of(), archives)
                .verify(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream packed(String lines) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(file)) {
            output.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(file.toByteArray());
    }

    private static String lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return String.join("\n", reader.lines().toList());
        }
    }

    private static long count(String table) {
        return Long.parseLong(query("select count(*) from " + table));
    }

    private static String rows(String table) {
        return query("select string_agg(r::text, ';' order by id) from (select * from " + table + ") r");
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
