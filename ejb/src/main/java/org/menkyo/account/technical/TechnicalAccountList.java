package org.menkyo.account.technical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.shared.input.BusinessEmail;

/** Finds technical accounts for operators, and those of partners' systems for whose they are. */
@ApplicationScoped
class TechnicalAccountList {

    /** Whether the business e-mail that it belongs to is somebody's; it is for whatever belongs to none. */
    private static final String HELD = "(a.businessEmailKey is null or exists (select 1 from AppUser u"
            + " where u.businessEmailKey = a.businessEmailKey or lower(u.lapsedEmail) = a.businessEmailKey))";

    private final EntityManager entityManager;

    @Inject
    TechnicalAccountList(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The accounts that fit, in the order of their names, behind one of them, at most so many. */
    List<Account> find(TechnicalAccountFilter filter, String afterName, int limit, Instant now) {
        Optional<AccountParty> party = Optional.ofNullable(filter.party()).flatMap(AccountParty::of);
        if (filter.party() != null && party.isEmpty()) {
            return List.of();
        }
        return entityManager
                .createQuery(
                        "select a from Account a left join fetch a.distributor where a.party <> :person"
                                + " and (:party is null or a.party = :party)"
                                + " and (:state is null"
                                + "  or (:state = 'USABLE' and a.enabled = true and a.expiresAt > :now and " + HELD
                                + ")"
                                + "  or (:state = 'SUSPENDED' and a.enabled = true and a.expiresAt > :now"
                                + "   and not " + HELD + ")"
                                + "  or (:state = 'DISABLED' and a.enabled = false)"
                                + "  or (:state = 'ENDED' and a.enabled = true and a.expiresAt <= :now))"
                                + " and a.expiresAt < :endsBefore and a.name > :after order by a.name",
                        Account.class)
                .setParameter("person", AccountParty.PERSON)
                .setParameter("party", party.orElse(null))
                .setParameter(
                        "state",
                        Optional.ofNullable(filter.state()).map(Enum::name).orElse(null))
                .setParameter("now", now)
                .setParameter(
                        "endsBefore",
                        Optional.ofNullable(filter.endsBefore()).orElse(Instant.parse("9999-01-01T00:00:00Z")))
                .setParameter("after", afterName)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The systems of a business e-mail, in the order of their names, behind one of them, at most so many. */
    List<Account> ofOwner(BusinessEmail owner, String afterName, int limit) {
        return entityManager
                .createQuery(
                        "select a from Account a where a.businessEmailKey = :owner and a.name > :after order by a.name",
                        Account.class)
                .setParameter("owner", owner.key())
                .setParameter("after", afterName)
                .setMaxResults(limit)
                .getResultList();
    }
}
