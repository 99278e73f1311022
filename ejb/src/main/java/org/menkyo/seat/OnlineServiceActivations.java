package org.menkyo.seat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;

/** Which online services are activated for the organization of a license ID (LC-707). */
@ApplicationScoped
public class OnlineServiceActivations {

    private final EntityManager entityManager;

    @Inject
    public OnlineServiceActivations(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Activates a service, unless it is activated already; returns whether it was not. */
    boolean add(Agreement agreement, String product, String by, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                INSERT INTO online_service_activation (agreement_id, product_code, activated_at, activated_by)
                                VALUES (:agreement, :product, :now, :by)
                                ON CONFLICT (agreement_id, product_code) WHERE ended_at IS NULL DO NOTHING
                                """)
                        .setParameter("agreement", agreement.id())
                        .setParameter("product", product)
                        .setParameter("now", now)
                        .setParameter("by", by)
                        .executeUpdate()
                > 0;
    }

    /** Ends all activations of a license ID; returns the products that they were of. */
    @SuppressWarnings("unchecked")
    List<String> endAll(Agreement agreement, String by, Instant now) {
        return entityManager
                .createNativeQuery("""
                        UPDATE online_service_activation SET ended_at = :now, ended_by = :by
                        WHERE agreement_id = :agreement AND ended_at IS NULL RETURNING product_code
                        """, String.class)
                .setParameter("agreement", agreement.id())
                .setParameter("now", now)
                .setParameter("by", by)
                .getResultList();
    }
}
