package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.catalog.CatalogDocument.BenefitEntry;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Grant;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.catalog.CatalogDocument.ProductEntry;

/** Writes catalog documents into the catalog's tables. */
@ApplicationScoped
public class CatalogRepository {

    private final EntityManager entityManager;

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

    /** Writes all entries of a document of the present form over those of the same codes. */
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
        document.statedBenefits().forEach(this::write);
        entityManager.clear();
    }

    private void write(Group group) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO product_group (code, name, number, rank, activation_returns_per_year)
                        VALUES (:code, :name, :number, :rank, :returns)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name,
                          activation_returns_per_year = excluded.activation_returns_per_year
                        """)
                .setParameter("code", group.code())
                .setParameter("name", group.name())
                .setParameter("number", group.number())
                .setParameter("rank", group.rank())
                .setParameter("returns", group.statedActivationReturns())
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
                        INSERT INTO product (code, name, family, version, orderable, kind, term_months)
                        VALUES (:code, :name, :family, :version, :orderable, :kind, CAST(:termMonths AS integer))
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, family = excluded.family,
                          version = excluded.version, orderable = excluded.orderable, kind = excluded.kind,
                          term_months = excluded.term_months
                        """)
                .setParameter("code", product.code())
                .setParameter("name", product.name())
                .setParameter("family", product.family())
                .setParameter("version", product.version())
                .setParameter("orderable", product.orderable())
                .setParameter("kind", product.kind().name())
                .setParameter("termMonths", product.termMonths())
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

    private void write(BenefitEntry benefit) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO benefit (code, name, kind, edition_id)
                        VALUES (:code, :name, :kind, (SELECT id FROM edition WHERE code = CAST(:edition AS varchar)))
                        ON CONFLICT (code) DO UPDATE
                          SET name = excluded.name, kind = excluded.kind, edition_id = excluded.edition_id
                        """)
                .setParameter("code", benefit.code())
                .setParameter("name", benefit.name())
                .setParameter("kind", benefit.kind().name())
                .setParameter("edition", benefit.edition())
                .executeUpdate();
        entityManager
                .createNativeQuery(
                        "DELETE FROM benefit_grant WHERE benefit_id = (SELECT id FROM benefit WHERE code = :code)")
                .setParameter("code", benefit.code())
                .executeUpdate();
        for (Grant grant : benefit.grants()) {
            entityManager
                    .createNativeQuery("""
                            INSERT INTO benefit_grant (benefit_id, product_code, units, licenses)
                            SELECT id, :product, :units, :licenses FROM benefit WHERE code = :code
                            """)
                    .setParameter("product", grant.product())
                    .setParameter("units", grant.units())
                    .setParameter("licenses", grant.licenses())
                    .setParameter("code", benefit.code())
                    .executeUpdate();
        }
    }

    /** All benefits, in the order of their codes. */
    @SuppressWarnings("unchecked")
    List<BenefitEntry> benefits() {
        Map<String, BenefitEntry> benefits = new LinkedHashMap<>();
        List<Tuple> rows = entityManager.createNativeQuery("""
                        SELECT b.code, b.name, b.kind, e.code AS edition, g.product_code, g.units, g.licenses
                        FROM benefit b LEFT JOIN edition e ON e.id = b.edition_id
                        LEFT JOIN benefit_grant g ON g.benefit_id = b.id ORDER BY b.code, g.product_code
                        """, Tuple.class).getResultList();
        for (Tuple row : rows) {
            BenefitEntry benefit = benefits.computeIfAbsent(
                    row.get("code", String.class),
                    code -> new BenefitEntry(
                            code,
                            row.get("name", String.class),
                            BenefitKind.valueOf(row.get("kind", String.class)),
                            new ArrayList<>(),
                            row.get("edition", String.class)));
            if (row.get("product_code") != null) {
                benefit.grants()
                        .add(new Grant(
                                row.get("product_code", String.class),
                                row.get("units", Integer.class),
                                row.get("licenses", Integer.class)));
            }
        }
        return List.copyOf(benefits.values());
    }
}
