package org.menkyo.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.entitlement.SoftwareAssuranceEnd;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.Settings;

/** Finds what can be downloaded, and keeps what was asked for. */
@ApplicationScoped
public class DownloadRepository {

    /**
     * What agreements give now of products that have media, in the order of license IDs. Media over an earlier release are for
     * upgrade licenses, and for all others as long as Software Assurance covers them (LC-113).
     */
    private static final String CHOICES = """
            SELECT a.license_id, m.id, m.public_id, p.code AS product, p.name AS product_name, p.family,
              p.kind = 'UPGRADE_LICENSE' AS upgrade, m.kind,
              m.language, m.version, m.file_name, m.size, m.sha256
            FROM agreement a
            CROSS JOIN LATERAL (
              SELECT e.product_code, bool_or(${covered}) AS covered FROM entitlement e
              WHERE e.agreement_id = a.id AND e.starts_at <= :now AND (e.ends_at IS NULL OR e.ends_at > :now)
              GROUP BY e.product_code) l
            JOIN product p ON p.code = l.product_code
            JOIN media_file m ON m.product_code = p.code AND m.withdrawn_at IS NULL
              AND (m.kind <> 'UPGRADE' OR p.kind = 'UPGRADE_LICENSE' OR l.covered)
            WHERE a.id IN %s AND a.ended_at IS NULL%s
            ORDER BY a.license_id, m.id LIMIT :count
            """.replace("${covered}", SoftwareAssuranceEnd.COVERS);

    private static final String ENTITLED = """
            SELECT 1 FROM entitlement e JOIN agreement a ON a.id = e.agreement_id
            WHERE a.license_id = :licenseId AND a.ended_at IS NULL AND e.product_code = :product
              AND e.starts_at <= :now AND (e.ends_at IS NULL OR e.ends_at > :now) LIMIT 1
            """;

    private static final String ENTITLED_TO_UPGRADES = """
            SELECT 1 FROM entitlement e JOIN agreement a ON a.id = e.agreement_id JOIN product p ON p.code = e.product_code
            WHERE a.license_id = :licenseId AND a.ended_at IS NULL AND e.product_code = :product
              AND e.starts_at <= :now AND (e.ends_at IS NULL OR e.ends_at > :now)
              AND (p.kind = 'UPGRADE_LICENSE' OR ${covered}) LIMIT 1
            """.replace("${covered}", SoftwareAssuranceEnd.COVERS);

    private final EntityManager entityManager;
    private final Settings settings;

    @Inject
    public DownloadRepository(EntityManager entityManager, Settings settings) {
        this.entityManager = entityManager;
        this.settings = settings;
    }

    /** The choices behind a place, at most so many. */
    List<Tuple> choices(
            PermittedAgreements agreements,
            DownloadFilter filter,
            Optional<DownloadCursor> after,
            Instant now,
            int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder();
        add(conditions, parameters, " AND a.license_id = :licenseId", "licenseId", filter.licenseId());
        add(conditions, parameters, " AND p.code = :product", "product", filter.product());
        add(conditions, parameters, " AND p.family = :family", "family", filter.family());
        add(conditions, parameters, " AND m.language = :language", "language", filter.language());
        add(
                conditions,
                parameters,
                " AND m.kind = :kind",
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        after.ifPresent(place -> {
            conditions.append(" AND (a.license_id, m.id) > (:afterLicenseId, :afterMedia)");
            parameters.put("afterLicenseId", place.licenseId());
            parameters.put("afterMedia", place.media());
        });
        Query query = agreements
                .bind(entityManager.createNativeQuery(CHOICES.formatted(agreements.ids(), conditions), Tuple.class))
                .setParameter("now", now)
                .setParameter("zone", settings.timeZone().getId())
                .setParameter("today", today(now))
                .setParameter("count", count);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> found = query.getResultList();
        return found;
    }

    private static void add(
            StringBuilder conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.append(condition);
            parameters.put(name, value);
        }
    }

    /** Whether a license ID has licenses of a product now. */
    boolean isEntitled(String licenseId, String product, Instant now) {
        return !entityManager
                .createNativeQuery(ENTITLED)
                .setParameter("licenseId", licenseId)
                .setParameter("product", product)
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }

    /** Whether a license ID has licenses of a product now that give its releases over earlier ones, too (LC-113). */
    boolean isEntitledToUpgrades(String licenseId, String product, Instant now) {
        return !entityManager
                .createNativeQuery(ENTITLED_TO_UPGRADES)
                .setParameter("licenseId", licenseId)
                .setParameter("product", product)
                .setParameter("now", now)
                .setParameter("zone", settings.timeZone().getId())
                .setParameter("today", today(now))
                .getResultList()
                .isEmpty();
    }

    private LocalDate today(Instant now) {
        return now.atZone(settings.timeZone()).toLocalDate();
    }

    void add(Download download) {
        entityManager.persist(download);
        entityManager.flush();
    }

    Optional<Download> find(UUID publicId) {
        return entityManager
                .createQuery("select d from Download d join fetch d.media where d.publicId = :id", Download.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst();
    }

    /** Notes that bytes are asked for; true for the first time only, whoever asks at the same moment. */
    boolean begin(Download download, Instant now) {
        return entityManager
                        .createNativeQuery("UPDATE download SET begun_at = :now WHERE id = :id AND begun_at IS NULL")
                        .setParameter("now", now)
                        .setParameter("id", download.id())
                        .executeUpdate()
                == 1;
    }

    /** Forgets downloads whose links have ended at a moment, at most so many. */
    int forget(Instant now, int limit) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM download WHERE id IN (
                          SELECT id FROM download WHERE ends_at <= :now
                          ORDER BY ends_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        """)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
