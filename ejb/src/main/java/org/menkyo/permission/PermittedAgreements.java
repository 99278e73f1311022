package org.menkyo.permission;

import jakarta.persistence.Query;
import java.util.Set;

/**
 * The agreements on which somebody's roles allow an operation, as a condition of native queries: the set can be too large to
 * be handed over by its members.
 *
 * @param holder the comparison key of the business e-mail
 * @param onlyLicenseIds those to which the caller's access token is limited; empty if it is not
 * @param roles the names of the roles, any of which allows it
 */
public record PermittedAgreements(String holder, Set<String> onlyLicenseIds, String... roles) {

    private static final String ALL = "(SELECT agreement_id FROM permitted_agreement(:holder, :holderRoles))";

    private static final String SOME =
            "(SELECT permitted.agreement_id FROM permitted_agreement(:holder, :holderRoles) permitted"
                    + " JOIN agreement reached ON reached.id = permitted.agreement_id"
                    + " WHERE reached.license_id IN (:onlyLicenseIds))";

    /** The subquery, whose parameters {@link #bind} sets. */
    public String ids() {
        return onlyLicenseIds.isEmpty() ? ALL : SOME;
    }

    /** Sets the parameters of {@link #ids}. */
    public <Q extends Query> Q bind(Q query) {
        query.setParameter("holder", holder);
        query.setParameter("holderRoles", roles);
        if (!onlyLicenseIds.isEmpty()) {
            query.setParameter("onlyLicenseIds", onlyLicenseIds);
        }
        return query;
    }
}
