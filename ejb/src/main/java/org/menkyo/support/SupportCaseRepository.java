package org.menkyo.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.input.BusinessEmail;

/** Finds and keeps support cases. */
@ApplicationScoped
public class SupportCaseRepository {

    private final EntityManager entityManager;

    @Inject
    public SupportCaseRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new case. */
    void add(SupportCase supportCase) {
        entityManager.persist(supportCase);
        entityManager.flush();
    }

    /** The case of that name. */
    Optional<SupportCase> find(UUID publicId) {
        return entityManager
                .createQuery("select c from SupportCase c where c.publicId = :id", SupportCase.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst();
    }

    /** The case that a distributor logged under a number of its own. */
    Optional<SupportCase> find(long distributorId, String reference) {
        return entityManager
                .createQuery(
                        "select c from SupportCase c where c.distributor.id = :distributor and c.reference ="
                                + " :reference",
                        SupportCase.class)
                .setParameter("distributor", distributorId)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    /** Lets only one transaction at a time log a case under a distributor's number. */
    void lockReference(long distributorId, String reference) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:reference, :distributor))")
                .setParameter("reference", "support-case " + reference)
                .setParameter("distributor", distributorId)
                .getSingleResult();
    }

    /** Locks a case until the transaction ends, and reads it anew. */
    void lock(SupportCase supportCase) {
        entityManager
                .createNativeQuery("SELECT id FROM support_case WHERE id = :id FOR NO KEY UPDATE", Long.class)
                .setParameter("id", supportCase.id())
                .getSingleResult();
        entityManager.refresh(supportCase);
    }

    /**
     * Cases from the oldest to the newest, behind an id, at most so many.
     *
     * @param distributorId only this distributor's, or null for all
     * @param state only those in this state, or null for all
     */
    List<SupportCase> list(Long distributorId, SupportCaseState state, long afterId, int limit) {
        StringBuilder query =
                new StringBuilder("select c from SupportCase c left join fetch c.distributor where c.id > :after");
        if (distributorId != null) {
            query.append(" and c.distributor.id = :distributor");
        }
        if (state != null) {
            query.append(" and c.state = :state");
        }
        TypedQuery<SupportCase> typed = entityManager
                .createQuery(query.append(" order by c.id").toString(), SupportCase.class)
                .setParameter("after", afterId)
                .setMaxResults(limit);
        if (distributorId != null) {
            typed.setParameter("distributor", distributorId);
        }
        if (state != null) {
            typed.setParameter("state", state);
        }
        return typed.getResultList();
    }

    /** The cases that an address opened, from the oldest to the newest, behind an id, at most so many. */
    List<SupportCase> ofOpener(BusinessEmail opener, long afterId, int limit) {
        return entityManager
                .createQuery(
                        "select c from SupportCase c where c.openerEmailKey = :opener and c.id > :after order by c.id",
                        SupportCase.class)
                .setParameter("opener", opener.key())
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The newest cases that an address opened, for support. */
    public List<SupportCaseSummary> newestOf(BusinessEmail opener, int limit) {
        return entityManager
                .createQuery(
                        "select c from SupportCase c where c.openerEmailKey = :opener order by c.id desc",
                        SupportCase.class)
                .setParameter("opener", opener.key())
                .setMaxResults(limit)
                .getResultStream()
                .map(SupportCase::summary)
                .toList();
    }

    /** Writes what was changed. */
    void flush() {
        entityManager.flush();
    }
}
