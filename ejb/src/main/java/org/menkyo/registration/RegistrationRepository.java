package org.menkyo.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.StatementList;

/** Finds and keeps confirmation links. */
@ApplicationScoped
public class RegistrationRepository {

    private static final String ADD = """
            INSERT INTO registration (id, email, email_key, token_hash, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private final EntityManager entityManager;

    @Inject
    public RegistrationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new link. */
    public void add(Registration registration) {
        entityManager.persist(registration);
        entityManager.flush();
    }

    /** Keeps a new link for whoever opens it. */
    void add(StatementList statements, Registration registration) {
        statements.add(
                ADD,
                registration.id(),
                registration.email().value(),
                registration.email().key(),
                registration.tokenHash(),
                registration.createdAt(),
                registration.expiresAt());
    }

    /** The link that a person waits for, if any. */
    public Optional<Registration> findOpen(UUID userId) {
        return entityManager
                .createQuery(
                        "select r from Registration r where r.userId = :user and r.confirmedAt is null"
                                + " and r.endedAt is null",
                        Registration.class)
                .setParameter("user", userId)
                .getResultStream()
                .findFirst();
    }

    /** The link of a token's hash, locked until the transaction ends, so that it confirms once. */
    public Optional<Registration> findLocked(byte[] tokenHash) {
        return entityManager
                .createQuery("select r from Registration r where r.tokenHash = :hash", Registration.class)
                .setParameter("hash", tokenHash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Writes what was changed. */
    public void flush() {
        entityManager.flush();
    }
}
