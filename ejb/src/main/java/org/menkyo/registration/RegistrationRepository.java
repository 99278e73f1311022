package org.menkyo.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.StatementList;

/** Finds and keeps confirmation links. */
@ApplicationScoped
public class RegistrationRepository {

    private static final String ADD = """
            INSERT INTO registration (id, email, email_key, token_hash, created_at, expires_at)
            SELECT r.id::uuid, r.email, r.email_key, r.token_hash, ?, ?
            FROM unnest(?, ?, ?, ?) AS r (id, email, email_key, token_hash)
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

    /** Keeps new links of one moment for whoever opens them. */
    void add(StatementList statements, List<Registration> registrations) {
        if (!registrations.isEmpty()) {
            statements.add(
                    ADD,
                    registrations.get(0).createdAt(),
                    registrations.get(0).expiresAt(),
                    StatementList.texts(registrations, each -> each.id().toString()),
                    StatementList.texts(registrations, each -> each.email().value()),
                    StatementList.texts(registrations, each -> each.email().key()),
                    StatementList.bytes(registrations, Registration::tokenHash));
        }
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
