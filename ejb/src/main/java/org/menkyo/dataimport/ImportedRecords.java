package org.menkyo.dataimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.menkyo.productkey.IssuedProductKey;

/** Keeps what was imported, so that the same file again records nothing twice. */
@ApplicationScoped
class ImportedRecords {

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    ImportedRecords(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * What was imported of a key.
     *
     * @param permitted how many activations it permitted then
     * @param unlistedUses how many of them were used by machines of which no more is known
     */
    record KeyCounts(int permitted, int unlistedUses) {}

    /** Whether a license ID was imported with that content. */
    boolean isLicense(String licenseId, byte[] digest) {
        return !entityManager
                .createNativeQuery("SELECT 1 FROM imported_license i JOIN agreement a ON a.id = i.agreement_id"
                        + " WHERE a.license_id = :licenseId AND i.digest = :digest")
                .setParameter("licenseId", licenseId)
                .setParameter("digest", digest)
                .getResultList()
                .isEmpty();
    }

    /** Keeps that a license ID was imported. */
    void addLicense(String licenseId, byte[] digest) {
        entityManager
                .createNativeQuery("INSERT INTO imported_license (agreement_id, digest, imported_at)"
                        + " SELECT id, :digest, :now FROM agreement WHERE license_id = :licenseId")
                .setParameter("digest", digest)
                .setParameter("now", clock.instant())
                .setParameter("licenseId", licenseId)
                .executeUpdate();
    }

    /** What was imported of a key, if anything. */
    Optional<KeyCounts> ofKey(IssuedProductKey key) {
        @SuppressWarnings("unchecked")
        Stream<Tuple> rows = entityManager
                .createNativeQuery(
                        "SELECT permitted, unlisted_uses FROM imported_key WHERE product_key_id = :key", Tuple.class)
                .setParameter("key", key.id())
                .getResultStream();
        return rows.findFirst().map(row -> new KeyCounts(row.get(0, Integer.class), row.get(1, Integer.class)));
    }

    /** Keeps what was imported of a key. */
    void addKey(IssuedProductKey key, KeyCounts counts) {
        entityManager
                .createNativeQuery("INSERT INTO imported_key (product_key_id, permitted, unlisted_uses, imported_at)"
                        + " VALUES (:key, :permitted, :uses, :now)")
                .setParameter("key", key.id())
                .setParameter("permitted", counts.permitted())
                .setParameter("uses", counts.unlistedUses())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
