package org.menkyo.due;

import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.AskedText;

/**
 * Which ends are asked for (LC-709); null means any.
 *
 * @param licenseId of this license ID
 * @param organization of the organization with this identifier
 * @param kind of this kind
 * @param withinDays that come within so many days, 0 to {@value #MOST_DAYS}
 */
public record DueDateFilter(String licenseId, String organization, DueKind kind, int withinDays) {

    /** How many days before it ends something is due. */
    public static final int MOST_DAYS = 90;

    /** Takes texts in the form in which they are compared, see {@link AskedText}; one that is invisible finds nothing. */
    public DueDateFilter {
        licenseId = AskedText.code(licenseId);
        organization = AskedText.label(organization);
    }

    /**
     * Reads the parameters of a call, each of which may be null.
     *
     * @throws InvalidInputException if one of them is wrong
     */
    public static DueDateFilter of(String licenseId, String organization, DueKind kind, String withinDays) {
        InputCheck check = new InputCheck();
        int days = withinDays == null ? MOST_DAYS : days(check, withinDays);
        check.done();
        return new DueDateFilter(licenseId, organization, kind, days);
    }

    private static int days(InputCheck check, String text) {
        try {
            int days = Integer.parseInt(text);
            check.range("withinDays", days, 0, MOST_DAYS);
            return days;
        } catch (NumberFormatException e) {
            check.reject("withinDays", FieldProblem.MALFORMED);
            return MOST_DAYS;
        }
    }
}
