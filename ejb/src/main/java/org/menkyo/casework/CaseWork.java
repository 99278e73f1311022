package org.menkyo.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/**
 * Links what is done to the support case that it is done for, in the transaction in which it is done (LC-805). Commands name
 * the case; who names none is asked nothing.
 */
@ApplicationScoped
public class CaseWork {

    private static final String ADD = """
        INSERT INTO support_case_work (case_id, kind, subject_id, license_id, done_by, done_at)
        SELECT c.id, :kind, CAST(:subject AS uuid), CAST(:license AS varchar), :by, :now FROM support_case c
        WHERE c.public_id = :case AND c.state <> 'CLOSED'
          AND (:agent OR c.distributor_id = CAST(:distributor AS bigint))
          AND (c.agreement_id IS NULL OR CAST(:agreement AS bigint) IS NULL
            OR c.agreement_id = CAST(:agreement AS bigint))
        """;

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    public CaseWork(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * Links what was done to a case.
     *
     * @param caseId an open case that the caller follows: an agent any, a distributor its own; null for none
     * @param subjectId to what it was done; null where the license ID says it
     * @param agreement on which license ID, that of the case if it has one; null if on none
     * @throws InvalidInputException for any other case, existing or not
     */
    public void done(Caller caller, UUID caseId, WorkKind kind, UUID subjectId, Agreement agreement) {
        if (caseId == null) {
            return;
        }
        int linked = entityManager
                .createNativeQuery(ADD)
                .setParameter("case", caseId)
                .setParameter("kind", kind.name())
                .setParameter("subject", subjectId)
                .setParameter("license", agreement == null ? null : agreement.licenseId())
                .setParameter("by", caller.name())
                .setParameter("now", clock.instant())
                .setParameter("agent", caller.party() == Party.SUPPORT_AGENT)
                .setParameter("distributor", caller.distributorId().orElse(null))
                .setParameter("agreement", agreement == null ? null : agreement.id())
                .executeUpdate();
        if (linked == 0) {
            new InputCheck().reject("caseId", FieldProblem.UNKNOWN).done();
        }
    }
}
