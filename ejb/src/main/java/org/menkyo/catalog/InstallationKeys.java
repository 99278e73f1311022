package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** Keeps the keys that this installation makes once, sealed by the master key. */
@ApplicationScoped
public class InstallationKeys {

    private final EntityManager entityManager;
    private final SecretBox secretBox;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public InstallationKeys(EntityManager entityManager, SecretBox secretBox, Clock clock) {
        this.entityManager = entityManager;
        this.secretBox = secretBox;
        this.clock = clock;
    }

    /**
     * The key for a purpose; made now if there is none. Of several nodes that make one at the same moment the first wins
     * and all use its key. The transaction is its own, so that a key that was handed out is kept whatever happens to
     * the caller's.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    byte[] obtain(InstallationKeyPurpose purpose) {
        byte[] candidate = new byte[purpose.length()];
        random.nextBytes(candidate);
        entityManager
                .createNativeQuery("INSERT INTO installation_key (purpose, sealed_key, created_at)"
                        + " VALUES (:purpose, :sealed, :now) ON CONFLICT DO NOTHING")
                .setParameter("purpose", purpose.name())
                .setParameter("sealed", secretBox.seal(place(purpose.name()), candidate))
                .setParameter("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .executeUpdate();
        byte[] sealed = (byte[]) entityManager
                .createNativeQuery("SELECT sealed_key FROM installation_key WHERE purpose = :purpose", byte[].class)
                .setParameter("purpose", purpose.name())
                .getSingleResult();
        return secretBox.open(place(purpose.name()), sealed);
    }

    /** Where a key that is made once is kept. */
    static SecretPlace place(String purpose) {
        return new SecretPlace("installation-key/" + purpose, "installation_key", purpose);
    }
}
