package org.menkyo.report;

import jakarta.persistence.Query;
import java.util.Optional;
import org.menkyo.permission.PermittedAgreements;

/**
 * The license IDs that a report may tell of.
 *
 * @param agreements those on which the caller's roles allow it; empty for all, which the publisher's staff may see
 */
record ReportScope(Optional<PermittedAgreements> agreements) {

    /** All license IDs. */
    static ReportScope all() {
        return new ReportScope(Optional.empty());
    }

    static ReportScope of(PermittedAgreements agreements) {
        return new ReportScope(Optional.of(agreements));
    }

    /** The condition that a column with internal ids of agreements is among them. */
    String holds(String column) {
        return agreements.map(some -> column + " IN " + some.ids()).orElse("TRUE");
    }

    /** Sets the parameters of {@link #holds}. */
    void bind(Query query) {
        agreements.ifPresent(some -> some.bind(query));
    }
}
