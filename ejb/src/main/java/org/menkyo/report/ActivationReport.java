package org.menkyo.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.Settings;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/**
 * Counts the uses of product keys by what used them, which stays when months of the audit are archived: machines for MAKs and
 * individual keys, certificates of hosts for KMS host keys.
 */
@ApplicationScoped
public class ActivationReport {

    // The first confirmation of a machine says what was activated; an imported machine has none.
    private static final String LINES = """
            SELECT * FROM (
              SELECT to_char(used.day, :form) AS period, %1$s,
                coalesce(sum(used.activations), 0) AS activations, coalesce(sum(used.returned), 0) AS returned
              FROM (
                SELECT m.product_key_id, m.id AS machine_id, (m.activated_at AT TIME ZONE :zone)::date AS day,
                  1 AS activations, 0 AS returned
                FROM activated_machine m WHERE m.activated_at >= :from AND m.activated_at < :until
                UNION ALL
                SELECT m.product_key_id, m.id, (m.returned_at AT TIME ZONE :zone)::date, 0, 1
                FROM activated_machine m WHERE m.returned_at >= :from AND m.returned_at < :until
                UNION ALL
                SELECT h.product_key_id, NULL, (c.issued_at AT TIME ZONE :zone)::date, 1, 0
                FROM host_certificate c JOIN activated_host h ON h.id = c.activated_host_id
                WHERE c.issued_at >= :from AND c.issued_at < :until) used
              JOIN product_key k ON k.id = used.product_key_id
              JOIN agreement a ON a.id = k.agreement_id
              JOIN organization o ON o.id = a.organization_id
              LEFT JOIN product_group g ON g.id = k.product_group_id
              %2$s
              WHERE %3$s
              GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) line
            %4$s
            ORDER BY period, license_id, organization, product_group, edition, key_type LIMIT :count
            """;

    private static final String EDITIONS = """
            LEFT JOIN LATERAL (
              SELECT e.code, e.name FROM edition e
              WHERE e.id = coalesce(k.edition_id,
                (SELECT c.edition_id FROM confirmation c WHERE c.activated_machine_id = used.machine_id ORDER BY c.id LIMIT 1))
              ) edition ON TRUE
            """;

    private static final String BEHIND = "WHERE (period, license_id, organization, product_group, edition, key_type)"
            + " > (:period, :afterLicense, :afterOrganization, :afterGroup, :afterEdition, :afterType)";

    private final EntityManager entityManager;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public ActivationReport(EntityManager entityManager, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where a line stands. */
    record Place(String period, List<String> others) {

        static Optional<Place> of(PageRequest page) {
            return page.after().map(text -> {
                List<String> parts = CursorParts.of(text, 6);
                return new Place(parts.get(0), parts.subList(1, 6));
            });
        }

        static Place of(ActivationLine line) {
            return new Place(
                    line.period(),
                    List.of(
                            orNone(line.licenseId()),
                            orNone(line.organization()),
                            orNone(line.productGroup()),
                            orNone(line.edition()),
                            line.keyType() == null ? "" : line.keyType().name()));
        }

        private static String orNone(String text) {
            return text == null ? "" : text;
        }

        @Override
        public String toString() {
            return CursorParts.join(period, others.get(0), others.get(1), others.get(2), others.get(3), others.get(4));
        }
    }

    /** The lines behind a place, at most so many. */
    @SuppressWarnings("unchecked")
    List<ActivationLine> lines(ReportScope scope, ReportFilter filter, Optional<Place> after, int count) {
        boolean editions = filter.by().contains(ReportDimension.PRODUCT) || filter.edition() != null;
        Map<String, Object> parameters = new LinkedHashMap<>();
        String condition = condition(scope, filter, parameters);
        Query query = entityManager.createNativeQuery(
                LINES.formatted(columns(filter), editions ? EDITIONS : "", condition, after.isPresent() ? BEHIND : ""),
                Tuple.class);
        scope.bind(query);
        parameters.forEach(query::setParameter);
        ReportSpan.of(filter, clock.instant(), settings.timeZone()).bind(query);
        query.setParameter("form", filter.period().form()).setParameter("count", count);
        after.ifPresent(place -> query.setParameter("period", place.period())
                .setParameter("afterLicense", place.others().get(0))
                .setParameter("afterOrganization", place.others().get(1))
                .setParameter("afterGroup", place.others().get(2))
                .setParameter("afterEdition", place.others().get(3))
                .setParameter("afterType", place.others().get(4)));
        return ((List<Tuple>) query.getResultList())
                .stream().map(ActivationReport::line).toList();
    }

    private static String columns(ReportFilter filter) {
        Function<ReportDimension, Boolean> by = filter.by()::contains;
        boolean licenses = by.apply(ReportDimension.LICENSE_ID);
        boolean organizations = licenses || by.apply(ReportDimension.ORGANIZATION);
        boolean products = by.apply(ReportDimension.PRODUCT);
        return String.join(
                ", ",
                column(licenses, "a.license_id", "license_id"),
                column(organizations, "o.identifier", "organization"),
                column(organizations, "o.name", "organization_name"),
                column(products, "g.code", "product_group"),
                column(products, "edition.code", "edition"),
                column(products, "edition.name", "edition_name"),
                column(by.apply(ReportDimension.KEY_TYPE), "k.type", "key_type"));
    }

    private static String column(boolean asked, String column, String name) {
        return (asked ? "coalesce(" + column + ", '')" : "''") + " AS " + name;
    }

    private static String condition(ReportScope scope, ReportFilter filter, Map<String, Object> parameters) {
        StringBuilder condition = new StringBuilder(scope.holds("k.agreement_id"));
        restrict(condition, parameters, "a.license_id = :licenseId", "licenseId", filter.licenseId());
        restrict(condition, parameters, "o.identifier = :organization", "organization", filter.organization());
        restrict(condition, parameters, "g.code = :productGroup", "productGroup", filter.productGroup());
        restrict(condition, parameters, "edition.code = :edition", "edition", filter.edition());
        return condition.toString();
    }

    /** Adds a condition for what is asked for, if anything is. */
    static void restrict(
            StringBuilder where, Map<String, Object> parameters, String condition, String name, String value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }

    private static ActivationLine line(Tuple row) {
        String type = text(row, "key_type");
        return new ActivationLine(
                row.get("period", String.class),
                text(row, "license_id"),
                text(row, "organization"),
                text(row, "organization_name"),
                text(row, "product_group"),
                text(row, "edition"),
                text(row, "edition_name"),
                type == null ? null : KeyType.valueOf(type),
                number(row, "activations"),
                number(row, "returned"));
    }

    /** A text of a row; null if it is empty. */
    static String text(Tuple row, String column) {
        String text = row.get(column, String.class);
        return text == null || text.isEmpty() ? null : text;
    }

    static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
