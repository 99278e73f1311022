package org.menkyo.shared.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/**
 * Lets only one transaction at a time, of all servers, look whether there is something of a name and then make it. Who waits
 * for the lock sees what the one before has made, and so answers as to any later call; without it both would find nothing,
 * and the second would violate a constraint of the database.
 */
@ApplicationScoped
public class NameLock {

    /** What the names are of: the same name of another kind is another lock. */
    public enum Kind {
        ACCESS_TOKENS_OF_OWNER,
        ACCOUNT,
        APPROVAL,
        DUE_NOTICES,
        IMPORTS,
        KMS_HOSTS,
        MACHINE_INVENTORIES,
        OPERATORS,
        MAIL_SUMMARIES,
        MEDIA,
        MASTER_KEYS,
        QUARANTINE,
        TWO_PERSON_RULE,
        WEBHOOKS_OF_ACCOUNT
    }

    private final EntityManager entityManager;

    @Inject
    public NameLock(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Waits for the lock, and holds it until the transaction ends. */
    public void hold(Kind kind, Object... name) {
        StringBuilder text = new StringBuilder(kind.name());
        for (Object part : name) {
            text.append('\n').append(part);
        }
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 3))")
                .setParameter("name", text.toString())
                .getSingleResult();
    }
}
