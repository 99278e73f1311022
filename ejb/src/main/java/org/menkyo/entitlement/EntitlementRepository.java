package org.menkyo.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.StatementList;

/** Finds and keeps entitlements. */
@ApplicationScoped
public class EntitlementRepository {

    private static final String ADD = """
            INSERT INTO entitlement (agreement_id, product_code, quantity, software_assurance, starts_at,
              software_assurance_ends_on, base_license_confirmed, base_license, ends_at, term_ends_at)
            SELECT e.agreement_id, e.product, e.quantity, e.assurance, ?, e.assurance_end::date, e.confirmed, e.base,
              e.term_end::timestamptz, e.term_end::timestamptz
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
              AS e (agreement_id, product, quantity, assurance, assurance_end, confirmed, base, term_end, place)
            ORDER BY e.place
            """;

    private final EntityManager entityManager;

    @Inject
    public EntitlementRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new entitlement. */
    public void add(Entitlement entitlement) {
        entityManager.persist(entitlement);
    }

    /** Keeps the entitlements of agreements that were added before. */
    public void add(StatementList statements, List<NewEntitlement> entitlements, Instant startsAt) {
        if (!entitlements.isEmpty()) {
            statements.add(
                    ADD,
                    startsAt,
                    StatementList.longs(entitlements, NewEntitlement::agreementId),
                    StatementList.texts(entitlements, NewEntitlement::product),
                    StatementList.integers(entitlements, NewEntitlement::quantity),
                    StatementList.booleans(entitlements, NewEntitlement::softwareAssurance),
                    StatementList.texts(entitlements, NewEntitlement::softwareAssuranceEnd),
                    StatementList.booleans(entitlements, NewEntitlement::baseLicenseConfirmed),
                    StatementList.texts(entitlements, NewEntitlement::baseLicense),
                    StatementList.texts(entitlements, entitlement -> Objects.toString(entitlement.termEndsAt(), null)));
        }
    }

    /** The entitlements of a license ID that are in force at a moment. */
    public List<Entitlement> inForce(Agreement agreement, Instant now) {
        return of(agreement).stream()
                .filter(entitlement -> entitlement.isInForce(now))
                .toList();
    }

    /** All entitlements of a license ID, ended ones included, in the order in which they were recorded. */
    public List<Entitlement> of(Agreement agreement) {
        return of(List.of(agreement));
    }

    /** The same of several license IDs. */
    List<Entitlement> of(Collection<Agreement> agreements) {
        return agreements.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "select e from Entitlement e where e.agreement in :agreements order by e.id",
                                Entitlement.class)
                        .setParameter("agreements", agreements)
                        .getResultList();
    }
}
