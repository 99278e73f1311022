package org.menkyo.openlicense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.paging.TimeCursor;

/** Finds and keeps the additions of OPEN licenses. Lists run from the oldest to the newest. */
@ApplicationScoped
public class OpenLicenseRepository {

    private final EntityManager entityManager;

    @Inject
    public OpenLicenseRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new addition. */
    void add(OpenLicenseAddition addition) {
        entityManager.persist(addition);
        entityManager.flush();
    }

    /** The newest addition of a license by an address, if there was any. */
    Optional<OpenLicenseAddition> findLast(Agreement agreement, BusinessEmail email) {
        return entityManager
                .createQuery(
                        "select a from OpenLicenseAddition a where a.agreement = :agreement and a.emailKey = :email"
                                + " order by a.addedAt desc, a.id desc",
                        OpenLicenseAddition.class)
                .setParameter("agreement", agreement)
                .setParameter("email", email.key())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** An addition of a license, read anew and locked until the transaction ends. */
    Optional<OpenLicenseAddition> findLocked(Agreement agreement, UUID id) {
        return Optional.ofNullable(entityManager.find(OpenLicenseAddition.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(addition -> addition.agreement().id().equals(agreement.id()));
    }

    /** Claims additions that wait and whose time has come, at most so many; those that another server works on are left out. */
    List<OpenLicenseAddition> claimDue(Instant now, int limit) {
        @SuppressWarnings("unchecked")
        List<OpenLicenseAddition> due = entityManager
                .createNativeQuery(
                        "SELECT * FROM open_license_addition WHERE state = 'PENDING' AND effective_at <= :now"
                                + " ORDER BY effective_at LIMIT :limit FOR UPDATE SKIP LOCKED",
                        OpenLicenseAddition.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        return due;
    }

    /** The additions of a license, behind a cursor, at most so many. */
    List<OpenLicenseAddition> ofAgreement(Agreement agreement, TimeCursor after, int limit) {
        return list("a.agreement = :subject", agreement, after, limit);
    }

    /** The additions by a person, behind a cursor, at most so many. */
    List<OpenLicenseAddition> ofUser(UUID user, TimeCursor after, int limit) {
        return list("a.user.id = :subject", user, after, limit);
    }

    private List<OpenLicenseAddition> list(String condition, Object subject, TimeCursor after, int limit) {
        return entityManager
                .createQuery(
                        "select a from OpenLicenseAddition a join fetch a.agreement where " + condition
                                + " and (a.addedAt > :time or (a.addedAt = :time and a.id > :id))"
                                + " order by a.addedAt, a.id",
                        OpenLicenseAddition.class)
                .setParameter("subject", subject)
                .setParameter("time", after.time())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultList();
    }
}
