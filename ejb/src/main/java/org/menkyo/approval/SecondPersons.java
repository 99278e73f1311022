package org.menkyo.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.menkyo.organization.Organization;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/**
 * Knows who can be the second person (LC-1105): whoever may do what was asked since before it was asked, and owes this neither
 * to the first person nor to somebody who owes it to the first person. Otherwise the first could make a second one.
 */
@ApplicationScoped
class SecondPersons {

    /** Whoever the first person gave something to, also by way of others, and also if it has ended, is the first person's. */
    private static final String INDEPENDENT = """
            WITH RECURSIVE
              scope AS (SELECT :agreement AS id UNION SELECT agreement_id FROM master_above(:agreement)),
              first AS (
                SELECT name FROM (
                  SELECT lower(a.asked_by) AS name FROM approval a WHERE a.id = :approval
                  UNION
                  SELECT u.business_email_key FROM approval a JOIN app_user u ON u.id = a.asked_by_user
                  WHERE a.id = :approval) AS names WHERE name IS NOT NULL),
              owing AS (
                SELECT name FROM first
                UNION
                SELECT p.email_key FROM owing
                JOIN permission p ON lower(p.given_by) = owing.name AND p.agreement_id IN (SELECT id FROM scope)),
              holder AS (
                SELECT p.email, p.email_key, p.given_by, p.given_at AS since FROM active_permission p
                WHERE p.agreement_id = :agreement AND p.role = ANY (cast(:roles AS text[]))
                UNION ALL
                SELECT i.email, i.email_key, i.given_by, i.since FROM inherited_administration(:agreement) i
                WHERE 'ADMINISTRATOR' = ANY (cast(:roles AS text[])) AND NOT EXISTS (
                  SELECT 1 FROM permission_suspension s
                  WHERE s.agreement_id = :agreement AND s.email_key = i.email_key AND s.ended_at IS NULL))
            SELECT min(h.email), min(coalesce(u.language, 'EN')) FROM holder h
            LEFT JOIN app_user u ON u.business_email_key = h.email_key
            WHERE h.since <= (SELECT asked_at FROM approval WHERE id = :approval)
              AND lower(h.given_by) NOT IN (SELECT name FROM owing)
              AND h.email_key NOT IN (SELECT name FROM first)
            GROUP BY h.email_key ORDER BY h.email_key
            """;

    private static final String ACCOUNT_OF_FIRST = """
            SELECT EXISTS (
              SELECT 1 FROM account c JOIN approval a ON a.id = :approval
              WHERE c.name = lower(:name) AND (c.created_at > a.asked_at OR lower(c.created_by) = lower(a.asked_by)))
            """;

    private static final String ADMINISTERS_ALL = """
            SELECT NOT EXISTS (
              SELECT 1 FROM agreement a WHERE a.organization_id = :organization AND a.ended_at IS NULL
                AND a.id NOT IN (SELECT agreement_id FROM permitted_agreement(:holder, cast(:roles AS text[]))))
            """;

    private final EntityManager entityManager;

    @Inject
    SecondPersons(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Somebody who can decide.
     *
     * @param language of the mail
     */
    record SecondPerson(BusinessEmail email, Language language) {}

    /** The people who can decide what was asked; none for what support agents do, who have no addresses. */
    List<SecondPerson> of(Approval approval) {
        if (approval.operation().activity().isEmpty()) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entityManager
                .createNativeQuery(INDEPENDENT, Object[].class)
                .setParameter("agreement", approval.agreement().id())
                .setParameter("approval", approval.id())
                .setParameter("roles", roles(approval.operation()))
                .getResultList();
        return rows.stream()
                .map(row -> new SecondPerson(new BusinessEmail((String) row[0]), Language.valueOf((String) row[1])))
                .toList();
    }

    /** Whether somebody who may do what was asked can be the second person for it. */
    boolean includes(Approval approval, Caller caller) {
        if (approval.operation().activity().isPresent()) {
            return of(approval).stream().anyMatch(person -> person.email().equals(caller.requireEmail()));
        }
        return !(Boolean) entityManager
                .createNativeQuery(ACCOUNT_OF_FIRST, Boolean.class)
                .setParameter("approval", approval.id())
                .setParameter("name", caller.name())
                .getSingleResult();
    }

    /** Whether a person administers all license IDs of an organization that have not ended. */
    boolean administersAll(Caller caller, Organization organization) {
        return (Boolean) entityManager
                .createNativeQuery(ADMINISTERS_ALL, Boolean.class)
                .setParameter("organization", organization.id())
                .setParameter("holder", caller.requireEmail().key())
                .setParameter("roles", new String[] {Role.ADMINISTRATOR.name()})
                .getSingleResult();
    }

    private static String[] roles(Operation operation) {
        return PermissionMatrix.rolesFor(operation).stream().map(Role::name).toArray(String[]::new);
    }
}
