package org.menkyo.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.organization.Organization;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.paging.TimeCursor;

/** Finds and keeps approvals and the rules that ask for them. */
@ApplicationScoped
public class ApprovalRepository {

    private static final String OPEN = "SELECT a.* FROM approval a WHERE a.operation = :operation"
            + " AND a.state IN ('PENDING', 'APPROVED') AND a.expires_at > :now AND (a.asked_at, a.id) > (:time, :id)";

    private final EntityManager entityManager;

    @Inject
    public ApprovalRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The rule of an organization, if it has one. */
    Optional<TwoPersonRule> rule(Organization organization) {
        return Optional.ofNullable(entityManager.find(TwoPersonRule.class, organization.id()));
    }

    /** Keeps a new rule. */
    void add(TwoPersonRule rule) {
        entityManager.persist(rule);
    }

    /** Keeps a new approval. */
    void add(Approval approval) {
        entityManager.persist(approval);
        entityManager.flush();
    }

    /** An approval of an operation, locked until the transaction ends. */
    Optional<Approval> findLocked(UUID id, Operation operation) {
        return Optional.ofNullable(entityManager.find(Approval.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(approval -> approval.operation() == operation);
    }

    /** The open approvals that somebody asked for with the same content, approved ones first, locked. */
    List<Approval> lockOpen(
            Operation operation, Agreement agreement, UUID subjectId, String content, String askedBy, Instant now) {
        @SuppressWarnings("unchecked")
        List<Approval> open = entityManager
                .createNativeQuery(
                        "SELECT * FROM approval WHERE subject_id = :subject AND asked_by = :askedBy"
                                + " AND state IN ('PENDING', 'APPROVED') AND operation = :operation"
                                + " AND agreement_id = :agreement AND content = :content AND expires_at > :now"
                                + " ORDER BY state, asked_at FOR UPDATE",
                        Approval.class)
                .setParameter("subject", subjectId)
                .setParameter("askedBy", askedBy)
                .setParameter("operation", operation.name())
                .setParameter("agreement", agreement.id())
                .setParameter("content", content)
                .setParameter("now", now)
                .getResultList();
        return open;
    }

    /** The open approvals of an operation on all agreements, behind a cursor, at most so many. */
    List<Approval> open(Operation operation, Instant now, TimeCursor after, int limit) {
        return list(
                entityManager.createNativeQuery(OPEN + " ORDER BY a.asked_at, a.id LIMIT :limit", Approval.class),
                operation,
                now,
                after,
                limit);
    }

    /** The open approvals of an operation on permitted agreements, behind a cursor, at most so many. */
    List<Approval> open(PermittedAgreements agreements, Operation operation, Instant now, TimeCursor after, int limit) {
        Query query = entityManager.createNativeQuery(
                OPEN + " AND a.agreement_id IN " + agreements.ids() + " ORDER BY a.asked_at, a.id LIMIT :limit",
                Approval.class);
        return list(agreements.bind(query), operation, now, after, limit);
    }

    private static List<Approval> list(Query query, Operation operation, Instant now, TimeCursor after, int limit) {
        @SuppressWarnings("unchecked")
        List<Approval> found = query.setParameter("operation", operation.name())
                .setParameter("now", now)
                .setParameter("time", after.time())
                .setParameter("id", after.id())
                .setParameter("limit", limit)
                .getResultList();
        return found;
    }
}
