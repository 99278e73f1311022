package org.menkyo.permission;

import jakarta.persistence.Query;

/**
 * The agreements on which somebody's roles allow an operation, as a condition of native queries: the set can be too large to
 * be handed over by its members.
 *
 * @param holder the comparison key of the business e-mail
 * @param roles the names of the roles, any of which allows it
 */
public record PermittedAgreements(String holder, String... roles) {

    /** The subquery, whose parameters {@link #bind} sets. */
    public static final String IDS = "(SELECT agreement_id FROM permitted_agreement(:holder, :holderRoles))";

    /** Sets the parameters of {@link #IDS}. */
    public <Q extends Query> Q bind(Q query) {
        query.setParameter("holder", holder);
        query.setParameter("holderRoles", roles);
        return query;
    }
}
