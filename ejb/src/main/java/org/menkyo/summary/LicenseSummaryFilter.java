package org.menkyo.summary;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.menkyo.agreement.Program;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.AskedText;

/**
 * Which lines of the license summary are asked for (LC-701); null means any.
 *
 * @param licenseId of this license ID
 * @param organization of the organization with this identifier
 * @param program of agreements of this program
 * @param product of the product with this code
 * @param family of products of this family
 * @param active only those with licenses, or only those without any more
 * @param endsBefore only those of which the licenses, or else their Software Assurance, ended or end before this day in the
 *     publisher's time zone
 */
public record LicenseSummaryFilter(
        String licenseId,
        String organization,
        Program program,
        String product,
        String family,
        Boolean active,
        LocalDate endsBefore) {

    private static final Boolean[] TRUE_OR_FALSE = {true, false};

    /** The years that the database and calendars agree on; no license is older, and none lasts longer. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9000;

    /** Takes texts in the form in which they are compared, see {@link AskedText}; one that is invisible finds nothing. */
    public LicenseSummaryFilter {
        licenseId = AskedText.code(licenseId);
        organization = AskedText.label(organization);
    }

    /**
     * Reads the parameters of a call, each of which may be null.
     *
     * @throws InvalidInputException if one of them is wrong
     */
    public static LicenseSummaryFilter of(
            String licenseId,
            String organization,
            String program,
            String product,
            String family,
            String active,
            String endsBefore) {
        InputCheck check = new InputCheck();
        Program ofProgram = check.word("program", program, Program.values(), Program::name);
        Boolean whetherActive = check.word("active", active, TRUE_OR_FALSE, String::valueOf);
        LocalDate day = day(check, endsBefore);
        check.done();
        return new LicenseSummaryFilter(licenseId, organization, ofProgram, product, family, whetherActive, day);
    }

    private static LocalDate day(InputCheck check, String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
            check.reject("endsBefore", FieldProblem.OUT_OF_RANGE, FIRST_YEAR + "-01-01", LAST_YEAR + "-12-31");
        } catch (DateTimeParseException e) {
            check.reject("endsBefore", FieldProblem.MALFORMED);
        }
        return null;
    }

    /**
     * Reads what the lines are to be ordered by; by license ID if nothing is asked for.
     *
     * @throws InvalidInputException if there is no such order
     */
    public static LicenseSummaryOrder order(String sort) {
        InputCheck check = new InputCheck();
        LicenseSummaryOrder order = check.word("sort", sort, LicenseSummaryOrder.values(), LicenseSummaryOrder::word);
        check.done();
        return order == null ? LicenseSummaryOrder.LICENSE_ID : order;
    }

    /** All of them. */
    public static LicenseSummaryFilter none() {
        return new LicenseSummaryFilter(null, null, null, null, null, null, null);
    }
}
