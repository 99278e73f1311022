package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.menkyo.order.OrderRecording.Outcome;
import org.menkyo.order.OrderResult.Rejection;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.text.Json;
import org.menkyo.shared.text.Language;

/** Keeps bulk submissions, their orders that wait, and their results (LC-108). */
@ApplicationScoped
public class OrderBatchRepository {

    private static final String HOLD_LEASE =
            "SELECT 1 FROM order_batch WHERE id = ? AND worker = ? AND completed_at IS NULL FOR SHARE";

    private final EntityManager entityManager;

    @Inject
    public OrderBatchRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a bulk submission with all its orders. */
    void add(UUID id, Caller caller, Instant now, List<SubmitOrder> orders) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO order_batch (id, distributor_id, submitted_by, submitted_at, order_count, channel,
                          source_address, language, correlation_id)
                        VALUES (:id, :distributor, :by, :at, :count, :channel, nullif(:source, ''), :language, :correlation)
                        """)
                .setParameter("id", id)
                .setParameter("distributor", caller.requireDistributorId())
                .setParameter("by", caller.name())
                .setParameter("at", now)
                .setParameter("count", orders.size())
                .setParameter("channel", caller.channel().name())
                .setParameter("source", Objects.requireNonNullElse(caller.sourceAddress(), ""))
                .setParameter("language", caller.language().name())
                .setParameter("correlation", caller.correlationId())
                .executeUpdate();
        entityManager
                .createNativeQuery("INSERT INTO order_batch_order (batch_id, position, command)"
                        + " SELECT :batch, o.place - 1, o.command"
                        + " FROM jsonb_array_elements(cast(:orders as jsonb)) WITH ORDINALITY AS o (command, place)")
                .setParameter("batch", id)
                .setParameter("orders", Json.write(orders))
                .executeUpdate();
    }

    /** The open bulk submission that was worked on longest ago and that nobody has on lease. */
    Optional<UUID> nextOpen(Instant now) {
        @SuppressWarnings("unchecked")
        List<UUID> found = entityManager
                .createNativeQuery(
                        "SELECT id FROM order_batch WHERE completed_at IS NULL"
                                + " AND (lease_until IS NULL OR lease_until <= :now)"
                                + " ORDER BY worked_at NULLS FIRST, submitted_at LIMIT 1",
                        UUID.class)
                .setParameter("now", now)
                .getResultList();
        return found.stream().findFirst();
    }

    /** Takes an open bulk submission on lease, unless somebody else has it; false if so. */
    boolean lease(UUID id, UUID worker, Instant now, Instant until) {
        return entityManager
                        .createNativeQuery(
                                "UPDATE order_batch SET worker = :worker, lease_until = :until, worked_at = :now"
                                        + " WHERE id = :id AND completed_at IS NULL"
                                        + " AND (lease_until IS NULL OR lease_until <= :now OR worker = :worker)")
                        .setParameter("worker", worker)
                        .setParameter("until", until)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Keeps a lease from going to somebody else until the transaction ends; false if it is lost already. */
    boolean holdLease(UUID id, UUID worker) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(HOLD_LEASE)) {
                statement.setObject(1, id);
                statement.setObject(2, worker);
                try (ResultSet held = statement.executeQuery()) {
                    return held.next();
                }
            }
        });
    }

    /** Gives a lease back, from a moment on: nobody else takes the bulk submission before. */
    void release(UUID id, UUID worker, Instant now, Instant from) {
        entityManager
                .createNativeQuery("UPDATE order_batch SET lease_until = cast(:from as timestamptz), worked_at = :now"
                        + " WHERE id = :id AND worker = :worker AND completed_at IS NULL")
                .setParameter("from", from)
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("worker", worker)
                .executeUpdate();
    }

    /** In whose name the orders of a bulk submission are recorded. */
    Caller submitter(UUID id) {
        Object[] row = (Object[]) entityManager
                .createNativeQuery(
                        "SELECT submitted_by, distributor_id, channel, source_address, language, correlation_id"
                                + " FROM order_batch WHERE id = :id")
                .setParameter("id", id)
                .getSingleResult();
        return new Caller(
                (String) row[0],
                Party.DISTRIBUTOR,
                Optional.empty(),
                Optional.empty(),
                Optional.of(((Number) row[1]).longValue()),
                Channel.valueOf((String) row[2]),
                (String) row[3],
                Language.valueOf((String) row[4]),
                (String) row[5]);
    }

    /** The next orders that wait, in the order of submission, at most so many. */
    List<WaitingOrder> waiting(UUID batchId, int limit) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT position, cast(command as text) FROM order_batch_order"
                        + " WHERE batch_id = :batch ORDER BY position LIMIT :limit")
                .setParameter("batch", batchId)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row ->
                        new WaitingOrder(((Number) row[0]).intValue(), Json.read((String) row[1], SubmitOrder.class)))
                .toList();
    }

    /** Counts an attempt at an order that ended in something unforeseen, and returns how many there were. */
    int countAttempt(UUID batchId, int position) {
        return ((Number) entityManager
                        .createNativeQuery("UPDATE order_batch_order SET attempts = attempts + 1"
                                + " WHERE batch_id = :batch AND position = :position RETURNING attempts")
                        .setParameter("batch", batchId)
                        .setParameter("position", position)
                        .getSingleResult())
                .intValue();
    }

    /** Keeps the result of one order, which waits no longer. */
    void addResult(UUID batchId, OrderResult result) {
        StatementList statements = new StatementList();
        addResults(statements, batchId, List.of(result));
        statements.execute(entityManager);
    }

    /** Keeps the results of orders, which wait no longer, with other statements. */
    void addResults(StatementList statements, UUID batchId, List<OrderResult> results) {
        Object positions = StatementList.integers(results, OrderResult::position);
        statements.add("DELETE FROM order_batch_order WHERE batch_id = ? AND position = ANY (?)", batchId, positions);
        statements.add(
                "INSERT INTO order_batch_result (batch_id, position, result)"
                        + " SELECT ?, r.position, r.result::jsonb FROM unnest(?, ?) AS r (position, result)",
                batchId,
                positions,
                StatementList.texts(results, Json::write));
    }

    /** Marks that each order has its result. */
    void complete(UUID id, Instant now) {
        entityManager
                .createNativeQuery("UPDATE order_batch SET completed_at = :now, worker = NULL, lease_until = NULL"
                        + " WHERE id = :id AND completed_at IS NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM order_batch_order WHERE batch_id = :id)")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** A distributor's bulk submission with its results so far. */
    Optional<OrderBatchView> find(UUID id, long distributorId) {
        @SuppressWarnings("unchecked")
        List<Object[]> found = entityManager
                .createNativeQuery("SELECT submitted_at, order_count FROM order_batch"
                        + " WHERE id = :id AND distributor_id = :distributor")
                .setParameter("id", id)
                .setParameter("distributor", distributorId)
                .getResultList();
        return found.stream().findFirst().map(row -> {
            List<OrderResult> results = results(id);
            int orders = ((Number) row[1]).intValue();
            return new OrderBatchView(id, (Instant) row[0], results.size() == orders, orders, results);
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

    /** An order of a bulk submission that has no result yet. */
    record WaitingOrder(int position, SubmitOrder command) {

        /** The result of what became of it, in the language of who submitted it. */
        OrderResult result(Outcome outcome, Language language) {
            LicensingException refusal = outcome.refusal();
            return new OrderResult(
                    position,
                    command.orderNumber(),
                    outcome.order(),
                    refusal == null ? null : Rejection.of(refusal, language));
        }
    }
}
