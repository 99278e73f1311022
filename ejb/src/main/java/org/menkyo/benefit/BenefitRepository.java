package org.menkyo.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.catalog.BenefitKind;
import org.menkyo.entitlement.SoftwareAssuranceEnd;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.Settings;

/** Reads what license IDs are entitled to of benefits, and keeps whom units went to. */
@ApplicationScoped
public class BenefitRepository {

    /**
     * Of each product units are given for whole lots of licenses. The granted units are those of licenses with Software
     * Assurance, the entitled ones of those where it has not ended.
     */
    private static final String LINES = """
            SELECT a.id AS agreement_id, a.license_id, o.identifier AS organization, o.name AS organization_name,
              b.id AS benefit_id, b.code, b.name AS benefit_name, b.kind,
              (SELECT code FROM edition WHERE id = b.edition_id) AS edition,
              coalesce(u.entitled, 0) AS entitled, coalesce(u.granted, 0) AS granted,
              CAST(u.last_day AS varchar) AS last_day,
              act.id AS activation_id, act.activated_at,
              coalesce((SELECT sum(t.units) FROM benefit_units t
                WHERE t.activation_id = act.id AND t.withdrawn_at IS NULL), 0) AS taken
            FROM (SELECT id, license_id, organization_id, authorization_number_id FROM agreement
              WHERE %s ORDER BY license_id) a
            JOIN organization o ON o.id = a.organization_id
            CROSS JOIN benefit b
            LEFT JOIN benefit_activation act ON act.agreement_id = a.id AND act.benefit_id = b.id
            CROSS JOIN LATERAL (
              SELECT sum(c.entitled / g.licenses * g.units) AS entitled, sum(c.granted / g.licenses * g.units) AS granted,
                max(c.last_day) AS last_day, count(*) AS products
              FROM benefit_grant g
              JOIN (
                SELECT e.product_code, sum(e.quantity) AS granted, max(d.last_day) AS last_day,
                  coalesce(sum(e.quantity) FILTER (WHERE d.last_day IS NULL OR d.last_day >= CAST(:today AS date)), 0)
                    AS entitled
                FROM entitlement e
                CROSS JOIN LATERAL (SELECT ${lastDay} AS last_day) d
                WHERE e.agreement_id = a.id AND e.software_assurance AND e.starts_at <= :now
                  AND (e.ends_at IS NULL OR e.ends_at > :now)
                GROUP BY e.product_code) c ON c.product_code = g.product_code
              WHERE g.benefit_id = b.id) u
            WHERE (u.products > 0 OR act.id IS NOT NULL)%s
            ORDER BY a.license_id, b.code LIMIT :count
            """.replace("${lastDay}", SoftwareAssuranceEnd.LAST_DAY);

    private final EntityManager entityManager;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public BenefitRepository(EntityManager entityManager, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A benefit of a license ID.
     *
     * @param benefitId the benefit's internal id
     * @param activationId internal id of the activation; null if it is not activated
     * @param granted the units of licenses with Software Assurance, ended or not
     * @param edition code of the edition that units come with individual keys of; null for none
     * @param line what the report says of it
     */
    record Row(long benefitId, Long activationId, long granted, String edition, BenefitLine line) {

        /** Whether Software Assurance has ended for all licenses that give it. */
        boolean isEnded(LocalDate today) {
            return line.softwareAssuranceLastDay() != null
                    && LocalDate.parse(line.softwareAssuranceLastDay()).isBefore(today);
        }
    }

    /** Today in the publisher's time zone. */
    LocalDate today() {
        return clock.instant().atZone(settings.timeZone()).toLocalDate();
    }

    /** The benefits of permitted agreements behind a place, at most so many. */
    List<Row> list(PermittedAgreements agreements, BenefitFilter filter, Optional<BenefitCursor> after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder ofAgreement = new StringBuilder("id IN " + agreements.ids());
        StringBuilder ofLine = new StringBuilder();
        restrict(ofAgreement, parameters, "license_id = :licenseId", "licenseId", filter.licenseId());
        restrict(
                ofAgreement,
                parameters,
                "organization_id IN (SELECT id FROM organization WHERE identifier = :organization)",
                "organization",
                filter.organization());
        restrict(ofLine, parameters, "b.code = :benefit", "benefit", filter.benefit());
        after.ifPresent(place -> {
            restrict(ofAgreement, parameters, "license_id >= :afterLicenseId", "afterLicenseId", place.licenseId());
            restrict(
                    ofLine,
                    parameters,
                    "(a.license_id, b.code) > (:afterLicenseId, :afterBenefit)",
                    "afterBenefit",
                    place.benefit());
        });
        return read(agreements.bind(query(ofAgreement, ofLine)), parameters, count);
    }

    /** A benefit of a license ID; empty if it does not have it. */
    Optional<Row> find(Agreement agreement, String benefit) {
        return read(
                        query("id = :agreement", " AND b.code = :benefit"),
                        Map.of("agreement", agreement.id(), "benefit", benefit),
                        1)
                .stream()
                .findFirst();
    }

    /** All benefits of a license ID. */
    List<Row> of(Agreement agreement) {
        return read(query("id = :agreement", ""), Map.of("agreement", agreement.id()), Integer.MAX_VALUE);
    }

    private static void restrict(
            StringBuilder conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }

    private Query query(CharSequence ofAgreement, CharSequence ofLine) {
        return entityManager.createNativeQuery(LINES.formatted(ofAgreement, ofLine), Tuple.class);
    }

    @SuppressWarnings("unchecked")
    private List<Row> read(Query query, Map<String, Object> parameters, int count) {
        query.setParameter("zone", settings.timeZone().getId())
                .setParameter("today", today())
                .setParameter("now", clock.instant())
                .setParameter("count", count);
        parameters.forEach(query::setParameter);
        return ((List<Tuple>) query.getResultList())
                .stream().map(BenefitRepository::row).toList();
    }

    private static Row row(Tuple row) {
        return new Row(
                row.get("benefit_id", Long.class),
                row.get("activation_id", Long.class),
                row.get("granted", Number.class).longValue(),
                row.get("edition", String.class),
                new BenefitLine(
                        row.get("license_id", String.class),
                        row.get("organization", String.class),
                        row.get("organization_name", String.class),
                        row.get("code", String.class),
                        row.get("benefit_name", String.class),
                        BenefitKind.valueOf(row.get("kind", String.class)),
                        row.get("entitled", Number.class).longValue(),
                        row.get("taken", Number.class).longValue(),
                        row.get("last_day", String.class),
                        row.get("activated_at", Instant.class)));
    }

    /** Activates a benefit. */
    void activate(Agreement agreement, long benefitId, Instant now) {
        entityManager
                .createNativeQuery("INSERT INTO benefit_activation (agreement_id, benefit_id, activated_at)"
                        + " VALUES (:agreement, :benefit, :now)")
                .setParameter("agreement", agreement.id())
                .setParameter("benefit", benefitId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Keeps whom units went to, or what for; false if there are units of that name already. */
    boolean take(long activationId, BenefitUnitsView taken) {
        return entityManager
                        .createNativeQuery(
                                "INSERT INTO benefit_units (public_id, activation_id, email, purpose, units, taken_at)"
                                        + " VALUES (:id, :activation, CAST(:email AS varchar), CAST(:purpose AS varchar),"
                                        + " :units, :now) ON CONFLICT (public_id) DO NOTHING")
                        .setParameter("id", taken.id())
                        .setParameter("activation", activationId)
                        .setParameter("email", taken.email())
                        .setParameter("purpose", taken.purpose())
                        .setParameter("units", taken.units())
                        .setParameter("now", taken.takenAt())
                        .executeUpdate()
                > 0;
    }

    /** Units of a benefit, withdrawn or not. */
    @SuppressWarnings("unchecked")
    Optional<BenefitUnitsView> find(long activationId, UUID units) {
        return ((List<Tuple>) entityManager
                        .createNativeQuery(
                                "SELECT public_id, email, purpose, units, taken_at FROM benefit_units"
                                        + " WHERE public_id = :id AND activation_id = :activation",
                                Tuple.class)
                        .setParameter("id", units)
                        .setParameter("activation", activationId)
                        .getResultList())
                .stream().map(BenefitRepository::units).findFirst();
    }

    private static BenefitUnitsView units(Tuple row) {
        return new BenefitUnitsView(
                row.get("public_id", UUID.class),
                row.get("email", String.class),
                row.get("purpose", String.class),
                row.get("units", Integer.class),
                row.get("taken_at", Instant.class));
    }

    /** The units that are taken, in the order in which they were, behind an internal id. */
    @SuppressWarnings("unchecked")
    List<Taken> taken(long activationId, long after, int count) {
        return ((List<Tuple>) entityManager
                        .createNativeQuery(
                                "SELECT id, public_id, email, purpose, units, taken_at FROM benefit_units"
                                        + " WHERE activation_id = :activation AND withdrawn_at IS NULL AND id > :after"
                                        + " ORDER BY id LIMIT :count",
                                Tuple.class)
                        .setParameter("activation", activationId)
                        .setParameter("after", after)
                        .setParameter("count", count)
                        .getResultList())
                .stream()
                        .map(row -> new Taken(row.get("id", Long.class), units(row)))
                        .toList();
    }

    /** Units with their internal id. */
    record Taken(long id, BenefitUnitsView view) {}

    /** Whether units of that name were ever taken. */
    boolean knows(long activationId, UUID units) {
        return entityManager
                .createNativeQuery(
                        "SELECT count(*) FROM benefit_units WHERE public_id = :id AND activation_id = :activation",
                        Long.class)
                .setParameter("id", units)
                .setParameter("activation", activationId)
                .getSingleResult()
                .equals(1L);
    }

    /** Gives units back; false if they were given back before. */
    boolean withdraw(long activationId, UUID units, Instant now) {
        return entityManager
                        .createNativeQuery("UPDATE benefit_units SET withdrawn_at = :now WHERE public_id = :id"
                                + " AND activation_id = :activation AND withdrawn_at IS NULL")
                        .setParameter("now", now)
                        .setParameter("id", units)
                        .setParameter("activation", activationId)
                        .executeUpdate()
                > 0;
    }
}
