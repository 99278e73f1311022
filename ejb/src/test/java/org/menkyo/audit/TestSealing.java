package org.menkyo.audit;

import java.time.Clock;
import org.menkyo.testing.TestDatabase;

/** Chains and verifies rows of sources outside the audit. */
public record TestSealing(TestDatabase database, Clock clock) {

    public void seal(SealedSource... others) {
        database.transact(entities -> new SealingBatch(
                        new AuditChain(entities),
                        new AuditCheckpoints(entities),
                        AuditFixture.sources(entities, others),
                        AuditFixture.SIGNER,
                        clock)
                .seal());
    }

    public AuditVerification verify(SealedSource... others) {
        return database.inTransaction(entities -> new ChainVerifier(
                        new AuditChain(entities),
                        new AuditCheckpoints(entities),
                        AuditFixture.sources(entities, others),
                        new AuditErasures(entities),
                        AuditFixture.SIGNER,
                        clock)
                .verify());
    }
}
