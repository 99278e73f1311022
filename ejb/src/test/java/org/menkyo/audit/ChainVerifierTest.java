package org.menkyo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.audit.AuditBreak.Problem;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.database.DatabaseChangelog;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.testing.TestDatabase;

class ChainVerifierTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final AuditFixture audit = new AuditFixture(DATABASE);

    @BeforeEach
    void emptyAudit() {
        audit.tamper("truncate audit_record, audit_unsealed, audit_seal, audit_checkpoint restart identity");
    }

    private void assertBreak(Problem problem, Long sealNumber, Long refId) {
        AuditVerification found = audit.verify();
        assertThat(found.intact()).isFalse();
        assertThat(found.firstBreak().problem()).isEqualTo(problem);
        assertThat(found.firstBreak().sealNumber()).isEqualTo(sealNumber);
        assertThat(found.firstBreak().refId()).isEqualTo(refId);
        if (sealNumber != null) {
            assertThat(found.links()).isEqualTo(sealNumber - 1);
        }
    }

    @Test
    @Tag("LC-1001")
    void anEmptyAuditIsIntact() {
        audit.seal();

        AuditVerification verification = audit.verify();

        assertThat(verification.intact()).isTrue();
        assertThat(verification.links()).isZero();
        assertThat(verification.chainHash()).isEqualTo("0".repeat(64));
    }

    @Test
    @Tag("LC-1001")
    void recordsAreChainedAfterTheirCommit() {
        audit.append(3);
        assertThat(audit.verify()).satisfies(waiting -> {
            assertThat(waiting.intact()).isTrue();
            assertThat(waiting.links()).isZero();
            assertThat(waiting.waiting()).isEqualTo(3);
        });

        audit.seal();

        assertThat(audit.verify()).satisfies(chained -> {
            assertThat(chained.intact()).isTrue();
            assertThat(chained.links()).as("three records and the checkpoint").isEqualTo(4);
            assertThat(chained.checkpoints()).isEqualTo(1);
            assertThat(chained.waiting()).isZero();
            assertThat(chained.verifiedAt()).isEqualTo(AuditFixture.NOW);
        });
    }

    @Test
    @Tag("LC-1001")
    void eachLinkIsTheHashOfTheOneBeforeAndOfAllThatItSays() {
        long first = audit.append(AuditFixture.person(), AuditFixture.event("a"));
        long second = audit.append(AuditFixture.person(), AuditFixture.event("b"));
        audit.seal();

        DATABASE.transact(entities -> {
            byte[] one = hash(entities, 1, new byte[32], first);
            byte[] two = hash(entities, 2, one, second);
            assertThat(new AuditChain(entities).linksAfter(0, 2))
                    .extracting(AuditSeal::chainHash)
                    .containsExactly(one, two);
        });
    }

    private static byte[] hash(EntityManager entities, long number, byte[] before, long id) {
        return Sha256.of(
                "menkyo/audit-link/1",
                before,
                ByteBuffer.allocate(24)
                        .putLong(number)
                        .putLong(id)
                        .putLong(1_795_255_200_123_456L)
                        .array(),
                RecordDigest.of(entities.find(AuditRecord.class, id)),
                "audit".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "occurred_at = occurred_at + interval '1 microsecond'",
                "caller_name = 'somebody.else@example.com'",
                "party = 'OPERATOR'",
                "user_id = '5f0c6a8e-0b7a-4b8e-9c55-1d2f6c1d7a12'",
                "user_id = null",
                "distributor_id = 1",
                "channel = 'SOAP'",
                "source_address = null",
                "correlation_id = 'c-2'",
                "action = 'OTHER'",
                "subject_type = 'other'",
                "subject_id = 's'",
                "license_id = 'L-2'",
                "license_id = null",
                "outcome = 'FAILED'",
                "details = details || '{\"new\": \"3\"}'",
                "details = details - 'old'",
                "personal = null",
                "personal = personal - 'callerName'",
                "personal = personal || '{\"callerName\": \"00112233445566778899aabbccddeeff\"}'",
                "personal = personal || '{\"callerName\": \"x\"}'",
                "personal = personal || '{\"details.new2\": \"00112233445566778899aabbccddeeff\"}',"
                        + " details = details || '{\"new2\": \"3\"}'",
                "caller_name = null",
                "subject_id = null",
                "caller_name = null, personal = personal || jsonb_build_object('callerName', repeat('ab', 32))"
            })
    @Tag("LC-1001")
    void anEditedRecordIsFound(String edit) {
        audit.append(5);
        audit.seal();

        audit.tamper("update audit_record set " + edit + " where id = 3");

        assertBreak(Problem.EDITED, 3L, 3L);
    }

    @Test
    @Tag("LC-1001")
    void aRemovedRecordIsFound() {
        audit.append(5);
        audit.seal();

        audit.tamper("delete from audit_record where id = 4");

        assertBreak(Problem.MISSING, 4L, 4L);
    }

    @Test
    @Tag("LC-1001")
    void aRecordThatIsRemovedWithItsLinkIsFound() {
        audit.append(5);
        audit.seal();

        audit.tamper("delete from audit_record where id = 2");
        audit.tamper("delete from audit_seal where ref_id = 2");

        assertBreak(Problem.GAP, 2L, null);
    }

    @Test
    @Tag("LC-1001")
    void aRecordThatIsRemovedWithItsLinkAndTheNumbersClosedIsFound() {
        audit.append(5);
        audit.seal();

        audit.tamper("delete from audit_record where id = 2");
        audit.tamper("delete from audit_seal where ref_id = 2");
        audit.tamper("update audit_seal set number = number - 1 where number > 2");

        assertBreak(Problem.CHAIN_BROKEN, 2L, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record_digest = sha256('x')",
                "chain_hash = sha256('x')",
                "source = 'kms-ledger'",
                "source = 'aud'",
                "ref_id = 7",
                "sealed_at = sealed_at + interval '1 microsecond'"
            })
    @Tag("LC-1001")
    @Tag("LC-1002")
    void anEditedLinkIsFound(String edit) {
        audit.append(5);
        audit.seal();

        audit.tamper("update audit_seal set " + edit + " where number = 3");

        assertBreak(Problem.CHAIN_BROKEN, 3L, null);
    }

    @Test
    @Tag("LC-1203")
    void aChainWhoseHashesWereOverDigestsOnlyIsMadeAnewByTheMigration() throws Exception {
        audit.append(5);
        audit.seal();
        audit.tamper("update audit_seal set chain_hash = sha256(record_digest)");
        audit.tamper("delete from databasechangelog where id = 'audit-chain-over-whole-links'");
        assertBreak(Problem.CHAIN_BROKEN, 1L, null);

        new DatabaseChangelog(DATABASE.owner(), "menkyo_app", false).update();

        audit.tamper("delete from audit_seal where source = 'audit-checkpoint'");
        assertThat(audit.verify().firstBreak()).isNull();
        audit.seal();
        assertThat(audit.verify()).satisfies(after -> {
            assertThat(after.firstBreak()).isNull();
            assertThat(after.links()).isEqualTo(6);
            assertThat(after.checkpoints()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal_number = 2", "seal_number = 5", "seal_number = 8", "seal_number > 2", "true"})
    @Tag("LC-1002")
    void removedCheckpointsAreFound(String which) {
        for (int minute = 0; minute < 3; minute++) {
            audit.append(2);
            audit.seal();
            audit.clock.move(SealingBatch.CHECKPOINT_INTERVAL);
        }
        assertThat(audit.verify().checkpoints()).isEqualTo(3);

        audit.tamper("delete from audit_checkpoint where " + which);
        assertThat(audit.verify().firstBreak()).satisfies(found -> {
            assertThat(found.problem()).isEqualTo(Problem.MISSING);
            assertThat(found.source()).isEqualTo("audit-checkpoint");
        });
        audit.append(1);
        audit.seal();
        assertThat(audit.verify().firstBreak().problem())
                .as("the next checkpoint does not make up for it")
                .isEqualTo(Problem.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signed_at = signed_at + interval '1 microsecond'",
                "chain_hash = sha256('x')",
                "public_key = sha256('x')"
            })
    @Tag("LC-1002")
    void anEditedCheckpointIsFound(String edit) {
        audit.append(2);
        audit.seal();

        audit.tamper("update audit_checkpoint set " + edit);

        assertBreak(Problem.CHECKPOINT_WRONG, 2L, null);
    }

    @Test
    @Tag("LC-1001")
    void twoRecordsThatChangePlacesAreFound() {
        audit.append(5);
        audit.seal();

        audit.tamper("update audit_record set id = 100 where id = 2");
        audit.tamper("update audit_record set id = 2 where id = 3");
        audit.tamper("update audit_record set id = 3 where id = 100");

        assertBreak(Problem.EDITED, 2L, 2L);
    }

    @Test
    @Tag("LC-1001")
    void aTailThatIsCutOffIsFoundByTheCheckpoint() {
        audit.append(5);
        audit.seal();

        audit.tamper("delete from audit_record where id > 3");
        audit.tamper("delete from audit_seal where number > 3");

        assertBreak(Problem.CUT_OFF, 4L, null);
    }

    @Test
    @Tag("LC-1001")
    void aTailWhoseRecordsAreLeftIsFound() {
        audit.append(5);
        audit.seal();

        audit.tamper("delete from audit_seal where number > 3");
        audit.tamper("delete from audit_checkpoint");

        assertBreak(Problem.NOT_CHAINED, null, 4L);
    }

    @Test
    @Tag("LC-1001")
    void aChainThatIsMadeAnewIsFoundByTheCheckpoint() {
        audit.append(5);
        audit.seal();

        audit.tamper("update audit_record set outcome = 'FAILED' where id = 1");
        audit.tamper("delete from audit_seal");
        audit.tamper("insert into audit_unsealed select 'audit', id from audit_record");
        audit.seal();

        assertBreak(Problem.CHECKPOINT_WRONG, 5L, null);
    }

    @Test
    @Tag("LC-1001")
    void aCheckpointOfAnotherKeyIsFound() {
        audit.append(2);
        audit.seal();

        AuditVerification verification =
                audit.verify(new InstallationCheckpointSigner(new SecretBox(() -> new byte[] {1, 2, 3})));

        assertThat(verification.firstBreak().problem()).isEqualTo(Problem.CHECKPOINT_WRONG);
    }

    @Test
    @Tag("LC-1001")
    void aRecordThatIsKeptFromBeingChainedIsFound() {
        audit.append(3);
        AuditFixture.execute(DATABASE.runtime(), "delete from audit_unsealed where ref_id = 2");

        audit.seal();

        assertBreak(Problem.NOT_CHAINED, null, 2L);
    }

    @Test
    @Tag("LC-1001")
    void aRecordThatVanishesBeforeItIsChainedIsFound() {
        audit.append(3);
        audit.tamper("delete from audit_record where id = 2");

        audit.seal();

        assertBreak(Problem.MISSING, 2L, 2L);
    }

    @Test
    @Tag("LC-1001")
    void aRecordThatCommitsLateIsNotPassedOver() {
        DATABASE.transact(slow -> {
            audit.trail(slow).append(AuditFixture.person(), AuditFixture.event("slow"));
            slow.flush();
            audit.append(AuditFixture.person(), AuditFixture.event("fast"));
            audit.seal();
            assertThat(audit.verify().links()).isEqualTo(2);
        });

        audit.seal();

        assertThat(audit.verify()).satisfies(verification -> {
            assertThat(verification.intact()).isTrue();
            assertThat(verification.links()).isEqualTo(3);
        });
    }

    @Test
    @Tag("LC-1001")
    void whatIsWrittenWhileSeveralServersChainIsChainedOnce() throws Exception {
        int writers = 4;
        int records = 25;
        ExecutorService threads = Executors.newFixedThreadPool(writers + 2);
        try {
            CountDownLatch written = new CountDownLatch(writers);
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                work.add(threads.submit(() -> {
                    audit.append(records);
                    written.countDown();
                }));
            }
            for (int i = 0; i < 2; i++) {
                work.add(threads.submit(() -> {
                    while (written.getCount() > 0) {
                        audit.seal();
                    }
                }));
            }
            for (Future<?> done : work) {
                done.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        audit.seal();

        AuditVerification verification = audit.verify();
        assertThat(verification.firstBreak()).isNull();
        assertThat(verification.links()).isEqualTo((long) writers * records + 1);
        assertThat(verification.waiting()).isZero();
    }

    @Test
    @Tag("LC-1001")
    void longAuditsAreChainedAndVerifiedInParts() {
        int atOnce = new AuditRecords(null, null).atOnce();
        int records = atOnce + 5;
        audit.tamper("insert into audit_record (occurred_at, caller_name, party, channel, correlation_id, action,"
                + " subject_type, subject_id, outcome, details) select now(), 'system', 'SYSTEM', 'SYSTEM', 'c',"
                + " 'TESTED', 'thing', n, 'DONE', '{}' from generate_series(1, " + records + ") n");

        assertThat(audit.seal()).isTrue();
        assertThat(audit.verify().links()).isEqualTo(atOnce + 1);
        assertThat(audit.seal()).isFalse();

        AuditVerification verification = audit.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.links()).isEqualTo(records + 1);
    }

    @Test
    @Tag("LC-1001")
    void checkpointsAreSignedOnceAMinuteWhileTheChainGrows() {
        audit.append(1);
        audit.seal();
        audit.append(1);
        audit.seal();
        assertThat(audit.verify().checkpoints()).isEqualTo(1);

        audit.clock.move(SealingBatch.CHECKPOINT_INTERVAL);
        audit.seal();
        assertThat(audit.verify().checkpoints()).isEqualTo(2);

        audit.clock.move(SealingBatch.CHECKPOINT_INTERVAL);
        audit.seal();
        assertThat(audit.verify().checkpoints()).isEqualTo(2);
    }
}
