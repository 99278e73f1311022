package org.menkyo.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.shared.StatementList;

/** Finds and keeps entitlements. */
@ApplicationScoped
public class EntitlementRepository {

    private static final String ADD = """
            INSERT INTO entitlement (agreement_id, product_code, quantity, software_assurance, starts_at)
            SELECT %s, e.product, e.quantity, e.assurance, ?
            FROM unnest(?, ?, ?) WITH ORDINALITY AS e (product, quantity, assurance, place)
            ORDER BY e.place
            """.formatted(AgreementRepository.ADDED);

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected EntitlementRepository() {
        this(null);
    }

    @Inject
    public EntitlementRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new entitlement. */
    public void add(Entitlement entitlement) {
        entityManager.persist(entitlement);
    }

    /** Keeps the entitlements of the agreement that was added before. */
    public void add(StatementList statements, List<NewEntitlement> entitlements, Instant startsAt) {
        if (!entitlements.isEmpty()) {
            statements.add(
                    ADD,
                    startsAt,
                    StatementList.texts(entitlements, NewEntitlement::product),
                    StatementList.integers(entitlements, NewEntitlement::quantity),
                    StatementList.booleans(entitlements, NewEntitlement::softwareAssurance));
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
        return entityManager
                .createQuery(
                        "select e from Entitlement e where e.agreement = :agreement order by e.id", Entitlement.class)
                .setParameter("agreement", agreement)
                .getResultList();
    }
}
