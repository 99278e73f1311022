package org.menkyo.account.technical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/**
 * Which technical accounts are asked for; null for a member that does not matter.
 *
 * @param party those that act as this party
 * @param state those in this state
 * @param endsBefore those whose credentials end before this moment
 */
public record TechnicalAccountFilter(Party party, AccountState state, Instant endsBefore) {

    /** All of them. */
    public static final TechnicalAccountFilter ALL = new TechnicalAccountFilter(null, null, null);

    /**
     * Reads the moment of a call.
     *
     * @param endsBefore such as 2026-11-21T09:00:00Z; null or empty for any
     * @throws InvalidInputException if it is no moment
     */
    public static TechnicalAccountFilter parse(Party party, AccountState state, String endsBefore) {
        if (endsBefore == null || endsBefore.isEmpty()) {
            return new TechnicalAccountFilter(party, state, null);
        }
        InputCheck check = new InputCheck();
        Instant moment = null;
        try {
            moment = OffsetDateTime.parse(endsBefore).toInstant();
        } catch (DateTimeException e) {
            check.reject("endsBefore", FieldProblem.MALFORMED);
        }
        check.done();
        return new TechnicalAccountFilter(party, state, moment);
    }
}
