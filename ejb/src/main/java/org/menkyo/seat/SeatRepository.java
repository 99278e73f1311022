package org.menkyo.seat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.entitlement.TermPolicy;
import org.menkyo.shared.Settings;
import org.menkyo.shared.paging.TimeCursor;

/** Finds and keeps seats, and counts what was purchased and assigned. */
@ApplicationScoped
public class SeatRepository {

    private static final String VIEW = "select new org.menkyo.seat.SeatView(s.id, s.agreement.licenseId, s.productCode,"
            + " p.name, s.email, s.assignedAt) from Seat s join Product p on p.code = s.productCode"
            + " where s.agreement = :agreement and p.kind = :kind and s.endedAt is null";

    /** A list goes on behind a seat by its time and id, which stand beside what is shown. */
    private static final String OWN = "select s.id, new org.menkyo.seat.OwnSeatView(s.productCode, p.name,"
            + " a.organization.name, s.assignedAt) from Seat s join s.agreement a join Product p on p.code = s.productCode"
            + " where s.emailKey = :person and p.kind = :kind and s.endedAt is null"
            + " and (s.assignedAt > :time or s.assignedAt = :time and s.id > :id)"
            + " and exists (select 1 from Entitlement e where e.agreement = a and e.productCode = s.productCode"
            + " and e.startsAt <= :now and (e.endsAt is null or e.endsAt > :now))";

    /** The sums are those of the license summary (LC-701). */
    private static final String PURCHASED = """
            SELECT p.code, p.name, e.purchased, activation.activated_at, s.assigned
            FROM product p
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(quantity), 0) AS purchased FROM entitlement
              WHERE agreement_id = :agreement AND product_code = p.code
                AND starts_at <= :now AND (ends_at IS NULL OR ends_at > :now)) e
            CROSS JOIN LATERAL (
              SELECT count(*) AS assigned FROM seat
              WHERE agreement_id = :agreement AND product_code = p.code AND ended_at IS NULL) s
            LEFT JOIN online_service_activation activation ON activation.agreement_id = :agreement
              AND activation.product_code = p.code AND activation.ended_at IS NULL
            WHERE p.kind = :kind AND e.purchased + s.assigned > 0 AND %s ORDER BY p.code LIMIT :count
            """;

    private static final String TERMS = "select e.productCode, e.termEndsAt, sum(e.quantity) from Entitlement e"
            + " where e.agreement = :agreement and e.productCode in :products and e.startsAt <= :now and e.endsAt > :now"
            + " and e.termEndsAt is not null group by e.productCode, e.termEndsAt order by e.termEndsAt";

    /** A seat of a list of one's own, with where the list goes on behind it. */
    record OwnSeat(UUID id, OwnSeatView view) {

        TimeCursor cursor() {
            return new TimeCursor(view.since(), id);
        }
    }

    private final EntityManager entityManager;
    private final Settings settings;

    @Inject
    public SeatRepository(EntityManager entityManager, Settings settings) {
        this.entityManager = entityManager;
        this.settings = settings;
    }

    void add(Seat seat) {
        entityManager.persist(seat);
    }

    /** Writes what was changed, so that counts and lists see it. */
    void flush() {
        entityManager.flush();
    }

    /** The seat of that id on a license ID, if it has not ended. */
    Optional<Seat> find(Agreement agreement, SeatKind kind, UUID id) {
        return findEver(agreement, kind, id).filter(Seat::isAssigned);
    }

    /** The seat of that id on a license ID, ended or not. */
    Optional<Seat> findEver(Agreement agreement, SeatKind kind, UUID id) {
        return entityManager
                .createQuery(
                        "select s from Seat s join Product p on p.code = s.productCode where s.id = :id"
                                + " and s.agreement = :agreement and p.kind = :kind",
                        Seat.class)
                .setParameter("id", id)
                .setParameter("agreement", agreement)
                .setParameter("kind", kind.products())
                .getResultStream()
                .findFirst();
    }

    /** The seats of a product that some people have, by the comparison keys of their addresses. */
    Map<String, Seat> of(Agreement agreement, String product, Collection<String> emailKeys) {
        return entityManager
                .createQuery(
                        "select s from Seat s where s.agreement = :agreement and s.productCode = :product"
                                + " and s.emailKey in :people and s.endedAt is null",
                        Seat.class)
                .setParameter("agreement", agreement)
                .setParameter("product", product)
                .setParameter("people", emailKeys)
                .getResultStream()
                .collect(Collectors.toMap(seat -> seat.person().key(), Function.identity()));
    }

    /** All seats of a license ID, in no order. */
    List<Seat> of(Agreement agreement) {
        return entityManager
                .createQuery("select s from Seat s where s.agreement = :agreement and s.endedAt is null", Seat.class)
                .setParameter("agreement", agreement)
                .getResultList();
    }

    /** How many seats of each product are assigned, in the order of products; none of those that have none. */
    Map<String, Long> assigned(Agreement agreement) {
        Map<String, Long> assigned = new LinkedHashMap<>();
        entityManager
                .createQuery(
                        "select s.productCode, count(s) from Seat s where s.agreement = :agreement and s.endedAt is null"
                                + " group by s.productCode order by s.productCode",
                        Tuple.class)
                .setParameter("agreement", agreement)
                .getResultList()
                .forEach(row -> assigned.put(row.get(0, String.class), row.get(1, Long.class)));
        return assigned;
    }

    /** What a license ID has of a product; empty if it has none, nor has anybody a seat, or it is of another kind. */
    Optional<PurchasedProduct> purchased(Agreement agreement, SeatKind kind, String product, Instant now) {
        return purchased(agreement, kind, "p.code = :code", product, now, 1).stream()
                .findFirst();
    }

    /** What a license ID has of each product of a kind behind one, in the order of their codes, at most so many. */
    List<PurchasedProduct> purchasedAfter(Agreement agreement, SeatKind kind, String after, Instant now, int count) {
        return purchased(agreement, kind, "p.code > :code", after, now, count);
    }

    @SuppressWarnings("unchecked")
    private List<PurchasedProduct> purchased(
            Agreement agreement, SeatKind kind, String condition, String code, Instant now, int count) {
        List<Tuple> rows = entityManager
                .createNativeQuery(PURCHASED.formatted(condition), Tuple.class)
                .setParameter("agreement", agreement.id())
                .setParameter("kind", kind.products().name())
                .setParameter("code", code)
                .setParameter("now", now)
                .setParameter("count", count)
                .getResultList();
        Map<String, List<SeatTerm>> terms = terms(
                agreement,
                rows.stream().map(row -> row.get("code", String.class)).toList(),
                now);
        return rows.stream()
                .map(row -> PurchasedProduct.of(row, terms.getOrDefault(row.get("code", String.class), List.of())))
                .toList();
    }

    private Map<String, List<SeatTerm>> terms(Agreement agreement, List<String> products, Instant now) {
        if (products.isEmpty()) {
            return Map.of();
        }
        TermPolicy policy = new TermPolicy(settings.timeZone());
        return entityManager
                .createQuery(TERMS, Tuple.class)
                .setParameter("agreement", agreement)
                .setParameter("products", products)
                .setParameter("now", now)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, String.class),
                        Collectors.mapping(
                                row -> SeatTerm.of(row.get(2, Long.class), policy.lastDay(row.get(1, Instant.class))),
                                Collectors.toList())));
    }

    /** Seats of a license ID behind a place, in the order of people and products, at most so many. */
    List<SeatView> list(Agreement agreement, SeatKind kind, SeatFilter filter, Optional<SeatCursor> after, int count) {
        StringBuilder text = new StringBuilder(VIEW);
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (filter.product() != null) {
            text.append(" and s.productCode = :product");
            parameters.put("product", filter.product());
        }
        filter.person().ifPresent(person -> {
            text.append(" and s.emailKey = :person");
            parameters.put("person", person.key());
        });
        after.ifPresent(place -> {
            text.append(" and s.emailKey >= :afterPerson"
                    + " and (s.emailKey > :afterPerson or s.productCode > :afterProduct)");
            parameters.put("afterPerson", place.emailKey());
            parameters.put("afterProduct", place.product());
        });
        TypedQuery<SeatView> query = entityManager
                .createQuery(text + " order by s.emailKey, s.productCode", SeatView.class)
                .setParameter("agreement", agreement)
                .setParameter("kind", kind.products())
                .setMaxResults(count);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /**
     * The seats of a person over all license IDs behind a place, oldest first, at most so many.
     *
     * @param onlyLicenseIds those to which the caller's access token is limited; empty if it is not
     */
    List<OwnSeat> own(
            String emailKey, Set<String> onlyLicenseIds, SeatKind kind, TimeCursor after, Instant now, int count) {
        TypedQuery<Tuple> query = entityManager
                .createQuery(
                        OWN + (onlyLicenseIds.isEmpty() ? "" : " and a.licenseId in :reached")
                                + " order by s.assignedAt, s.id",
                        Tuple.class)
                .setParameter("person", emailKey)
                .setParameter("kind", kind.products())
                .setParameter("time", after.time())
                .setParameter("id", after.id())
                .setParameter("now", now)
                .setMaxResults(count);
        if (!onlyLicenseIds.isEmpty()) {
            query.setParameter("reached", onlyLicenseIds);
        }
        return query.getResultStream()
                .map(row -> new OwnSeat(row.get(0, UUID.class), row.get(1, OwnSeatView.class)))
                .toList();
    }
}
