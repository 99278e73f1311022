package org.menkyo.agreementtree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.input.BusinessEmail;

/** Asks the tree of agreements. */
@ApplicationScoped
public class AgreementTreeRepository {

    private final EntityManager entityManager;

    @Inject
    public AgreementTreeRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The agreements directly below a MASTER agreement that somebody may know of, behind an internal id, at most so many: all
     * for who inherits from that agreement, else those on which the address itself holds a permission.
     */
    List<Agreement> children(Agreement master, BusinessEmail email, long afterId, int limit) {
        @SuppressWarnings("unchecked")
        List<Long> ids = entityManager
                .createNativeQuery("""
                        SELECT a.id FROM agreement a
                        WHERE a.parent_id = :master AND a.id > :after
                          AND ((SELECT EXISTS (SELECT 1 FROM inheriting_master(:email) WHERE agreement_id = :master))
                            OR EXISTS (SELECT 1 FROM active_permission p WHERE p.agreement_id = a.id AND p.email_key = :email))
                        ORDER BY a.id LIMIT :limit
                        """, Long.class)
                .setParameter("master", master.id())
                .setParameter("email", email.key())
                .setParameter("after", afterId)
                .setParameter("limit", limit)
                .getResultList();
        return entityManager
                .createQuery(
                        "select a from Agreement a join fetch a.organization where a.id in :ids order by a.id",
                        Agreement.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Lets only one transaction at a time change the tree. */
    public void lockTree() {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('agreement tree', 3))")
                .getSingleResult();
    }

    /** Whether an agreement is another one or stands below it, at any depth. */
    boolean isAtOrBelow(Agreement agreement, Agreement above) {
        return (Boolean) entityManager
                .createNativeQuery("""
                        WITH RECURSIVE above AS (
                          SELECT CAST(:agreement AS bigint) AS id
                          UNION
                          SELECT a.parent_id FROM above JOIN agreement a ON a.id = above.id WHERE a.parent_id IS NOT NULL)
                        SELECT EXISTS (SELECT 1 FROM above WHERE id = :above)
                        """, Boolean.class)
                .setParameter("agreement", agreement.id())
                .setParameter("above", above.id())
                .getSingleResult();
    }
}
