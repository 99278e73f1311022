package org.menkyo.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.permission.Role;
import org.menkyo.shared.Settings;
import org.menkyo.shared.input.BusinessEmail;

/** Reads what ends, from the database's function {@code due_date}, claims what is to be told, and keeps who is to be told. */
@ApplicationScoped
public class DueDateRepository {

    private static final String LIST = """
            SELECT a.license_id, o.identifier AS organization, o.name AS organization_name, d.kind, d.subject,
              p.name AS product_name, d.quantity, d.last_day
            FROM due_date(:zone, :now, :firstDay, :endDay) d
            JOIN agreement a ON a.id = d.agreement_id
            JOIN organization o ON o.id = a.organization_id
            LEFT JOIN product p ON d.kind <> 'AUTHORIZATION_NUMBER' AND p.code = d.subject
            WHERE d.agreement_id IN %s
              AND (d.kind <> 'AUTHORIZATION_NUMBER' OR d.agreement_id IN (
                SELECT agreement_id FROM permitted_agreement(:holder, :administratorRoles)))%s
            ORDER BY d.last_day, a.license_id, d.kind, d.subject LIMIT :count
            """;

    /** Tells each end once for the least of the steps that it has reached, and not for greater ones after it. */
    private static final String CLAIM = """
            INSERT INTO due_notice (agreement_id, kind, subject, last_day, days, told_at)
            SELECT d.agreement_id, d.kind, d.subject, d.last_day, d.days, :now
            FROM (
              SELECT due.*, CASE WHEN due.last_day <= CAST(:today AS date) + 30 THEN 30
                WHEN due.last_day <= CAST(:today AS date) + 60 THEN 60 ELSE 90 END AS days
              FROM due_date(:zone, :now, :today, :endDay) due) d
            WHERE NOT EXISTS (
              SELECT 1 FROM due_notice n WHERE n.agreement_id = d.agreement_id AND n.kind = d.kind
                AND n.subject = d.subject AND n.last_day = d.last_day AND n.days <= d.days)
            ORDER BY d.agreement_id, d.kind, d.subject LIMIT :count
            RETURNING agreement_id, kind, subject, CAST(last_day AS varchar) AS last_day
            """;

    private static final String OWE = """
            INSERT INTO due_mail (email_key, email, agreement_id, kind, subject, last_day)
            SELECT m.email_key, m.email, m.agreement_id, m.kind, m.subject, CAST(m.last_day AS date)
            FROM unnest(CAST(:keys AS varchar[]), CAST(:emails AS varchar[]), CAST(:agreements AS bigint[]),
              CAST(:kinds AS varchar[]), CAST(:subjects AS varchar[]), CAST(:lastDays AS varchar[]))
              AS m (email_key, email, agreement_id, kind, subject, last_day)
            ON CONFLICT DO NOTHING
            """;

    private static final String OWED = """
            SELECT a.license_id, o.identifier AS organization, o.name AS organization_name, m.kind, m.subject,
              p.name AS product_name, CAST(NULL AS bigint) AS quantity, m.last_day
            FROM due_mail m
            JOIN agreement a ON a.id = m.agreement_id
            JOIN organization o ON o.id = a.organization_id
            LEFT JOIN product p ON m.kind <> 'AUTHORIZATION_NUMBER' AND p.code = m.subject
            WHERE m.email_key = :person
            ORDER BY m.last_day, a.license_id, m.kind, m.subject LIMIT :count
            """;

    /** An end that is to be told now. */
    record Claimed(long agreementId, String kind, String subject, String lastDay) {}

    /** Whom an end is to be told. */
    record Owed(BusinessEmail person, Claimed end) {}

    private final EntityManager entityManager;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public DueDateRepository(EntityManager entityManager, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    /** What ends of permitted agreements, behind a place, at most so many. */
    List<DueDate> list(PermittedAgreements agreements, DueDateFilter filter, Optional<DueCursor> after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder();
        add(conditions, parameters, " AND a.license_id = :licenseId", "licenseId", filter.licenseId());
        add(conditions, parameters, " AND o.identifier = :organization", "organization", filter.organization());
        add(
                conditions,
                parameters,
                " AND d.kind = :kind",
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        after.ifPresent(place -> {
            conditions.append(
                    " AND (d.last_day, a.license_id, d.kind, d.subject) > (:afterDay, :afterLicenseId, :afterKind, :afterSubject)");
            parameters.put("afterDay", Date.valueOf(place.lastDay()));
            parameters.put("afterLicenseId", place.licenseId());
            parameters.put("afterKind", place.kind().name());
            parameters.put("afterSubject", place.subject());
        });
        LocalDate today = today();
        Query query = agreements
                .bind(entityManager.createNativeQuery(LIST.formatted(agreements.ids(), conditions), Tuple.class))
                .setParameter("administratorRoles", new String[] {Role.ADMINISTRATOR.name()})
                .setParameter("zone", zone(settings.timeZone()))
                .setParameter("now", clock.instant())
                .setParameter("firstDay", Date.valueOf(today))
                .setParameter("endDay", Date.valueOf(today.plusDays(filter.withinDays() + 1L)))
                .setParameter("count", count);
        parameters.forEach(query::setParameter);
        return found(query, today);
    }

    /** Marks what is to be told now as told, at most so many, and answers it. */
    @SuppressWarnings("unchecked")
    List<Claimed> claim(int count) {
        LocalDate today = today();
        List<Tuple> rows = entityManager
                .createNativeQuery(CLAIM, Tuple.class)
                .setParameter("zone", zone(settings.timeZone()))
                .setParameter("now", clock.instant())
                .setParameter("today", Date.valueOf(today))
                .setParameter("endDay", Date.valueOf(today.plusDays(DueDateFilter.MOST_DAYS + 1L)))
                .setParameter("count", count)
                .getResultList();
        return rows.stream()
                .map(row -> new Claimed(
                        row.get("agreement_id", Long.class),
                        row.get("kind", String.class),
                        row.get("subject", String.class),
                        row.get("last_day", String.class)))
                .toList();
    }

    /** Notes who is to be mailed what. */
    void owe(List<Owed> owed) {
        entityManager
                .createNativeQuery(OWE)
                .setParameter("keys", texts(owed, mail -> mail.person().key()))
                .setParameter("emails", texts(owed, mail -> mail.person().value()))
                .setParameter(
                        "agreements",
                        owed.stream().map(mail -> mail.end().agreementId()).toArray(Long[]::new))
                .setParameter("kinds", texts(owed, mail -> mail.end().kind()))
                .setParameter("subjects", texts(owed, mail -> mail.end().subject()))
                .setParameter("lastDays", texts(owed, mail -> mail.end().lastDay()))
                .executeUpdate();
    }

    private static String[] texts(List<Owed> owed, Function<Owed, String> column) {
        return owed.stream().map(column).toArray(String[]::new);
    }

    /** Some of the people who are to be mailed, at most so many. */
    @SuppressWarnings("unchecked")
    List<BusinessEmail> people(int count) {
        List<String> emails = entityManager
                .createNativeQuery(
                        "SELECT min(email) FROM due_mail GROUP BY email_key ORDER BY email_key LIMIT :count",
                        String.class)
                .setParameter("count", count)
                .getResultList();
        return emails.stream().map(BusinessEmail::new).toList();
    }

    /** What a person is to be mailed, the first to end first, at most so many. */
    List<DueDate> owed(BusinessEmail person, int count) {
        Query query = entityManager
                .createNativeQuery(OWED, Tuple.class)
                .setParameter("person", person.key())
                .setParameter("count", count);
        return found(query, today());
    }

    /** Forgets what a person was to be mailed, and tells how much that was. */
    int forget(BusinessEmail person) {
        return entityManager
                .createNativeQuery("DELETE FROM due_mail WHERE email_key = :person")
                .setParameter("person", person.key())
                .executeUpdate();
    }

    private LocalDate today() {
        return clock.instant().atZone(settings.timeZone()).toLocalDate();
    }

    private static void add(
            StringBuilder conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.append(condition);
            parameters.put(name, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<DueDate> found(Query query, LocalDate today) {
        return ((List<Tuple>) query.getResultList())
                .stream().map(row -> found(row, today)).toList();
    }

    private static DueDate found(Tuple row, LocalDate today) {
        DueKind kind = DueKind.valueOf(row.get("kind", String.class));
        String subject = row.get("subject", String.class);
        Number quantity = row.get("quantity", Number.class);
        LocalDate lastDay = row.get("last_day", Date.class).toLocalDate();
        return new DueDate(
                row.get("license_id", String.class),
                row.get("organization", String.class),
                row.get("organization_name", String.class),
                kind,
                kind == DueKind.AUTHORIZATION_NUMBER ? subject : null,
                kind == DueKind.AUTHORIZATION_NUMBER ? null : subject,
                row.get("product_name", String.class),
                quantity == null ? null : quantity.longValue(),
                lastDay.toString(),
                lastDay.toEpochDay() - today.toEpochDay());
    }

    /** A time zone as PostgreSQL names it, where the sign of an offset counts westward. */
    static String zone(ZoneId zone) {
        if (!zone.getRules().isFixedOffset()) {
            return zone.getId();
        }
        ZoneOffset offset = zone.getRules().getOffset(Instant.EPOCH);
        return "<fixed>"
                + ZoneOffset.ofTotalSeconds(-offset.getTotalSeconds()).getId().replace("Z", "+0");
    }
}
