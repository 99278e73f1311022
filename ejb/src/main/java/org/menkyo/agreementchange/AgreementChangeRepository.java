package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;

/** Finds and keeps the changes on license IDs. */
@ApplicationScoped
public class AgreementChangeRepository {

    private final EntityManager entityManager;

    @Inject
    public AgreementChangeRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new change. */
    void add(AgreementChange change) {
        entityManager.persist(change);
    }

    /** The change of that name on a license ID. */
    public Optional<AgreementChange> find(Agreement agreement, UUID publicId) {
        return entityManager
                .createQuery(
                        "select c from AgreementChange c where c.publicId = :id and c.agreement = :agreement",
                        AgreementChange.class)
                .setParameter("id", publicId)
                .setParameter("agreement", agreement)
                .getResultStream()
                .findFirst();
    }

    /** The change on a license ID that carried out the transfer form of a number. */
    Optional<AgreementChange> findForm(Agreement agreement, String formNumber) {
        return entityManager
                .createQuery(
                        "select c from AgreementChange c where c.formNumber = :number and c.agreement = :agreement",
                        AgreementChange.class)
                .setParameter("number", formNumber)
                .setParameter("agreement", agreement)
                .getResultStream()
                .findFirst();
    }

    /** Shows a new change in the support case that it was made for. */
    void link(AgreementChange change, UUID caseId) {
        entityManager
                .createNativeQuery("INSERT INTO support_case_change (case_id, change_id)"
                        + " SELECT c.id, :change FROM support_case c WHERE c.public_id = :case")
                .setParameter("change", change.id())
                .setParameter("case", caseId)
                .executeUpdate();
    }

    /** The changes on a license ID from the oldest to the newest, behind an id, at most so many. */
    List<AgreementChange> list(Agreement agreement, long afterId, int limit) {
        return entityManager
                .createQuery(
                        "select c from AgreementChange c where c.agreement = :agreement and c.id > :after order by"
                                + " c.id",
                        AgreementChange.class)
                .setParameter("agreement", agreement)
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList();
    }
}
