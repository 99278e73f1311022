package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.Json;

/** Finds and keeps orders and the results of bulk submissions. */
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

    /** Keeps that a bulk submission has begun. */
    void addBatch(UUID id, long distributorId, String submittedBy, Instant submittedAt, int orderCount) {
        entityManager
                .createNativeQuery(
                        "INSERT INTO order_batch (id, distributor_id, submitted_by, submitted_at, order_count)"
                                + " VALUES (:id, :distributor, :by, :at, :count)")
                .setParameter("id", id)
                .setParameter("distributor", distributorId)
                .setParameter("by", submittedBy)
                .setParameter("at", submittedAt)
                .setParameter("count", orderCount)
                .executeUpdate();
    }

    /** Keeps the result of one order of a bulk submission. */
    void addResult(UUID batchId, OrderResult result) {
        entityManager
                .createNativeQuery("INSERT INTO order_batch_result (batch_id, position, result)"
                        + " VALUES (:batch, :position, cast(:result as jsonb))")
                .setParameter("batch", batchId)
                .setParameter("position", result.position())
                .setParameter("result", Json.write(result))
                .executeUpdate();
    }

    /** A distributor's bulk submission with its results so far. */
    Optional<OrderBatchView> findBatch(UUID id, long distributorId) {
        @SuppressWarnings("unchecked")
        List<Object[]> found = entityManager
                .createNativeQuery("SELECT submitted_at, order_count FROM order_batch"
                        + " WHERE id = :id AND distributor_id = :distributor")
                .setParameter("id", id)
                .setParameter("distributor", distributorId)
                .getResultList();
        return found.stream().findFirst().map(row -> {
            List<OrderResult> results = results(id);
            return new OrderBatchView(id, (Instant) row[0], results.size() == ((Number) row[1]).intValue(), results);
        });
    }

    private List<OrderResult> results(UUID batchId) {
        @SuppressWarnings("unchecked")
        List<String> texts = entityManager
                .createNativeQuery(
                        "SELECT cast(result as text) FROM order_batch_result WHERE batch_id = :batch ORDER BY position",
                        String.class)
                .setParameter("batch", batchId)
                .getResultList();
        return texts.stream().map(text -> Json.read(text, OrderResult.class)).toList();
    }
}
