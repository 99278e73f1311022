package org.menkyo.summary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.agreement.AuthorizationNumberPolicy;
import org.menkyo.agreement.ContactKind;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.permission.Role;
import org.menkyo.shared.Settings;
import org.menkyo.shared.paging.PageRequest;

/**
 * Reads what license IDs give over all of somebody's. In the order of license IDs and of products a page costs what stands
 * on it, and the caller's license IDs; in the others all lines of these are summed first.
 */
@ApplicationScoped
public class LicenseSummaryRepository {

    /** Asked of each line that is shown; without the offset PostgreSQL would first find all that the caller administers. */
    private static final String ADMINISTERED = """
            EXISTS (SELECT FROM permitted_agreement(:holder, :administratorRoles) own
                    WHERE own.agreement_id = a.id OFFSET 0) AS administered""";

    /** What a license ID gives of each product. */
    private static final String SUMS = """
            SELECT agreement_id, product_code, min(starts_at) AS starts_at,
              coalesce(sum(quantity) FILTER (WHERE ends_at IS NULL OR ends_at > :now), 0) AS quantity,
              coalesce(sum(quantity) FILTER (
                WHERE software_assurance AND (ends_at IS NULL OR ends_at > :now)), 0) AS covered,
              coalesce(sum(quantity) FILTER (
                WHERE base_license_confirmed AND (ends_at IS NULL OR ends_at > :now)), 0) AS confirmed,
              max(software_assurance_ends_on) FILTER (
                WHERE ends_at IS NULL OR ends_at > :now) AS assurance_ends_on,
              min(term_ends_at) FILTER (WHERE ends_at > :now) AS term_ends_at,
              CASE WHEN bool_and(ends_at IS NOT NULL AND ends_at <= :now) THEN max(ends_at) END AS ended_at
            FROM entitlement WHERE %s AND starts_at <= :now%s GROUP BY agreement_id, product_code
            """;

    /** Of one license ID after the other, for pages that begin with the first of them. */
    private static final String OF_EACH = "CROSS JOIN LATERAL (%s) e";

    /** Of all at once, which is faster where all are needed. */
    private static final String OF_ALL = "JOIN (%s) e ON e.agreement_id = a.id";

    /** Whatever an order was collected under first covers its licenses, also after a transfer (LC-113). */
    private static final String LINES = """
            SELECT a.id AS agreement_id, %s, a.license_id, a.program, o.identifier AS organization,
              o.name AS organization_name, n.number, n.issued_at AS number_issued_at,
              ordered.issued_at AS ordered_under_issued_at, p.code AS product, p.name AS product_name, p.family, p.version,
              p.kind = 'UPGRADE_LICENSE' AS upgrade, e.confirmed,
              CAST(e.assurance_ends_on AS varchar) AS assurance_ends_on, e.quantity, e.covered, e.starts_at, e.ended_at,
              e.term_ends_at, ended.end_moment
            FROM (
              SELECT id, license_id, program, organization_id, authorization_number_id FROM agreement
              WHERE id IN %s%s ORDER BY license_id) a
            JOIN organization o ON o.id = a.organization_id
            LEFT JOIN authorization_number n ON n.id = a.authorization_number_id
            %s
            JOIN product p ON p.code = e.product_code
            CROSS JOIN LATERAL (
              SELECT coalesce(
                (SELECT first.issued_at FROM agreement_change c
                   JOIN agreement_change_value v ON v.change_id = c.id AND v.field = 'authorizationNumber'
                   JOIN authorization_number first ON first.number = v.before_value
                 WHERE c.agreement_id = a.id AND c.kind = 'LICENSE_TRANSFERRED' AND n.id IS NOT NULL
                 ORDER BY c.id LIMIT 1), n.issued_at) AS issued_at) ordered
            CROSS JOIN LATERAL (
              SELECT coalesce(
                e.ended_at,
                e.term_ends_at,
                CASE WHEN e.covered > 0 THEN coalesce(
                  e.assurance_ends_on::timestamp AT TIME ZONE 'UTC',
                  (ordered.issued_at AT TIME ZONE 'UTC' + INTERVAL '2 years') AT TIME ZONE 'UTC') END) AS end_moment) ended
            WHERE TRUE%s
            ORDER BY %s LIMIT :count
            """;

    /** One product after the other, each in the order of license IDs, so that no more is read than is shown. */
    private static final String BY_PRODUCT = """
            SELECT line.* FROM product each_product CROSS JOIN LATERAL (%s) line WHERE TRUE%s
            ORDER BY each_product.code, line.license_id LIMIT :count
            """;

    private static final String RELATIONSHIPS = """
            SELECT a.id AS agreement_id, %s, a.license_id, a.program, o.identifier AS organization,
              o.name AS organization_name, parent.license_id AS parent_license_id, n.number,
              n.issued_at AS number_issued_at, a.created_at, a.ended_at,
              (SELECT count(*) FROM agreement_contact c WHERE c.agreement_id = a.id AND c.ended_at IS NULL) AS contacts,
              (SELECT count(DISTINCT e.product_code) FROM entitlement e
               WHERE e.agreement_id = a.id AND e.starts_at <= :now AND (e.ends_at IS NULL OR e.ends_at > :now)) AS products
            FROM (SELECT * FROM agreement WHERE id IN %s%s ORDER BY license_id LIMIT :count) a
            JOIN organization o ON o.id = a.organization_id
            LEFT JOIN agreement parent ON parent.id = a.parent_id
            LEFT JOIN authorization_number n ON n.id = a.authorization_number_id
            ORDER BY a.license_id
            """;

    /** The words behind which a list goes on, by the conditions and order that a repository adds to a query. */
    private static final class Conditions {

        private final StringBuilder text = new StringBuilder();
        private final Map<String, Object> parameters;

        Conditions(Map<String, Object> parameters) {
            this.parameters = parameters;
        }

        Conditions and(String condition) {
            text.append(" AND ").append(condition);
            return this;
        }

        Conditions and(String condition, String name, Object value) {
            if (value != null) {
                parameters.put(name, value);
                and(condition);
            }
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private final EntityManager entityManager;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public LicenseSummaryRepository(EntityManager entityManager, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    /** The lines of permitted agreements behind a place, at most so many. */
    List<SummaryRow> lines(
            PermittedAgreements agreements,
            LicenseSummaryFilter filter,
            LicenseSummaryOrder order,
            Optional<SummaryCursor> after,
            int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Conditions ofAgreement = ofAgreement(parameters, filter.licenseId(), filter.organization(), filter.program());
        if (order == LicenseSummaryOrder.LICENSE_ID && after.isPresent()) {
            ofAgreement.and("license_id >= :afterLicenseId");
        }
        Conditions ofEntitlement =
                new Conditions(parameters).and("product_code = :product", "product", filter.product());
        if (order == LicenseSummaryOrder.PRODUCT) {
            ofEntitlement.and("product_code = each_product.code");
        }
        Conditions ofLine = new Conditions(parameters).and("p.family = :family", "family", filter.family());
        if (filter.active() != null) {
            ofLine.and(filter.active() ? "e.quantity > 0" : "e.quantity = 0");
        }
        Optional.ofNullable(filter.endsBefore()).ifPresent(day -> endsBefore(ofLine, day));
        after.ifPresent(place -> behind(ofLine, place, order));
        String sql = LINES.formatted(
                ADMINISTERED,
                agreements.ids(),
                ofAgreement,
                sums(agreements, ofAgreement, ofEntitlement, order),
                ofLine,
                columns(order));
        if (order == LicenseSummaryOrder.PRODUCT) {
            sql = BY_PRODUCT.formatted(sql, ofProduct(parameters, filter.product(), after.isPresent()));
        }
        return list(sql, agreements, parameters, count).map(SummaryRow::of).toList();
    }

    private static String sums(
            PermittedAgreements agreements,
            Conditions ofAgreement,
            Conditions ofEntitlement,
            LicenseSummaryOrder order) {
        return switch (order) {
            case LICENSE_ID, PRODUCT -> OF_EACH.formatted(SUMS.formatted("agreement_id = a.id", ofEntitlement));
            case QUANTITY, END ->
                OF_ALL.formatted(SUMS.formatted(
                        "agreement_id IN (SELECT id FROM agreement WHERE id IN " + agreements.ids() + ofAgreement + ")",
                        ofEntitlement));
        };
    }

    private static Conditions ofProduct(Map<String, Object> parameters, String product, boolean goesOn) {
        Conditions conditions = new Conditions(parameters).and("each_product.code = :product", "product", product);
        return goesOn ? conditions.and("each_product.code >= :afterProduct") : conditions;
    }

    private static Conditions ofAgreement(
            Map<String, Object> parameters, String licenseId, String organization, Object program) {
        return new Conditions(parameters)
                .and("license_id = :licenseId", "licenseId", licenseId)
                .and(
                        "organization_id IN (SELECT id FROM organization WHERE identifier = :organization)",
                        "organization",
                        organization)
                .and("program = :program", "program", program == null ? null : program.toString());
    }

    private void endsBefore(Conditions conditions, LocalDate day) {
        ZoneId zone = settings.timeZone();
        AuthorizationNumberPolicy policy = new AuthorizationNumberPolicy(zone);
        LocalDate issued = day.minusYears(policy.lastDay(Instant.EPOCH).getYear()
                - Instant.EPOCH.atZone(zone).getYear());
        if (policy.lastDay(issued.atStartOfDay(zone).toInstant()).isBefore(day)) {
            // Of a leap day two years earlier the last day is another one.
            issued = issued.plusDays(1);
        }
        conditions
                .and(
                        "(coalesce(e.ended_at, e.term_ends_at) <= :endsBefore OR e.ended_at IS NULL AND e.covered > 0"
                                + " AND (e.assurance_ends_on < CAST(:endsBeforeDay AS date)"
                                + " OR ordered.issued_at < :issuedBefore))",
                        "endsBefore",
                        day.atStartOfDay(zone).toInstant())
                .parameters
                .putAll(Map.of(
                        "endsBeforeDay",
                        day,
                        "issuedBefore",
                        issued.atStartOfDay(zone).toInstant()));
    }

    private static String columns(LicenseSummaryOrder order) {
        return switch (order) {
            case LICENSE_ID -> "a.license_id, e.product_code";
            case PRODUCT -> "a.license_id";
            case QUANTITY -> "e.quantity DESC, a.license_id, e.product_code";
            case END -> "ended.end_moment NULLS LAST, a.license_id, e.product_code";
        };
    }

    private static void behind(Conditions conditions, SummaryCursor place, LicenseSummaryOrder order) {
        String among = "(a.license_id, e.product_code) > (:afterLicenseId, :afterProduct)";
        conditions.parameters.put("afterLicenseId", place.licenseId());
        conditions.parameters.put("afterProduct", place.product());
        try {
            switch (order) {
                case LICENSE_ID -> conditions.and(among);
                case PRODUCT -> conditions.and("(e.product_code, a.license_id) > (:afterProduct, :afterLicenseId)");
                case QUANTITY ->
                    conditions.and(
                            "(e.quantity < :afterQuantity OR e.quantity = :afterQuantity AND " + among + ")",
                            "afterQuantity",
                            Long.parseLong(place.value()));
                case END -> {
                    if (place.value().isEmpty()) {
                        conditions.and("ended.end_moment IS NULL AND " + among);
                    } else {
                        conditions.and(
                                "(ended.end_moment > :afterEnd OR ended.end_moment IS NULL"
                                        + " OR ended.end_moment = :afterEnd AND " + among + ")",
                                "afterEnd",
                                Instant.parse(place.value()));
                    }
                }
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw PageRequest.malformedCursor();
        }
    }

    /** The permitted agreements behind a license ID, in the order of these, at most so many. */
    List<Tuple> relationships(
            PermittedAgreements agreements, RelationshipFilter filter, Optional<String> after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Conditions conditions = ofAgreement(parameters, filter.licenseId(), filter.organization(), filter.program())
                .and("license_id > :after", "after", after.orElse(null));
        String sql = RELATIONSHIPS.formatted(ADMINISTERED, agreements.ids(), conditions);
        return list(sql, agreements, parameters, count).toList();
    }

    @SuppressWarnings("unchecked")
    private Stream<Tuple> list(String sql, PermittedAgreements agreements, Map<String, Object> parameters, int count) {
        Query query = agreements
                .bind(entityManager.createNativeQuery(sql, Tuple.class))
                .setParameter("administratorRoles", new String[] {Role.ADMINISTRATOR.name()})
                .setParameter("now", clock.instant())
                .setParameter("count", count);
        parameters.forEach(query::setParameter);
        return ((List<Tuple>) query.getResultList()).stream();
    }

    /** The resellers that agreements name now, by the agreements' internal ids (LC-304). */
    Map<Long, List<LicenseView.Reseller>> resellers(Collection<Long> agreementIds) {
        return agreementIds.isEmpty()
                ? Map.of()
                : entityManager
                        .createQuery(
                                "select c.agreement.id, c.email, c.name from Contact c where c.agreement.id in :ids"
                                        + " and c.kind = :reseller and c.endedAt is null order by c.emailKey, c.id",
                                Tuple.class)
                        .setParameter("ids", agreementIds)
                        .setParameter("reseller", ContactKind.RESELLER)
                        .getResultList()
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get(0, Long.class),
                                Collectors.mapping(
                                        row -> new LicenseView.Reseller(
                                                row.get(1, String.class), row.get(2, String.class)),
                                        Collectors.toList())));
    }
}
