package org.menkyo.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.input.BusinessEmail;

/** Finds and keeps agreements and authorization numbers. */
@ApplicationScoped
public class AgreementRepository {

    /** The internal id of the agreement that was added last in the same {@link StatementList}. */
    public static final String ADDED = "(SELECT currval('agreement_id_seq'))";

    private static final String ADD = """
            INSERT INTO agreement (license_id, program, organization_id, distributor_id, parent_id,
              authorization_number_id, created_at, version)
            SELECT ?, ?, o.id, ?, ?::bigint, (SELECT n.id FROM authorization_number n WHERE n.number = ?::text), ?, 0
            FROM organization o WHERE o.identifier = ? AND o.distributor_id = ?
            """;

    private static final String ADD_CONTACTS = """
            INSERT INTO agreement_contact (agreement_id, kind, name, email, email_key, created_at)
            SELECT %s, c.kind, c.name, c.email, c.email_key, ?
            FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS c (kind, name, email, email_key, place)
            ORDER BY c.place
            """.formatted(ADDED);

    private static final String ADD_NUMBER = """
            INSERT INTO authorization_number (number, organization_id, issued_at)
            SELECT ?, o.id, ? FROM organization o WHERE o.identifier = ? AND o.distributor_id = ?
            """;

    private final EntityManager entityManager;

    @Inject
    public AgreementRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new agreement with its contacts; organization and authorization number are there. */
    public void add(StatementList statements, NewAgreement agreement) {
        statements.add(
                ADD,
                agreement.licenseId(),
                agreement.program().name(),
                agreement.distributorId(),
                agreement.parentId(),
                agreement.authorizationNumber(),
                agreement.createdAt(),
                agreement.organization(),
                agreement.distributorId());
        List<AgreementContact> contacts = agreement.contacts();
        if (!contacts.isEmpty()) {
            statements.add(
                    ADD_CONTACTS,
                    agreement.createdAt(),
                    StatementList.texts(contacts, contact -> contact.kind().name()),
                    StatementList.texts(contacts, AgreementContact::name),
                    StatementList.texts(contacts, AgreementContact::email),
                    StatementList.texts(contacts, contact -> BusinessEmail.keyOf(contact.email())));
        }
    }

    /** Keeps a new authorization number of a distributor's organization that is there, known by its identifier. */
    public void addNumber(
            StatementList statements, String number, long distributorId, String organization, Instant issuedAt) {
        statements.add(ADD_NUMBER, number, issuedAt, organization, distributorId);
    }

    /** Keeps a new authorization number. */
    public void add(AuthorizationNumber number) {
        entityManager.persist(number);
    }

    /** The agreement of a license ID, however it was typed. */
    public Optional<Agreement> find(String licenseId) {
        return entityManager
                .createQuery("select a from Agreement a where a.licenseId = :licenseId", Agreement.class)
                .setParameter("licenseId", TypedText.code(licenseId))
                .getResultStream()
                .findFirst();
    }

    /**
     * The OPEN license in force that both numbers belong to. It is one question, so that it takes the same time whichever
     * number is wrong (LC-103, LC-208).
     */
    public Optional<Agreement> findOpen(String authorizationNumber, String licenseNumber) {
        return entityManager
                .createQuery(
                        "select a from Agreement a where a.licenseId = :licenseNumber"
                                + " and a.authorizationNumber.number = :authorizationNumber and a.endedAt is null",
                        Agreement.class)
                .setParameter("licenseNumber", TypedText.code(licenseNumber))
                .setParameter("authorizationNumber", TypedText.code(authorizationNumber))
                .getResultStream()
                .findFirst();
    }

    /** The agreements of internal ids, in their order, each with its organization and authorization number. */
    public List<Agreement> all(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "select a from Agreement a join fetch a.organization left join fetch a.authorizationNumber"
                                        + " where a.id in :ids order by a.id",
                                Agreement.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The agreement of an internal id. */
    public Agreement get(long id) {
        return entityManager.find(Agreement.class, id);
    }

    /** The authorization number of that text. */
    public Optional<AuthorizationNumber> findAuthorizationNumber(String number) {
        return entityManager
                .createQuery("select n from AuthorizationNumber n where n.number = :number", AuthorizationNumber.class)
                .setParameter("number", TypedText.code(number))
                .getResultStream()
                .findFirst();
    }

    /** Whether there are agreements in force below a MASTER agreement. */
    public boolean hasChildren(Agreement master) {
        return !entityManager
                .createQuery("select a.id from Agreement a where a.parent = :master and a.endedAt is null", Long.class)
                .setParameter("master", master)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether an OPEN license is the first that was collected under its authorization number (LC-107). */
    public boolean isFirstUnderItsNumber(Agreement license) {
        return entityManager
                .createQuery(
                        "select a.id from Agreement a where a.authorizationNumber = :number and a.id < :id", Long.class)
                .setParameter("number", license.authorizationNumber().orElseThrow())
                .setParameter("id", license.id())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Writes what was changed, so that new contacts have their ids and the questions that follow see it. */
    public void flush() {
        entityManager.flush();
    }

    /** Whether an address is a current contact, of a kind that gives a right, on any agreement in force (LC-204). */
    public boolean isContact(String emailKey) {
        return entityManager
                        .createQuery(
                                "select count(c) from Contact c where c.emailKey = :email and c.endedAt is null"
                                        + " and c.agreement.endedAt is null",
                                Long.class)
                        .setParameter("email", emailKey)
                        .getSingleResult()
                > 0;
    }

    /** Whether the address is a contact that opens access, which a reseller is not (LC-204, LC-304). */
    public boolean isContactWithAccess(String emailKey) {
        return entityManager
                        .createQuery(
                                "select count(c) from Contact c where c.emailKey = :email and c.endedAt is null"
                                        + " and c.kind <> :reseller and c.agreement.endedAt is null",
                                Long.class)
                        .setParameter("email", emailKey)
                        .setParameter("reseller", ContactKind.RESELLER)
                        .getSingleResult()
                > 0;
    }

    /** The resellers that agreements name now, each once for each agreement, in the order of their addresses (LC-304). */
    public List<Contact> resellers(Collection<Agreement> of) {
        return of.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "select c from Contact c where c.agreement in :agreements and c.kind = :reseller"
                                        + " and c.endedAt is null order by c.emailKey, c.id",
                                Contact.class)
                        .setParameter("agreements", of)
                        .setParameter("reseller", ContactKind.RESELLER)
                        .getResultList();
    }

    /** Lets only one transaction at a time record a license ID. */
    public void lockLicenseId(String licenseId) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:licenseId, 0))")
                .setParameter("licenseId", licenseId)
                .getSingleResult();
    }

    /**
     * Locks an agreement until the transaction ends, so that decisions about its administrators do not cross (LC-305).
     */
    public void lock(Agreement agreement) {
        // Not FOR UPDATE: that would conflict with the shared lock that an insert of an entitlement or permission takes
        // on its agreement, and two transactions that have both would wait for each other for ever.
        entityManager
                .createNativeQuery("SELECT id FROM agreement WHERE id = :id FOR NO KEY UPDATE", Long.class)
                .setParameter("id", agreement.id())
                .getSingleResult();
    }

    /** {@link #lock}, and reads the agreement anew: what is changed next is changed as it stands now (LC-110). */
    public void lockAndRefresh(Agreement agreement) {
        lock(agreement);
        entityManager.refresh(agreement);
    }

    /**
     * Keeps the administrators of all agreements above this one from being changed until the transaction ends. It goes
     * upwards, so that two that do so never wait for each other in a circle.
     */
    public void lockAbove(Agreement agreement) {
        Optional<Agreement> above = agreement.parent();
        while (above.isPresent()) {
            entityManager
                    .createNativeQuery("SELECT id FROM agreement WHERE id = :id FOR SHARE", Long.class)
                    .setParameter("id", above.get().id())
                    .getSingleResult();
            above = above.get().parent();
        }
    }
}
