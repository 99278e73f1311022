package org.menkyo.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.input.BusinessEmail;

/** Finds and keeps agreements and authorization numbers. */
@ApplicationScoped
public class AgreementRepository {

    private static final String ADD = """
            INSERT INTO agreement (id, license_id, program, organization_id, distributor_id, parent_id,
              authorization_number_id, created_at, version)
            SELECT a.id, a.license_id, a.program,
              (SELECT o.id FROM organization o WHERE o.identifier = a.organization AND o.distributor_id = a.distributor_id),
              a.distributor_id, a.parent_id,
              (SELECT n.id FROM authorization_number n WHERE n.number = a.authorization_number), ?, 0
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS a (id, license_id, program, organization, distributor_id, parent_id,
              authorization_number)
            """;

    private static final String ADD_CONTACTS = """
            INSERT INTO agreement_contact (agreement_id, kind, name, email, email_key, created_at)
            SELECT c.agreement_id, c.kind, c.name, c.email, c.email_key, ?
            FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS c (agreement_id, kind, name, email, email_key, place)
            ORDER BY c.place
            """;

    private static final String ADD_NUMBERS = """
            INSERT INTO authorization_number (number, organization_id, issued_at)
            SELECT n.number, (SELECT o.id FROM organization o WHERE o.identifier = n.organization AND o.distributor_id = ?), ?
            FROM unnest(?, ?) AS n (number, organization)
            """;

    /** A contact of the agreement of an internal id. */
    private record NewContact(long agreementId, AgreementContact contact) {

        String email() {
            return contact.email();
        }
    }

    private final EntityManager entityManager;

    @Inject
    public AgreementRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Keeps new agreements with their contacts; organizations and authorization numbers are there.
     *
     * @param agreements by the internal ids that were drawn for them, all of one moment
     */
    public void add(StatementList statements, Map<Long, NewAgreement> agreements) {
        List<Long> ids = List.copyOf(agreements.keySet());
        Instant createdAt = agreements.get(ids.get(0)).createdAt();
        statements.add(
                ADD,
                createdAt,
                StatementList.longs(ids, id -> id),
                StatementList.texts(ids, id -> agreements.get(id).licenseId()),
                StatementList.texts(ids, id -> agreements.get(id).program().name()),
                StatementList.texts(ids, id -> agreements.get(id).organization()),
                StatementList.longs(ids, id -> agreements.get(id).distributorId()),
                StatementList.longs(ids, id -> agreements.get(id).parentId()),
                StatementList.texts(ids, id -> agreements.get(id).authorizationNumber()));
        List<NewContact> contacts = ids.stream()
                .flatMap(id -> agreements.get(id).contacts().stream().map(contact -> new NewContact(id, contact)))
                .toList();
        if (!contacts.isEmpty()) {
            statements.add(
                    ADD_CONTACTS,
                    createdAt,
                    StatementList.longs(contacts, NewContact::agreementId),
                    StatementList.texts(contacts, each -> each.contact().kind().name()),
                    StatementList.texts(contacts, each -> each.contact().name()),
                    StatementList.texts(contacts, NewContact::email),
                    StatementList.texts(contacts, each -> BusinessEmail.keyOf(each.email())));
        }
    }

    /**
     * Keeps new authorization numbers.
     *
     * @param organizations for each number the identifier of the distributor's organization that it is for, which is there
     */
    public void addNumbers(
            StatementList statements, long distributorId, Map<String, String> organizations, Instant issuedAt) {
        if (!organizations.isEmpty()) {
            List<String> numbers = List.copyOf(organizations.keySet());
            statements.add(
                    ADD_NUMBERS,
                    distributorId,
                    issuedAt,
                    StatementList.texts(numbers, number -> number),
                    StatementList.texts(numbers, organizations::get));
        }
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
