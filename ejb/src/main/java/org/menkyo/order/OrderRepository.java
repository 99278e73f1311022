package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.StatementList;

/** Finds and keeps orders. */
@ApplicationScoped
public class OrderRepository {

    private static final String ADD = """
            INSERT INTO license_order (id, distributor_id, order_number, content_digest, agreement_id, state, received_at,
              revision)
            SELECT o.id, ?, o.order_number, o.digest, o.agreement_id, ?, ?, ?
            FROM unnest(?, ?, ?, ?) AS o (id, order_number, digest, agreement_id)
            """;

    private static final String ADD_LINES = """
            INSERT INTO license_order_line (order_id, line_number, product_code, quantity, software_assurance,
              base_license_confirmed, base_license)
            SELECT l.order_id, l.line_number, l.product, l.quantity, l.assurance, l.confirmed, l.base
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS l (order_id, line_number, product, quantity, assurance, confirmed, base)
            """;

    /**
     * A new order.
     *
     * @param id the internal id that was drawn for it
     * @param orderNumber its distributor's number
     * @param contentDigest tells whether the same number comes again with other content
     * @param agreementId the internal id of its license ID's agreement, which is added before
     * @param lines in full
     */
    record NewOrder(long id, String orderNumber, byte[] contentDigest, long agreementId, List<OrderLine> lines) {

        private Stream<NewLine> newLines() {
            return IntStream.range(0, lines.size()).mapToObj(i -> new NewLine(id, i, lines.get(i)));
        }
    }

    private record NewLine(long orderId, int number, OrderLine line) {}

    private final EntityManager entityManager;

    @Inject
    public OrderRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps new orders of a distributor. */
    void add(StatementList statements, long distributorId, List<NewOrder> orders, Instant now) {
        statements.add(
                ADD,
                distributorId,
                OrderState.RECORDED.name(),
                now,
                LicenseOrder.FIRST_REVISION,
                StatementList.longs(orders, NewOrder::id),
                StatementList.texts(orders, NewOrder::orderNumber),
                StatementList.bytes(orders, NewOrder::contentDigest),
                StatementList.longs(orders, NewOrder::agreementId));
        List<NewLine> lines = orders.stream().flatMap(NewOrder::newLines).toList();
        statements.add(
                ADD_LINES,
                StatementList.longs(lines, NewLine::orderId),
                StatementList.integers(lines, NewLine::number),
                StatementList.texts(lines, each -> each.line().product()),
                StatementList.integers(lines, each -> each.line().quantity()),
                StatementList.booleans(lines, each -> each.line().includesSoftwareAssurance()),
                StatementList.booleans(lines, each -> each.line().baseLicenseConfirmed()),
                StatementList.texts(lines, each -> each.line().baseLicense()));
    }

    /** Executes what is to be written together. */
    void execute(StatementList statements) {
        statements.execute(entityManager);
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
                .setParameter("number", TypedText.label(orderNumber))
                .getResultStream()
                .findFirst();
    }

    /** Lets only one transaction at a time work on a distributor's order number, which may not exist yet. */
    void lockNumber(long distributorId, String orderNumber) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:number, :distributor))")
                .setParameter("number", TypedText.label(orderNumber))
                .setParameter("distributor", distributorId)
                .getSingleResult();
    }
}
