package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Finds and keeps orders. */
@ApplicationScoped
public class OrderRepository {

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected OrderRepository() {
        this(null);
    }

    @Inject
    public OrderRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new order. */
    void add(LicenseOrder order) {
        entityManager.persist(order);
        entityManager.flush();
    }

    /** Writes what was changed. */
    void flush() {
        entityManager.flush();
    }

    /** A distributor's order. */
    Optional<LicenseOrder> find(long distributorId, String orderNumber) {
        return entityManager
                .createQuery(
                        "select o from LicenseOrder o where o.distributorId = :distributor and o.orderNumber = :number",
                        LicenseOrder.class)
                .setParameter("distributor", distributorId)
                .setParameter("number", orderNumber)
                .getResultStream()
                .findFirst();
    }

    /** Lets only one transaction at a time work on a distributor's order number, which may not exist yet. */
    void lockNumber(long distributorId, String orderNumber) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:number, :distributor))")
                .setParameter("number", orderNumber)
                .setParameter("distributor", distributorId)
                .getSingleResult();
    }
}
