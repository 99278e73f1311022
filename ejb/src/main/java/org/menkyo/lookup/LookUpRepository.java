package org.menkyo.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.Contact;
import org.menkyo.lookup.FoundPerson.ContactPlace;
import org.menkyo.lookup.FoundPerson.MailToPerson;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.organization.Organization;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.BusinessEmail;

/** Finds people, organizations and licenses for support. */
@ApplicationScoped
public class LookUpRepository {

    private static final String BY_NUMBER = """
        SELECT f.id FROM (
          SELECT id FROM agreement WHERE license_id = :code
          UNION
          SELECT a.id FROM authorization_number n JOIN agreement a ON a.authorization_number_id = n.id
            WHERE n.number = :code
          UNION
          SELECT o.agreement_id FROM distributor d JOIN license_order o
            ON o.distributor_id = d.id AND o.order_number = :label) AS f
        WHERE f.id > :after ORDER BY f.id LIMIT :limit
        """;

    private static final String OF_ORGANIZATION = """
        SELECT a.id FROM organization o JOIN distributor d ON d.id = o.distributor_id
          JOIN agreement a ON a.organization_id = o.id
        WHERE o.identifier = :organization AND (:distributor = '' OR d.code = :distributor) AND a.id > :after
        ORDER BY a.id LIMIT :limit
        """;

    private static final String BY_NAME = """
        SELECT o.id FROM organization o
        WHERE name_pairs(o.name) @> name_pairs(:name)
          AND position(lower(normalize(:name, NFKC)) IN lower(normalize(o.name, NFKC))) > 0
          AND o.id > :after
        ORDER BY o.id LIMIT :limit
        """;

    private final EntityManager entityManager;

    @Inject
    public LookUpRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A confirmation link that was not followed. */
    record OpenLink(Instant sentAt, Instant expiresAt) {}

    /** The newest confirmation link to an address that it has not followed. */
    Optional<OpenLink> openLink(BusinessEmail email) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = entityManager
                .createNativeQuery(
                        "SELECT created_at, expires_at FROM registration WHERE email_key = :email"
                                + " AND confirmed_at IS NULL AND ended_at IS NULL ORDER BY created_at DESC LIMIT 1",
                        Tuple.class)
                .setParameter("email", email.key())
                .getResultList();
        return found.stream()
                .map(link -> new OpenLink(link.get(0, Instant.class), link.get(1, Instant.class)))
                .findFirst();
    }

    /** Where an address is a contact now. */
    List<ContactPlace> contacts(BusinessEmail email, int limit) {
        return entityManager
                .createQuery(
                        "select c from Contact c join fetch c.agreement where c.emailKey = :email"
                                + " and c.endedAt is null order by c.id",
                        Contact.class)
                .setParameter("email", email.key())
                .setMaxResults(limit)
                .getResultStream()
                .map(contact -> new ContactPlace(
                        contact.agreement().licenseId(),
                        contact.kind(),
                        contact.agreement().isInForce()))
                .toList();
    }

    /** The newest mails to an address. */
    List<MailToPerson> mails(BusinessEmail email, int limit) {
        return entityManager
                .createQuery(
                        "select n from OutboxNotification n where lower(n.recipient) = :email order by n.id desc",
                        OutboxNotification.class)
                .setParameter("email", email.key())
                .setMaxResults(limit)
                .getResultStream()
                .map(mail -> new MailToPerson(
                        mail.identity(),
                        mail.kind(),
                        mail.state(),
                        mail.attempts(),
                        mail.lastError().orElse(null),
                        mail.createdAt(),
                        mail.sentAt().orElse(null)))
                .toList();
    }

    /** The organizations whose names contain a text, in the form in which names are compared, behind an id, at most so many. */
    List<Organization> organizations(String name, long afterId, int limit) {
        List<Long> ids =
                ids(entityManager.createNativeQuery(BY_NAME, Long.class).setParameter("name", name), afterId, limit);
        return entityManager
                .createQuery(
                        "select o from Organization o join fetch o.distributor where o.id in :ids order by o.id",
                        Organization.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** How many license IDs organizations have, by their ids; none where there are none. */
    Map<Long, Long> counts(List<Organization> of) {
        return entityManager
                .createQuery(
                        "select a.organization.id, count(a) from Agreement a where a.organization in :organizations"
                                + " group by a.organization.id",
                        Tuple.class)
                .setParameter("organizations", of)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, Long.class), row -> row.get(1, Long.class)));
    }

    /** The licenses of a license ID, authorization or order number, behind an id, at most so many. */
    List<Agreement> ofNumber(String number, long afterId, int limit) {
        return agreements(ids(
                entityManager
                        .createNativeQuery(BY_NUMBER, Long.class)
                        .setParameter("code", TypedText.code(number))
                        .setParameter("label", TypedText.label(number)),
                afterId,
                limit));
    }

    /** The licenses of an organization, of one distributor or of all for null, behind an id, at most so many. */
    List<Agreement> ofOrganization(String identifier, String distributor, long afterId, int limit) {
        return agreements(ids(
                entityManager
                        .createNativeQuery(OF_ORGANIZATION, Long.class)
                        .setParameter("organization", TypedText.label(identifier))
                        .setParameter("distributor", distributor == null ? "" : TypedText.label(distributor)),
                afterId,
                limit));
    }

    /** What licenses look like to support. */
    List<FoundLicense> found(List<Agreement> agreements) {
        Map<Long, String> orders = orders(agreements);
        return agreements.stream()
                .map(agreement -> new FoundLicense(
                        agreement.licenseId(),
                        agreement.program(),
                        agreement
                                .authorizationNumber()
                                .map(AuthorizationNumber::number)
                                .orElse(null),
                        orders.get(agreement.id()),
                        agreement.organization().identifier(),
                        agreement.organization().name(),
                        agreement.distributor().code(),
                        agreement.createdAt(),
                        agreement.endedAt().orElse(null)))
                .toList();
    }

    private Map<Long, String> orders(List<Agreement> of) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "SELECT agreement_id, order_number FROM license_order WHERE agreement_id IN (:agreements)",
                        Tuple.class)
                .setParameter("agreements", of.stream().map(Agreement::id).toList())
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get(0, Long.class), row -> row.get(1, String.class), (first, second) -> first));
    }

    private List<Agreement> agreements(List<Long> ids) {
        return entityManager
                .createQuery(
                        "select a from Agreement a join fetch a.organization join fetch a.distributor"
                                + " left join fetch a.authorizationNumber where a.id in :ids order by a.id",
                        Agreement.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> ids(Query query, long afterId, int limit) {
        return query.setParameter("after", afterId).setParameter("limit", limit).getResultList();
    }
}
