package org.menkyo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;

/** Finds technical accounts for operators. */
@ApplicationScoped
class TechnicalAccountList {

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected TechnicalAccountList() {
        this(null);
    }

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
                                + "  or (:state = 'USABLE' and a.enabled = true and a.expiresAt > :now)"
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
}
