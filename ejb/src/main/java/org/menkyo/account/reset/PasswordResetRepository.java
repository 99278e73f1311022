package org.menkyo.account.reset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.identity.Account;

/** Finds and keeps the links to set a new password by. */
@ApplicationScoped
class PasswordResetRepository {

    private final EntityManager entityManager;

    @Inject
    PasswordResetRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void add(PasswordReset reset) {
        entityManager.persist(reset);
        entityManager.flush();
    }

    /** Claims what was asked for and not looked at yet, oldest first, at most so many. */
    @SuppressWarnings("unchecked")
    List<PasswordReset> claimWaiting(int limit) {
        return entityManager
                .createNativeQuery(
                        "SELECT * FROM password_reset WHERE handled_at IS NULL ORDER BY requested_at LIMIT :limit"
                                + " FOR UPDATE SKIP LOCKED",
                        PasswordReset.class)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The link of a token's hash, locked until the transaction ends, so that it serves once. */
    Optional<PasswordReset> findLocked(byte[] tokenHash) {
        return entityManager
                .createQuery("select r from PasswordReset r where r.tokenHash = :hash", PasswordReset.class)
                .setParameter("hash", tokenHash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Ends the links of an account that can still be followed. */
    void endOpen(Account account, Instant now) {
        entityManager
                .createQuery("update PasswordReset r set r.endedAt = :now"
                        + " where r.accountId = :account and r.tokenHash is not null and r.endedAt is null")
                .setParameter("now", now)
                .setParameter("account", account.id())
                .executeUpdate();
    }

    /** Forgets what was asked for before a moment. */
    void deleteBefore(Instant moment) {
        entityManager
                .createQuery("delete from PasswordReset r where r.requestedAt < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
