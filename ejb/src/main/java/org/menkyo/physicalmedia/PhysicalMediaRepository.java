package org.menkyo.physicalmedia;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.input.BusinessEmail;

/** Finds and keeps requests for physical media. */
@ApplicationScoped
public class PhysicalMediaRepository {

    private final EntityManager entityManager;

    @Inject
    public PhysicalMediaRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void add(PhysicalMediaRequest request) {
        entityManager.persist(request);
        entityManager.flush();
    }

    /** A request as it is now, which nobody else changes until the transaction ends. */
    Optional<PhysicalMediaRequest> findLocked(UUID publicId) {
        return entityManager
                .createQuery("select r from PhysicalMediaRequest r where r.publicId = :id", PhysicalMediaRequest.class)
                .setParameter("id", publicId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /**
     * Requests from the oldest to the newest, behind an id, at most so many.
     *
     * @param requester only of this address, or null for all
     * @param state only those that stand there, or null for all
     */
    List<PhysicalMediaRequest> list(BusinessEmail requester, PhysicalMediaState state, long afterId, int limit) {
        return entityManager
                .createQuery(
                        "select r from PhysicalMediaRequest r where r.id > :after"
                                + " and (:requester is null or r.requesterKey = :requester)"
                                + " and (:state is null or r.state = :state) order by r.id",
                        PhysicalMediaRequest.class)
                .setParameter("after", afterId)
                .setParameter("requester", requester == null ? null : requester.key())
                .setParameter("state", state)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whether an address waits for permission on a license ID (LC-401). */
    boolean waits(BusinessEmail requester, Agreement agreement) {
        return !entityManager
                .createNativeQuery("SELECT 1 FROM permission_request WHERE requester_email_key = :requester"
                        + " AND agreement_id = :agreement AND state = 'PENDING' LIMIT 1")
                .setParameter("requester", requester.key())
                .setParameter("agreement", agreement.id())
                .getResultList()
                .isEmpty();
    }
}
