package org.menkyo.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.Contact;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** Finds and keeps permissions; the one place that knows which of them count at a moment. */
@ApplicationScoped
public class PermissionRepository {

    /** Looks each contact up by itself: a database that has no statistics yet would join all contacts that there are. */
    private static final String ADD_OF_CONTACTS = """
            INSERT INTO permission (agreement_id, email, email_key, role, way, contact_id, given_by, given_at)
            SELECT c.agreement_id, p.email, c.email_key, p.role, 'CONTACT', c.id, ?, ?
            FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS p (agreement_id, kind, email, email_key, role, place)
              CROSS JOIN LATERAL (
                SELECT id, agreement_id, email_key FROM agreement_contact
                WHERE agreement_id = p.agreement_id AND kind = p.kind AND email_key = p.email_key AND ended_at IS NULL
                OFFSET 0
              ) AS c
            ORDER BY p.place
            """;

    private final EntityManager entityManager;

    @Inject
    public PermissionRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The roles that an address itself holds on a license ID at this moment; none while it is disabled there (LC-306).
     * Inherited administration is another question, see {@link Inheritance}.
     */
    public Set<Role> activeRoles(Agreement agreement, BusinessEmail email) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        @SuppressWarnings("unchecked")
        Stream<String> names = entityManager
                .createNativeQuery(
                        "SELECT DISTINCT role FROM active_permission"
                                + " WHERE agreement_id = :agreement AND email_key = :email",
                        String.class)
                .setParameter("agreement", agreement.id())
                .setParameter("email", email.key())
                .getResultStream();
        names.map(Role::valueOf).forEach(roles::add);
        return roles;
    }

    /** Everybody who administers a license ID at this moment, inherited administration included (LC-402). */
    public List<Administrator> administrators(Agreement agreement) {
        @SuppressWarnings("unchecked")
        Stream<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT min(a.email), min(coalesce(u.language, 'EN'))
                        FROM (
                          SELECT email, email_key FROM active_permission
                          WHERE agreement_id = :agreement AND role = 'ADMINISTRATOR'
                          UNION ALL
                          SELECT i.email, i.email_key FROM inherited_administration(:agreement) i
                          WHERE NOT EXISTS (
                            SELECT 1 FROM permission_suspension s
                            WHERE s.agreement_id = :agreement AND s.email_key = i.email_key AND s.ended_at IS NULL)) a
                        LEFT JOIN app_user u ON u.business_email_key = a.email_key
                        GROUP BY a.email_key ORDER BY a.email_key
                        """, Object[].class)
                .setParameter("agreement", agreement.id())
                .getResultStream();
        return rows.map(row -> new Administrator(new BusinessEmail((String) row[0]), Language.valueOf((String) row[1])))
                .toList();
    }

    /** The addresses of {@link #administrators}. */
    public List<BusinessEmail> activeAdministrators(Agreement agreement) {
        return administrators(agreement).stream().map(Administrator::email).toList();
    }

    /** Whether an address administers a license ID by itself, and not only because of a MASTER agreement above. */
    public boolean hasOwnAdministrator(Agreement agreement) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM active_permission"
                                + " WHERE agreement_id = :agreement AND role = 'ADMINISTRATOR')",
                        Boolean.class)
                .setParameter("agreement", agreement.id())
                .getSingleResult();
    }

    /** The roles that an address itself holds on any license ID at this moment. */
    public Set<Role> activeRoles(BusinessEmail email) {
        @SuppressWarnings("unchecked")
        Stream<String> names = entityManager
                .createNativeQuery("SELECT DISTINCT role FROM active_permission WHERE email_key = :email", String.class)
                .setParameter("email", email.key())
                .getResultStream();
        return names.map(Role::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** Whether an address holds any permission at this moment (LC-204). */
    public boolean hasAny(BusinessEmail email) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM active_permission WHERE email_key = :email)", Boolean.class)
                .setParameter("email", email.key())
                .getSingleResult();
    }

    /**
     * The addresses, as comparison keys in their order, that hold permissions on a license ID, inherit its administration or
     * are its reseller's (LC-304), behind a key, at most so many. The database merges them, since only it knows the order of its texts.
     */
    public List<String> shown(Agreement agreement, String afterKey, int limit) {
        @SuppressWarnings("unchecked")
        List<String> keys = entityManager
                .createNativeQuery("""
                        SELECT email_key FROM (
                          (SELECT DISTINCT email_key FROM permission
                           WHERE agreement_id = :agreement AND ended_at IS NULL AND email_key > :after
                           ORDER BY email_key LIMIT :limit)
                          UNION
                          (SELECT email_key FROM agreement_contact
                           WHERE agreement_id = :agreement AND kind = 'RESELLER' AND ended_at IS NULL
                             AND email_key > :after
                           ORDER BY email_key LIMIT :limit)
                          UNION
                          (SELECT heir.email_key
                           FROM master_above(:agreement) m
                           CROSS JOIN LATERAL (
                             SELECT p.email_key FROM active_permission p
                             JOIN heir h ON h.email_key = p.email_key
                             WHERE p.agreement_id = m.agreement_id AND p.role = 'ADMINISTRATOR' AND p.email_key > :after
                             GROUP BY p.email_key ORDER BY p.email_key LIMIT :limit) heir)) holder
                        ORDER BY email_key LIMIT :limit
                        """, String.class)
                .setParameter("agreement", agreement.id())
                .setParameter("after", afterKey)
                .setParameter("limit", limit)
                .getResultList();
        return keys;
    }

    /** The permissions of an address on a license ID that have not ended. */
    public List<Permission> current(Agreement agreement, BusinessEmail email) {
        return entityManager
                .createQuery(
                        "select p from Permission p where p.agreement = :agreement and p.emailKey = :email"
                                + " and p.endedAt is null order by p.id",
                        Permission.class)
                .setParameter("agreement", agreement)
                .setParameter("email", email.key())
                .getResultList();
    }

    /** All permissions on a license ID that have not ended. */
    public List<Permission> current(Agreement agreement) {
        return entityManager
                .createQuery(
                        "select p from Permission p where p.agreement = :agreement and p.endedAt is null order by p.id",
                        Permission.class)
                .setParameter("agreement", agreement)
                .getResultList();
    }

    /** The permissions that come from a contact and have not ended (LC-304). */
    public List<Permission> current(Contact contact) {
        return entityManager
                .createQuery(
                        "select p from Permission p where p.contact = :contact and p.endedAt is null order by p.id",
                        Permission.class)
                .setParameter("contact", contact)
                .getResultList();
    }

    /** The permissions of an address on all license IDs that have not ended, behind an id, at most so many. */
    public List<Permission> current(BusinessEmail email, long afterId, int limit) {
        TypedQuery<Permission> query = entityManager.createQuery(
                "select p from Permission p join fetch p.agreement where p.emailKey = :email and p.endedAt is null"
                        + " and p.id > :after order by p.id",
                Permission.class);
        return query.setParameter("email", email.key())
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The permissions of addresses, given as comparison keys, on a license ID that have not ended. */
    public List<Permission> current(Agreement agreement, Collection<String> emailKeys) {
        return entityManager
                .createQuery(
                        "select p from Permission p where p.agreement = :agreement and p.emailKey in :emails"
                                + " and p.endedAt is null order by p.id",
                        Permission.class)
                .setParameter("agreement", agreement)
                .setParameter("emails", emailKeys)
                .getResultList();
    }

    /** The permission of an internal id on a license ID, unless it has ended. */
    public Optional<Permission> find(Agreement agreement, long id) {
        return Optional.ofNullable(entityManager.find(Permission.class, id))
                .filter(p -> p.agreement().id().equals(agreement.id()) && p.isCurrent());
    }

    /**
     * Keeps a new permission, unless the address has the same role by the same way already.
     *
     * @return whether it is new
     */
    public boolean add(Permission permission) {
        int inserted = entityManager
                .createNativeQuery("""
                        INSERT INTO permission
                          (agreement_id, email, email_key, role, way, contact_id, given_by, given_at)
                        VALUES (:agreement, :email, :emailKey, :role, :way, nullif(:contact, 0), :givenBy, :givenAt)
                        ON CONFLICT DO NOTHING
                        """)
                .setParameter("agreement", permission.agreement().id())
                .setParameter("email", permission.email().value())
                .setParameter("emailKey", permission.email().key())
                .setParameter("role", permission.role().name())
                .setParameter("way", permission.way().name())
                .setParameter("contact", permission.contactId().orElse(0L))
                .setParameter("givenBy", permission.givenBy())
                .setParameter("givenAt", permission.givenAt())
                .executeUpdate();
        return inserted == 1;
    }

    /** Keeps the permissions of contacts of agreements that were added before with them. */
    public void add(StatementList statements, List<NewContactPermission> permissions, String givenBy, Instant givenAt) {
        if (!permissions.isEmpty()) {
            statements.add(
                    ADD_OF_CONTACTS,
                    givenBy,
                    givenAt,
                    StatementList.longs(permissions, NewContactPermission::agreementId),
                    StatementList.texts(
                            permissions, permission -> permission.kind().name()),
                    StatementList.texts(
                            permissions, permission -> permission.holder().value()),
                    StatementList.texts(
                            permissions, permission -> permission.holder().key()),
                    StatementList.texts(
                            permissions, permission -> permission.role().name()));
        }
    }

    /** Disables an address on a license ID; does nothing if it is disabled already. */
    public boolean suspend(Agreement agreement, BusinessEmail email, String by, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                INSERT INTO permission_suspension (agreement_id, email_key, suspended_by, suspended_at)
                                VALUES (:agreement, :email, :by, :now) ON CONFLICT DO NOTHING
                                """)
                        .setParameter("agreement", agreement.id())
                        .setParameter("email", email.key())
                        .setParameter("by", by)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Enables an address on a license ID again; does nothing if it is not disabled. */
    public boolean endSuspension(Agreement agreement, BusinessEmail email, String by, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                UPDATE permission_suspension SET ended_by = :by, ended_at = :now
                                WHERE agreement_id = :agreement AND email_key = :email AND ended_at IS NULL
                                """)
                        .setParameter("agreement", agreement.id())
                        .setParameter("email", email.key())
                        .setParameter("by", by)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Those of the addresses, given and returned as comparison keys, that are disabled on a license ID. */
    public Set<String> suspended(Agreement agreement, Collection<String> emailKeys) {
        @SuppressWarnings("unchecked")
        Stream<String> keys = entityManager
                .createNativeQuery(
                        "SELECT email_key FROM permission_suspension"
                                + " WHERE agreement_id = :agreement AND email_key IN (:emails) AND ended_at IS NULL",
                        String.class)
                .setParameter("agreement", agreement.id())
                .setParameter("emails", emailKeys)
                .getResultStream();
        return keys.collect(Collectors.toSet());
    }

    /** The internal ids of the agreements on which an address is disabled. */
    public Set<Long> suspendedOn(BusinessEmail email) {
        @SuppressWarnings("unchecked")
        Stream<Long> ids = entityManager
                .createNativeQuery(
                        "SELECT agreement_id FROM permission_suspension WHERE email_key = :email AND ended_at IS NULL",
                        Long.class)
                .setParameter("email", email.key())
                .getResultStream();
        return ids.collect(Collectors.toSet());
    }

    /** Writes what was changed, so that the questions that follow see it. */
    public void flush() {
        entityManager.flush();
    }
}
