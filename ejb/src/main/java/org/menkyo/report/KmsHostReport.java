package org.menkyo.report;

import static org.menkyo.report.ActivationReport.number;
import static org.menkyo.report.ActivationReport.restrict;
import static org.menkyo.report.ActivationReport.text;

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
import java.util.UUID;
import org.menkyo.shared.Settings;
import org.menkyo.shared.paging.CursorParts;
import org.menkyo.shared.paging.PageRequest;

/** Reads what KMS hosts answered from counts that follow their ledgers and stay when months of these are archived. */
@ApplicationScoped
public class KmsHostReport {

    private static final String LINES = """
            SELECT * FROM (
              SELECT to_char(c.from_at AT TIME ZONE :zone, :form) AS period, h.public_id, h.name, %1$s AS edition,
                sum(c.requests) AS requests, coalesce(sum(c.requests) FILTER (WHERE c.result = 0), 0) AS answered,
                sum(c.added) AS added, max(c.highest_count) AS highest_count
              FROM kms_request_count c
              JOIN kms_host h ON h.id = c.host_id
              LEFT JOIN edition e ON e.number = c.edition
              WHERE c.from_at >= :from AND c.from_at < :until%2$s
              GROUP BY 1, 2, 3, 4) line
            %3$s
            ORDER BY period, name, edition LIMIT :count
            """;

    private static final String EDITION = "coalesce(e.code, CAST(c.edition AS text))";
    private static final String BEHIND = "WHERE (period, name, edition) > (:period, :afterName, :afterEdition)";

    private final EntityManager entityManager;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public KmsHostReport(EntityManager entityManager, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where a line stands. */
    record Place(String period, String host, String edition) {

        static Optional<Place> of(PageRequest page) {
            return page.after().map(text -> {
                List<String> parts = CursorParts.of(text, 3);
                return new Place(parts.get(0), parts.get(1), parts.get(2));
            });
        }

        static Place of(KmsHostLine line) {
            return new Place(line.period(), line.host(), line.edition() == null ? "" : line.edition());
        }

        @Override
        public String toString() {
            return CursorParts.join(period, host, edition);
        }
    }

    /** The lines behind a place in the order of time and hosts, at most so many. */
    @SuppressWarnings("unchecked")
    List<KmsHostLine> lines(ReportFilter filter, Optional<Place> after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder condition = new StringBuilder();
        restrict(condition, parameters, EDITION + " = :edition", "edition", filter.edition());
        String edition = filter.by().contains(ReportDimension.PRODUCT) ? EDITION : "''";
        Query query = entityManager
                .createNativeQuery(LINES.formatted(edition, condition, after.isPresent() ? BEHIND : ""), Tuple.class)
                .setParameter("form", filter.period().form())
                .setParameter("count", count);
        parameters.forEach(query::setParameter);
        ReportSpan.of(filter, clock.instant(), settings.timeZone()).bind(query);
        after.ifPresent(place -> query.setParameter("period", place.period())
                .setParameter("afterName", place.host())
                .setParameter("afterEdition", place.edition()));
        return ((List<Tuple>) query.getResultList())
                .stream().map(KmsHostReport::line).toList();
    }

    private static KmsHostLine line(Tuple row) {
        long requests = number(row, "requests");
        long answered = number(row, "answered");
        return new KmsHostLine(
                row.get("period", String.class),
                row.get("public_id", UUID.class),
                row.get("name", String.class),
                text(row, "edition"),
                requests,
                answered,
                requests - answered,
                number(row, "added"),
                (int) number(row, "highest_count"));
    }
}
