package org.menkyo.audit;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.menkyo.testing.TestDatabase;

/** Chains and verifies rows of sources outside the audit. */
public record TestSealing(TestDatabase database, Clock clock) {

    private static List<SealedSource> sources(EntityManager entities, SealedSource... others) {
        ArchivedMonths archives = new ArchivedMonths(entities);
        return Stream.concat(Stream.of(new AuditRecords(entities, archives), archives), Stream.of(others))
                .toList();
    }

    public void seal(SealedSource... others) {
        database.transact(entities -> new SealingBatch(
                        new AuditChain(entities), sources(entities, others), AuditFixture.SIGNER, clock)
                .seal());
    }

    public AuditVerification verify(SealedSource... others) {
        return database.inTransaction(entities -> new ChainVerifier(
                        new AuditChain(entities), sources(entities, others), AuditFixture.SIGNER, clock)
                .verify());
    }
}
