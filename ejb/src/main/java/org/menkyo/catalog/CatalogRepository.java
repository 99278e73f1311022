package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.catalog.CatalogDocument.ProductEntry;

/** Writes catalog documents into the catalog's tables. */
@ApplicationScoped
public class CatalogRepository {

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected CatalogRepository() {
        this(null);
    }

    @Inject
    public CatalogRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The version that is in force, 0 if none was loaded yet, and the digest of its content. */
    record Loaded(int version, byte[] digest) {}

    /** Lets only one document be loaded at a time, and tells which one is in force. */
    Loaded lock() {
        Tuple row = (Tuple) entityManager
                .createNativeQuery("SELECT version, digest FROM catalog WHERE id = 1 FOR UPDATE", Tuple.class)
                .getSingleResult();
        return new Loaded(row.get("version", Integer.class), row.get("digest", byte[].class));
    }

    /** Writes all entries of a document over those of the same codes. */
    void write(CatalogDocument document, byte[] digest, Instant now) {
        entityManager
                .createNativeQuery("""
                        UPDATE catalog SET version = :version, digest = :digest, loaded_at = :now, code = :code,
                          name = :name, kms_service_label = :label, kms_port = :port, kms_hosts_per_key = :hosts,
                          kms_activations_per_host = :activations
                        WHERE id = 1
                        """)
                .setParameter("version", document.version())
                .setParameter("digest", digest)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("code", document.code())
                .setParameter("name", document.name())
                .setParameter("label", document.kms().serviceLabel())
                .setParameter("port", document.kms().port())
                .setParameter("hosts", document.kms().hostsPerKey())
                .setParameter("activations", document.kms().activationsPerHost())
                .executeUpdate();
        document.productGroups().forEach(this::write);
        document.editions().forEach(this::write);
        document.products().forEach(this::write);
        entityManager.clear();
    }

    private void write(Group group) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO product_group (code, name, number, rank) VALUES (:code, :name, :number, :rank)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name
                        """)
                .setParameter("code", group.code())
                .setParameter("name", group.name())
                .setParameter("number", group.number())
                .setParameter("rank", group.rank())
                .executeUpdate();
    }

    private void write(EditionEntry edition) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO edition (code, number, name, product_group_id, platform, threshold, grace_days,
                          rearm_count)
                        VALUES (:code, :number, :name, (SELECT id FROM product_group WHERE code = :productGroup),
                          :platform, :threshold, :graceDays, :rearmCount)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name,
                          product_group_id = excluded.product_group_id, platform = excluded.platform,
                          threshold = excluded.threshold, grace_days = excluded.grace_days,
                          rearm_count = excluded.rearm_count
                        """)
                .setParameter("code", edition.code())
                .setParameter("number", edition.number())
                .setParameter("name", edition.name())
                .setParameter("productGroup", edition.productGroup() == null ? "" : edition.productGroup())
                .setParameter("platform", edition.platform().name())
                .setParameter("threshold", edition.threshold())
                .setParameter("graceDays", edition.graceDays())
                .setParameter("rearmCount", edition.rearmCount())
                .executeUpdate();
    }

    private void write(ProductEntry product) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO product (code, name, family, version, orderable, upgrade, software_assurance_benefit)
                        VALUES (:code, :name, :family, :version, :orderable, :upgrade, :benefit)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, family = excluded.family,
                          version = excluded.version, orderable = excluded.orderable, upgrade = excluded.upgrade,
                          software_assurance_benefit = excluded.software_assurance_benefit
                        """)
                .setParameter("code", product.code())
                .setParameter("name", product.name())
                .setParameter("family", product.family())
                .setParameter("version", product.version())
                .setParameter("orderable", product.orderable())
                .setParameter("upgrade", product.upgrade())
                .setParameter("benefit", product.softwareAssuranceBenefit())
                .executeUpdate();
        entityManager
                .createNativeQuery("""
                        DELETE FROM product_edition WHERE product_id = (SELECT id FROM product WHERE code = :code)
                        """)
                .setParameter("code", product.code())
                .executeUpdate();
        for (String edition : product.editions()) {
            entityManager
                    .createNativeQuery("""
                            INSERT INTO product_edition (product_id, edition_id)
                            SELECT p.id, e.id FROM product p, edition e WHERE p.code = :code AND e.code = :edition
                            """)
                    .setParameter("code", product.code())
                    .setParameter("edition", edition)
                    .executeUpdate();
        }
    }
}
