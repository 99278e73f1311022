package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.auditverifier.ExportVerification;
import org.menkyo.auditverifier.Finding;
import org.menkyo.auditverifier.Problem;
import org.menkyo.auditverifier.Verdict;
import org.menkyo.permission.AccessControl;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;

/** What auditors and administrators take with them, and what the stand-alone verifier finds in it. */
class AuditExportTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final byte[] KEY = AuditFixture.SIGNER.publicKey();

    private final AuditFixture audit = new AuditFixture(SCENARIO.database());

    @BeforeEach
    void fiveRecordsOfWhichTheLastIsBehindACheckpoint() {
        audit.tamper("truncate audit_record, audit_unsealed, audit_seal, audit_checkpoint restart identity");
        audit.append(4);
        audit.seal();
        audit.append(
                AuditFixture.distributor(),
                AuditEvent.done(AuditFixture.Action.TESTED, "thing", "=1+1 \"é日本😀\"\n", null));
        audit.seal();
    }

    private static AuditService service(EntityManager entities) {
        TestBeans beans = new TestBeans(entities, SCENARIO.clock()).with(CheckpointSigner.class, AuditFixture.SIGNER);
        ChainVerifier verifier = new ChainVerifier(
                beans.get(AuditChain.class),
                beans.get(AuditCheckpoints.class),
                List.of(beans.get(AuditRecords.class), beans.get(AuditCheckpoints.class)),
                beans.get(AuditErasures.class),
                AuditFixture.SIGNER,
                SCENARIO.clock());
        return new AuditService(
                beans.get(AccessControl.class),
                beans.get(AuditRecords.class),
                verifier,
                beans.get(AuditExporter.class),
                beans.get(AuditCheckpoints.class));
    }

    private static String export(Function<AuditService, StreamedFile> work) {
        return SCENARIO.look(entities -> {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            try {
                work.apply(service(entities)).writeTo(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return output.toString(StandardCharsets.UTF_8);
        });
    }

    private static Caller auditor() {
        return new Caller(
                "account",
                Party.AUDITOR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.1",
                Language.EN,
                "c-1");
    }

    private static String export() {
        return export(s -> s.export(auditor()));
    }

    private static Verdict verify(String export, String... outside) {
        try {
            return new ExportVerification(
                            Optional.of(KEY),
                            Stream.of(outside).map(AuditExportTest::stream).toList())
                    .verify(stream(export));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding find(String export, String... outside) {
        return verify(export, outside).finding().orElseThrow();
    }

    /** The export with its lines changed: header, links 1 to 4, checkpoint, its link 5, link 6 of a record, end. */
    private static String changed(UnaryOperator<List<String>> change) {
        List<String> lines = new ArrayList<>(Arrays.asList(export().split("\n")));
        assertThat(lines).hasSize(9);
        return String.join("\n", change.apply(lines)) + "\n";
    }

    private static String without(int... numbers) {
        return changed(lines -> {
            for (int i = numbers.length - 1; i >= 0; i--) {
                lines.remove(numbers[i]);
            }
            return lines;
        });
    }

    @Test
    @Tag("LC-1002")
    @Tag("LC-1003")
    void aWholeExportIsIntactWithoutTheServer() {
        String export = export();

        Verdict verdict = verify(export);

        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.last().number()).isEqualTo(6);
        assertThat(verdict.records()).isEqualTo(5);
        assertThat(verdict.checkpoints()).isEqualTo(1);
        assertThat(verdict.keyGiven()).isTrue();
        assertThat(verdict.endedAt()).contains(SCENARIO.clock().instant());
        assertThat(HexFormat.of().formatHex(verdict.last().hash()))
                .isEqualTo(audit.verify().chainHash());
        assertThat(export).contains("é日本😀");
    }

    @Test
    @Tag("LC-1002")
    void anEmptyAuditIsExportedAndIntact() {
        audit.tamper("truncate audit_record, audit_unsealed, audit_seal, audit_checkpoint restart identity");

        assertThat(verify(export()).finding()).isEmpty();
    }

    @Test
    @Tag("LC-1002")
    void rowsOfOtherTablesAreInTheChainByTheirDigests() {
        audit.tamper("insert into audit_unsealed values ('kms-ledger', 7)");
        audit.seal(new SomeLedger());

        assertThat(verify(export())).satisfies(verdict -> {
            assertThat(verdict.finding()).isEmpty();
            assertThat(verdict.records()).isEqualTo(5);
            assertThat(verdict.otherRows()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source = 'kms-ledger'",
                "source = 'aud'",
                "ref_id = 9",
                "sealed_at = sealed_at + interval '1 microsecond'"
            })
    @Tag("LC-1002")
    void aLinkThatIsMadeToStandForSomethingElseIsNamed(String edit) {
        audit.tamper("update audit_seal set " + edit + " where number = 3");

        assertThat(find(export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.CHAIN_BROKEN);
            assertThat(finding.sealNumber()).isEqualTo(3);
        });
    }

    @Test
    @Tag("LC-1002")
    void aRecordOfWhichALinkOfAnotherSourceIsMadeIsNamed() {
        String export = export();

        assertThat(find(export.replaceFirst("\"source\":\"audit\"", "\"source\":\"aud\""))
                        .problem())
                .isEqualTo(Problem.CHAIN_BROKEN);
        String hidden = export.replaceFirst("\"personal\":\\{\"callerName\".*?,\"recordDigest\"", "\"recordDigest\"")
                .replaceFirst("\"source\":\"audit\"", "\"source\":\"kms-ledger\"");
        assertThat(hidden).hasSizeLessThan(export.length() - 100);
        assertThat(find(hidden).sealNumber()).isEqualTo(1);
    }

    @Test
    @Tag("LC-1002")
    void aSourceThatNoChainHasIsRefusedEvenIfItIsChained() {
        audit.tamper("insert into audit_unsealed values ('other', 7)");
        audit.seal(new SomeLedger() {
            @Override
            public String name() {
                return "other";
            }
        });

        assertThat(find(export()).problem()).isEqualTo(Problem.UNREADABLE);
    }

    @Test
    @Tag("LC-1002")
    void anotherTimeInTheFirstLineIsNamed() {
        assertThat(find(export().replaceFirst("\"exportedAt\":\"2026", "\"exportedAt\":\"2031")))
                .satisfies(finding -> {
                    assertThat(finding.problem()).isEqualTo(Problem.SIGNATURE_WRONG);
                    assertThat(finding.line()).isEqualTo(1);
                });
    }

    @Test
    @Tag("LC-1002")
    void aCheckpointThatIsGoneIsNamed() {
        assertThat(find(without(5))).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.MISSING);
            assertThat(finding.sealNumber()).isEqualTo(5);
        });
        assertThat(find(without(6)).problem()).isEqualTo(Problem.GAP);
        audit.tamper("delete from audit_checkpoint");
        assertThat(find(export()).problem()).isEqualTo(Problem.MISSING);
    }

    @Test
    @Tag("LC-1002")
    void whatProgramsChangeThatPassTextsOnIsNothing() {
        String export = export();

        for (String same : List.of(
                export.replace("\n", "\r\n"),
                "\ufeff" + export,
                export + "\n",
                export + "\r\n\r\n",
                export.strip(),
                "\ufeff" + export.strip().replace("\n", "\r\n"))) {
            assertThat(verify(same).finding()).isEmpty();
        }
        assertThat(find("\n" + export).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(find(export.replaceFirst("\n", "\n\n")).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(find("\ufeff\ufeff" + export).problem()).isEqualTo(Problem.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller_name = 'somebody.else@example.com'",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "user_id = null",
                "license_id = 'L-2'",
                "details = details || '{\"new\": \"3\"}'"
            })
    @Tag("LC-1002")
    void aRecordThatIsEditedInTheDatabaseIsNamed(String edit) {
        audit.tamper("update audit_record set " + edit + " where id = 3");

        assertThat(find(export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.EDITED);
            assertThat(finding.sealNumber()).isEqualTo(3);
            assertThat(finding.recordId()).isEqualTo("3");
        });
    }

    @Test
    @Tag("LC-1002")
    void aRecordThatIsEditedInTheFileIsNamed() {
        Finding finding = find(export().replaceFirst("\"value\":\"s1\"", "\"value\":\"s9\""));

        assertThat(finding.problem()).isEqualTo(Problem.EDITED);
        assertThat(finding.line()).isEqualTo(3);
        assertThat(finding.recordId()).isEqualTo("2");
    }

    @Test
    @Tag("LC-1002")
    void aRecordThatIsGoneIsNamed() {
        audit.tamper("delete from audit_record where id = 4");

        assertThat(find(export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.MISSING);
            assertThat(finding.recordId()).isEqualTo("4");
        });
    }

    @Test
    @Tag("LC-1002")
    void aGapIsNamed() {
        assertThat(find(without(2))).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.GAP);
            assertThat(finding.sealNumber()).isEqualTo(2);
        });

        audit.tamper("delete from audit_record where id = 3");
        audit.tamper("delete from audit_seal where number = 3");
        assertThat(find(export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.GAP);
            assertThat(finding.sealNumber()).isEqualTo(3);
        });
    }

    @Test
    @Tag("LC-1002")
    void twoLinksThatChangePlacesAreNamed() {
        String swapped = changed(lines -> {
            lines.add(2, lines.remove(3));
            return lines;
        });

        assertThat(find(swapped).problem()).isEqualTo(Problem.GAP);
    }

    @Test
    @Tag("LC-1002")
    void anAlteredLinkIsNamed() {
        audit.tamper("update audit_seal set record_digest = sha256('x') where number = 2");

        assertThat(find(export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.CHAIN_BROKEN);
            assertThat(finding.sealNumber()).isEqualTo(2);
        });
    }

    @Test
    @Tag("LC-1002")
    void aTailThatIsCutOffTheFileIsNamed() {
        assertThat(find(without(8))).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.CUT_OFF);
            assertThat(finding.line()).isEqualTo(9);
        });
        assertThat(find(without(7)).problem()).isEqualTo(Problem.CUT_OFF);
        assertThat(find(without(7, 8)).problem()).isEqualTo(Problem.CUT_OFF);
        assertThat(find(without(4, 5, 6, 7)).problem()).isEqualTo(Problem.CUT_OFF);
    }

    @Test
    @Tag("LC-1002")
    void aTailThatIsCutOffTheDatabaseIsShownByTheCheckpointLeftThere() {
        audit.tamper("delete from audit_record where id > 3");
        audit.tamper("delete from audit_seal where number > 3");

        assertThat(find(export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.CUT_OFF);
            assertThat(finding.sealNumber()).isEqualTo(4);
        });
    }

    @Test
    @Tag("LC-1002")
    void aTailThatIsCutOffWithItsCheckpointsIsShownByOneKeptOutside() {
        SignedCheckpoint kept = SCENARIO.look(entities -> service(entities).latestCheckpoint(auditor()));
        String earlierExport = export();
        audit.tamper("delete from audit_record where id > 3");
        audit.tamper("delete from audit_seal where number > 3");
        audit.tamper("delete from audit_checkpoint");
        String cut = export();

        assertThat(verify(cut).intact()).isTrue();
        assertThat(find(cut, text(kept))).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.CUT_OFF);
            assertThat(finding.sealNumber()).isEqualTo(4);
        });
        assertThat(find(cut, earlierExport).problem()).isEqualTo(Problem.CUT_OFF);
    }

    @Test
    @Tag("LC-1002")
    void aChainThatIsMadeAnewIsShownByACheckpointKeptOutside() {
        SignedCheckpoint kept = SCENARIO.look(entities -> service(entities).latestCheckpoint(auditor()));
        assertThat(verify(export(), text(kept))).satisfies(verdict -> {
            assertThat(verdict.finding()).isEmpty();
            assertThat(verdict.keptCheckpoints()).isEqualTo(1);
        });
        audit.tamper("update audit_record set outcome = 'FAILED' where id = 1");
        audit.tamper("delete from audit_seal");
        audit.tamper("delete from audit_checkpoint");
        audit.tamper("insert into audit_unsealed select 'audit', id from audit_record");
        audit.seal();

        assertThat(verify(export()).intact()).isTrue();
        assertThat(find(export(), text(kept))).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.CHECKPOINT_WRONG);
            assertThat(finding.sealNumber()).isEqualTo(4);
        });
    }

    @Test
    @Tag("LC-1002")
    void aCheckpointThatSaysSomethingElseIsNamed() {
        audit.tamper("update audit_record set outcome = 'FAILED' where id = 1");
        audit.tamper("delete from audit_seal");
        audit.tamper("insert into audit_unsealed select 'audit', id from audit_record");
        audit.seal();

        assertThat(find(export()).problem()).isEqualTo(Problem.CHECKPOINT_WRONG);
    }

    @Test
    @Tag("LC-1002")
    void aWrongSignatureIsNamed() {
        String end = export().split("\n")[8];
        String otherTime = export().replace(end, end.replace("\"signedAt\":\"2026-03-02", "\"signedAt\":\"2026-03-03"));
        assertThat(find(otherTime)).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.SIGNATURE_WRONG);
            assertThat(finding.line()).isEqualTo(9);
        });

        audit.tamper("update audit_checkpoint set signature = decode(repeat('00', 64), 'hex')");
        assertThat(find(export())).satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.SIGNATURE_WRONG);
            assertThat(finding.sealNumber()).isEqualTo(4);
        });
    }

    @Test
    @Tag("LC-1002")
    void anExportThatSomebodyElseSignedIsNamed() throws IOException {
        CheckpointSigner other = new InstallationCheckpointSigner(new SecretBox(() -> new byte[] {1, 2, 3}));

        Verdict verdict = new ExportVerification(Optional.of(other.publicKey()), List.of()).verify(stream(export()));

        assertThat(verdict.finding().orElseThrow().problem()).isEqualTo(Problem.SIGNATURE_WRONG);
    }

    @Test
    @Tag("LC-1002")
    void whatCouldMeanTwoThingsIsRefused() {
        assertThat(find(export().replaceFirst("\"outcome\":\"DONE\"", "\"outcome\":\"FAILED\",\"outcome\":\"DONE\""))
                        .problem())
                .isEqualTo(Problem.UNREADABLE);
        assertThat(find(export().replaceFirst("\n", " {}\n")).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(find(export() + "{}\n").problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(find("").problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(find(without(0)).problem()).isEqualTo(Problem.UNREADABLE);
    }

    @Test
    @Tag("LC-1003")
    void administratorsExportTheRecordsOfTheirLicensesAndNothingElse() {
        Caller administrator = SCENARIO.registered("export@example.com");
        String mine = SCENARIO.licensed("export@example.com").licenseNumber();
        String another = SCENARIO.licensed("another@example.com").licenseNumber();
        audit.append(
                AuditFixture.person(),
                AuditEvent.done(AuditFixture.Action.TESTED, "thing", "=1+1", mine)
                        .with("old", "a,\"b\""));

        String lines = export(s -> s.exportLicense(administrator, mine));
        String csv = export(s -> s.exportLicenseAsCsv(administrator, mine));

        assertThat(lines.split("\n"))
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        line -> assertThat(line).startsWith("{\"action\":").contains("\"licenseId\":\"" + mine + "\""));
        assertThat(csv.split("\r\n"))
                .hasSize(lines.split("\n").length + 1)
                .startsWith(
                        "\uFEFFid,occurredAt,callerName,party,userId,distributorId,channel,sourceAddress,correlationId,"
                                + "action,subjectType,subjectId,licenseId,outcome,details");
        assertThat(csv).endsWith(",TESTED,thing,'=1+1," + mine + ",DONE,\"{\"\"old\"\":\"\"a,\\\"\"b\\\"\"\"\"}\"\r\n");
        assertThatThrownBy(() -> export(s -> s.exportLicense(administrator, another)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> export(s -> s.exportLicenseAsCsv(administrator, another)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> export(s -> s.export(administrator))).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> SCENARIO.look(entities -> service(entities).latestCheckpoint(administrator)))
                .isInstanceOf(NotPermittedException.class);
    }

    private static String text(SignedCheckpoint checkpoint) {
        return "{\"sealNumber\":" + checkpoint.sealNumber() + ",\"chainHash\":\"" + checkpoint.chainHash()
                + "\",\"signedAt\":\"" + checkpoint.signedAt() + "\",\"publicKey\":\"" + checkpoint.publicKey()
                + "\",\"signature\":\"" + checkpoint.signature() + "\"}\n";
    }
}
