package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.StatementList;

/** Finds and keeps orders. */
@ApplicationScoped
public class OrderRepository {

    private static final String ADD = """
            INSERT INTO license_order (distributor_id, order_number, content_digest, agreement_id, state, received_at, revision)
            SELECT ?, ?, ?, %s, ?, ?, ?
            """.formatted(AgreementRepository.ADDED);

    private static final String ADD_LINES = """
            INSERT INTO license_order_line (order_id, line_number, product_code, quantity, software_assurance,
              base_license_confirmed, base_license)
            SELECT (SELECT currval('license_order_id_seq')), l.place - 1, l.product, l.quantity, l.assurance, l.confirmed, l.base
            FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS l (product, quantity, assurance, confirmed, base, place)
            """;

    private final EntityManager entityManager;

    @Inject
    public OrderRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new order, with its lines in full, of the agreement that was added before. */
    void add(
            StatementList statements,
            long distributorId,
            SubmitOrder order,
            List<OrderLine> lines,
            byte[] contentDigest,
            Instant now) {
        statements.add(
                ADD,
                distributorId,
                order.orderNumber(),
                contentDigest,
                OrderState.RECORDED.name(),
                now,
                LicenseOrder.FIRST_REVISION);
        statements.add(
                ADD_LINES,
                StatementList.texts(lines, OrderLine::product),
                StatementList.integers(lines, OrderLine::quantity),
                StatementList.booleans(lines, OrderLine::includesSoftwareAssurance),
                StatementList.booleans(lines, OrderLine::baseLicenseConfirmed),
                StatementList.texts(lines, OrderLine::baseLicense));
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
