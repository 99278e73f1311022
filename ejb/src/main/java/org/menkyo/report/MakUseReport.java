package org.menkyo.report;

import static org.menkyo.report.ActivationReport.number;
import static org.menkyo.report.ActivationReport.restrict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.menkyo.planning.MakForecast;
import org.menkyo.productkey.MaskedKey;
import org.menkyo.shared.Settings;

/** Reads how far MAKs are used. */
@ApplicationScoped
public class MakUseReport {

    private static final String LINES = """
            SELECT k.id, k.public_id, a.license_id, o.identifier AS organization, o.name AS organization_name, g.code, g.name,
              k.last_characters, k.permitted, k.used, k.returned, k.issued_at,
              (SELECT count(*) FROM activated_machine m
                WHERE m.product_key_id = k.id AND m.activated_at > :since AND m.returned_at IS NULL)
              - (SELECT count(*) FROM activated_machine m
                WHERE m.product_key_id = k.id AND m.activated_at <= :since AND m.returned_at > :since) AS recent
            FROM product_key k
            JOIN agreement a ON a.id = k.agreement_id
            JOIN organization o ON o.id = a.organization_id
            JOIN product_group g ON g.id = k.product_group_id
            WHERE k.type = 'MAK' AND k.state = 'ACTIVE' AND k.id > :after AND %s
            ORDER BY k.id LIMIT :count
            """;

    private final EntityManager entityManager;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public MakUseReport(EntityManager entityManager, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    /** A line with the internal id of its key. */
    record Row(long id, MakUseLine line) {}

    /** The usable MAKs behind an internal id in the order of their issue, at most so many. */
    @SuppressWarnings("unchecked")
    List<Row> rows(ReportScope scope, ReportFilter filter, long after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder condition = new StringBuilder(scope.holds("k.agreement_id"));
        restrict(condition, parameters, "a.license_id = :licenseId", "licenseId", filter.licenseId());
        restrict(condition, parameters, "o.identifier = :organization", "organization", filter.organization());
        restrict(condition, parameters, "g.code = :productGroup", "productGroup", filter.productGroup());
        Instant now = clock.instant();
        Query query = entityManager
                .createNativeQuery(LINES.formatted(condition), Tuple.class)
                .setParameter("since", now.minus(Duration.ofDays(MakForecast.LOOK_BACK_DAYS)))
                .setParameter("after", after)
                .setParameter("count", count);
        scope.bind(query);
        parameters.forEach(query::setParameter);
        LocalDate today = day(now);
        return ((List<Tuple>) query.getResultList())
                .stream().map(row -> row(row, today)).toList();
    }

    private LocalDate day(Instant at) {
        return at.atZone(settings.timeZone()).toLocalDate();
    }

    private Row row(Tuple row, LocalDate today) {
        int permitted = row.get("permitted", Integer.class);
        int used = row.get("used", Integer.class);
        long recent = number(row, "recent");
        return new Row(
                row.get("id", Long.class),
                new MakUseLine(
                        row.get("public_id", UUID.class),
                        row.get("license_id", String.class),
                        row.get("organization", String.class),
                        row.get("organization_name", String.class),
                        row.get("code", String.class),
                        row.get("name", String.class),
                        MaskedKey.ending(row.get("last_characters", String.class)),
                        permitted,
                        used,
                        permitted - used,
                        row.get("returned", Integer.class),
                        recent,
                        MakForecast.exhaustedOn(
                                        permitted - used, recent, day(row.get("issued_at", Instant.class)), today)
                                .map(LocalDate::toString)
                                .orElse(null)));
    }
}
