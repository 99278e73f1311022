package org.menkyo.report;

import static org.menkyo.report.ActivationReport.number;
import static org.menkyo.report.ActivationReport.restrict;
import static org.menkyo.report.ActivationReport.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/** Counts machines by license state from the inventories that management tools upload (VA-503). */
@ApplicationScoped
public class MachineReport {

    private static final String LINES = """
            SELECT * FROM (
              SELECT a.license_id, o.identifier AS organization, o.name AS organization_name,
                coalesce(e.code, m.edition, '') AS edition, count(*) AS machines,
                count(*) FILTER (WHERE m.license_state = 'INITIAL_GRACE') AS initial_grace,
                count(*) FILTER (WHERE m.license_state = 'LICENSED') AS licensed,
                count(*) FILTER (WHERE m.license_state = 'OUT_OF_TOLERANCE_GRACE') AS out_of_tolerance_grace,
                count(*) FILTER (WHERE m.license_state = 'NOTIFICATION') AS notification,
                count(*) FILTER (WHERE m.license_state IS NULL) AS unknown, min(m.taken_at) AS taken_at
              FROM (
                SELECT DISTINCT ON (i.agreement_id, coalesce(CAST(t.client_machine_id AS text), t.machine_name))
                  i.agreement_id, i.taken_at, t.edition, t.license_state
                FROM machine_inventory i JOIN inventory_machine t ON t.inventory_id = i.id
                WHERE %1$s
                ORDER BY i.agreement_id, coalesce(CAST(t.client_machine_id AS text), t.machine_name), i.taken_at DESC, i.id DESC,
                  t.place DESC) m
              JOIN agreement a ON a.id = m.agreement_id
              JOIN organization o ON o.id = a.organization_id
              LEFT JOIN LATERAL (
                SELECT code, product_group_id FROM edition WHERE code = m.edition OR name = m.edition ORDER BY id LIMIT 1) e
                ON TRUE
              LEFT JOIN product_group g ON g.id = e.product_group_id
              WHERE TRUE%2$s
              GROUP BY 1, 2, 3, 4) line
            %3$s
            ORDER BY license_id, edition LIMIT :count
            """;

    private static final String BEHIND = "WHERE (license_id, edition) > (:afterLicense, :afterEdition)";

    private final EntityManager entityManager;

    @Inject
    public MachineReport(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Where a line stands. */
    record Place(String licenseId, String edition) {

        static Optional<Place> of(PageRequest page) {
            return page.after().map(text -> {
                List<String> parts = CursorParts.of(text, 2);
                return new Place(parts.get(0), parts.get(1));
            });
        }

        static Place of(MachineLine line) {
            return new Place(line.licenseId(), line.edition() == null ? "" : line.edition());
        }

        @Override
        public String toString() {
            return CursorParts.join(licenseId, edition);
        }
    }

    /** The lines behind a place in the order of license IDs, at most so many. */
    @SuppressWarnings("unchecked")
    List<MachineLine> lines(ReportScope scope, ReportFilter filter, Optional<Place> after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder condition = new StringBuilder();
        restrict(condition, parameters, "a.license_id = :licenseId", "licenseId", filter.licenseId());
        restrict(condition, parameters, "o.identifier = :organization", "organization", filter.organization());
        restrict(condition, parameters, "g.code = :productGroup", "productGroup", filter.productGroup());
        restrict(condition, parameters, "coalesce(e.code, m.edition) = :edition", "edition", filter.edition());
        Query query = entityManager
                .createNativeQuery(
                        LINES.formatted(scope.holds("i.agreement_id"), condition, after.isPresent() ? BEHIND : ""),
                        Tuple.class)
                .setParameter("count", count);
        scope.bind(query);
        parameters.forEach(query::setParameter);
        after.ifPresent(place ->
                query.setParameter("afterLicense", place.licenseId()).setParameter("afterEdition", place.edition()));
        return ((List<Tuple>) query.getResultList())
                .stream().map(MachineReport::line).toList();
    }

    private static MachineLine line(Tuple row) {
        return new MachineLine(
                row.get("license_id", String.class),
                row.get("organization", String.class),
                row.get("organization_name", String.class),
                text(row, "edition"),
                number(row, "machines"),
                number(row, "initial_grace"),
                number(row, "licensed"),
                number(row, "out_of_tolerance_grace"),
                number(row, "notification"),
                number(row, "unknown"),
                row.get("taken_at", Instant.class));
    }
}
