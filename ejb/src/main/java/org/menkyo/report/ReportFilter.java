package org.menkyo.report;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.AskedText;

/**
 * What a report is to tell (VA-702); null means any.
 *
 * @param from the first day, in the publisher's time zone; null for a year before the last one
 * @param until the last day, which is part of it; null for today
 * @param period the time that a line is about
 * @param by what else lines are told apart by; null for all there is
 * @param licenseId of this license ID
 * @param organization of the organization with this identifier
 * @param productGroup of the product group with this code
 * @param edition of the edition with this code
 */
public record ReportFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        ReportPeriod period,
        @Nullable Set<ReportDimension> by,
        @Nullable String licenseId,
        @Nullable String organization,
        @Nullable String productGroup,
        @Nullable String edition) {

    /** Days of which reports tell: those of four digits of a year. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** Takes texts in the form in which they are compared, see {@link AskedText}; one that is invisible finds nothing. */
    public ReportFilter {
        by = by == null ? EnumSet.allOf(ReportDimension.class) : Set.copyOf(by);
        licenseId = AskedText.code(licenseId);
        organization = AskedText.label(organization);
    }

    /** The last year by months, told apart by all there is. */
    public static ReportFilter none() {
        return new ReportFilter(
                null, null, ReportPeriod.MONTH, EnumSet.allOf(ReportDimension.class), null, null, null, null);
    }

    /**
     * Reads what a caller typed.
     *
     * @param from a day, such as 2026-11-30, or null
     * @param until likewise
     * @param period a {@link ReportPeriod}, or null for months
     * @param by words of {@link ReportDimension}, separated by commas, or null for all
     * @throws InvalidInputException naming what cannot be read
     */
    public static ReportFilter parse(
            String from,
            String until,
            String period,
            String by,
            String licenseId,
            String organization,
            String productGroup,
            String edition) {
        InputCheck check = new InputCheck();
        LocalDate first = day(check, "from", from);
        LocalDate last = day(check, "until", until);
        if (first != null && last != null && last.isBefore(first)) {
            check.reject("until", FieldProblem.NOT_ALLOWED);
        }
        ReportPeriod each = check.word("period", given(period), ReportPeriod.values(), Enum::name);
        Set<ReportDimension> dimensions = dimensions(check, by);
        check.done();
        return new ReportFilter(
                first,
                last,
                each == null ? ReportPeriod.MONTH : each,
                dimensions,
                given(licenseId),
                given(organization),
                given(productGroup),
                given(edition));
    }

    /** The same by another period and other dimensions. */
    public ReportFilter by(ReportPeriod each, Set<ReportDimension> dimensions) {
        return new ReportFilter(from, until, each, dimensions, licenseId, organization, productGroup, edition);
    }

    private static String given(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Set<ReportDimension> dimensions(InputCheck check, String by) {
        if (by == null) {
            return EnumSet.allOf(ReportDimension.class);
        }
        Set<ReportDimension> dimensions = EnumSet.noneOf(ReportDimension.class);
        Arrays.stream(by.split(","))
                .filter(word -> !word.isBlank())
                .map(word -> check.word("by", word.trim(), ReportDimension.values(), Enum::name))
                .filter(dimension -> dimension != null)
                .forEach(dimensions::add);
        return dimensions;
    }

    private static LocalDate day(InputCheck check, String field, String text) {
        if (given(text) == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(FIRST) || day.isAfter(LAST)) {
                check.reject(field, FieldProblem.OUT_OF_RANGE, FIRST, LAST);
            }
            return day;
        } catch (DateTimeException e) {
            check.reject(field, FieldProblem.MALFORMED);
            return null;
        }
    }
}
