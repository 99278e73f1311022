package org.menkyo.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.input.BusinessEmail;

/**
 * Finds who administers an agreement because of a MASTER agreement above it. It is looked up in the agreement tree each time,
 * so it ends at once (LC-504); the questions themselves stand in the database as functions.
 */
@ApplicationScoped
public class Inheritance {

    private static final String ANY = "";

    private final EntityManager entityManager;

    @Inject
    public Inheritance(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Whether an address inherits the administration of an agreement. */
    public boolean isInherited(Agreement agreement, BusinessEmail email) {
        return isInherited(agreement, email.key());
    }

    /** Whether anybody inherits the administration of an agreement and is not disabled there. */
    public boolean isInheritedByAnybody(Agreement agreement) {
        return isInherited(agreement, ANY);
    }

    private boolean isInherited(Agreement agreement, String emailKey) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM inherited_administration(:agreement) i"
                                + " WHERE (i.email_key = :email OR :email = '')"
                                + " AND NOT EXISTS (SELECT 1 FROM permission_suspension s WHERE s.agreement_id = :agreement"
                                + " AND s.email_key = i.email_key AND s.ended_at IS NULL))",
                        Boolean.class)
                .setParameter("agreement", agreement.id())
                .setParameter("email", emailKey)
                .getSingleResult();
    }

    /** What addresses, given as comparison keys, inherit on an agreement, also while they are disabled there. */
    public List<InheritedAdministration> of(Agreement agreement, Collection<String> emailKeys) {
        if (emailKeys.isEmpty()) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        Stream<Object[]> rows = entityManager
                .createNativeQuery(
                        "SELECT permission_id, email, master_license_id, given_by, since"
                                + " FROM inherited_administration(:agreement) WHERE email_key IN (:emails)"
                                + " ORDER BY email_key, since, permission_id",
                        Object[].class)
                .setParameter("agreement", agreement.id())
                .setParameter("emails", emailKeys)
                .getResultStream();
        return rows.map(row -> new InheritedAdministration(
                        ((Number) row[0]).longValue(),
                        new BusinessEmail((String) row[1]),
                        (String) row[2],
                        (String) row[3],
                        (Instant) row[4]))
                .toList();
    }

    /**
     * The internal ids, in their order, of agreements on which an address holds any of the roles at this moment, inherited
     * administration included, behind an id, at most so many.
     */
    public List<Long> permittedAgreements(BusinessEmail email, Collection<Role> roles, long afterId, int limit) {
        @SuppressWarnings("unchecked")
        List<Long> ids = entityManager
                .createNativeQuery("""
                        SELECT id FROM (
                          (SELECT DISTINCT agreement_id AS id FROM active_permission
                           WHERE email_key = :email AND role IN (:roles) AND agreement_id > :after
                           ORDER BY agreement_id LIMIT :limit)
                          UNION
                          (SELECT child.id
                           FROM inheriting_master(:email) m
                           CROSS JOIN LATERAL (
                             SELECT a.id FROM agreement a
                             WHERE a.parent_id = m.agreement_id AND a.id > :after
                               AND NOT EXISTS (
                                 SELECT 1 FROM permission_suspension s
                                 WHERE s.agreement_id = a.id AND s.email_key = :email AND s.ended_at IS NULL)
                             ORDER BY a.id LIMIT :limit) child
                           WHERE :inherits)) permitted
                        ORDER BY id LIMIT :limit
                        """, Long.class)
                .setParameter("email", email.key())
                .setParameter("roles", roles.stream().map(Role::name).toList())
                .setParameter("after", afterId)
                .setParameter("limit", limit)
                .setParameter("inherits", roles.contains(Role.ADMINISTRATOR))
                .getResultList();
        return ids;
    }

    /** The internal ids, in their order, of agreements out of those permitted to somebody, behind an id, at most so many. */
    List<Long> permittedAgreements(PermittedAgreements agreements, long afterId, int limit) {
        @SuppressWarnings("unchecked")
        List<Long> ids = agreements
                .bind(entityManager.createNativeQuery(
                        "SELECT id FROM agreement WHERE id IN " + agreements.ids()
                                + " AND id > :after ORDER BY id LIMIT :limit",
                        Long.class))
                .setParameter("after", afterId)
                .setParameter("limit", limit)
                .getResultList();
        return ids;
    }

    /** The internal ids, in their order, of agreements that an address inherits, behind an id, at most so many. */
    public List<InheritedAgreement> inherited(BusinessEmail email, long afterId, int limit) {
        @SuppressWarnings("unchecked")
        Stream<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT child.id, child.license_id, i.master_license_id, i.since
                        FROM (
                          SELECT c.id, c.license_id
                          FROM inheriting_master(:email) m
                          CROSS JOIN LATERAL (
                            SELECT a.id, a.license_id FROM agreement a
                            WHERE a.parent_id = m.agreement_id AND a.id > :after ORDER BY a.id LIMIT :limit) c
                          ORDER BY c.id LIMIT :limit) child
                        CROSS JOIN LATERAL (
                          SELECT master_license_id, since FROM inherited_administration(child.id)
                          WHERE email_key = :email ORDER BY since, permission_id LIMIT 1) i
                        ORDER BY child.id
                        """, Object[].class)
                .setParameter("email", email.key())
                .setParameter("after", afterId)
                .setParameter("limit", limit)
                .getResultStream();
        return rows.map(row -> new InheritedAgreement(
                        ((Number) row[0]).longValue(), (String) row[1], (String) row[2], (Instant) row[3]))
                .toList();
    }

    /** Whether an address administers a MASTER agreement in force, so that the choice matters (LC-502). */
    public boolean administersMaster(BusinessEmail email) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM active_permission p JOIN agreement m ON m.id = p.agreement_id"
                                + " WHERE p.email_key = :email AND p.role = 'ADMINISTRATOR' AND m.program = 'MASTER'"
                                + " AND m.ended_at IS NULL)",
                        Boolean.class)
                .setParameter("email", email.key())
                .getSingleResult();
    }

    /** Whether an address administers a MASTER agreement above an agreement, inherited or not. */
    public boolean administersAbove(Agreement agreement, BusinessEmail email) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM master_above(:agreement) m"
                                + " JOIN active_permission p ON p.agreement_id = m.agreement_id"
                                + " WHERE p.email_key = :email AND p.role = 'ADMINISTRATOR')",
                        Boolean.class)
                .setParameter("agreement", agreement.id())
                .setParameter("email", email.key())
                .getSingleResult();
    }
}
