package org.menkyo.report;

/** The calendar's unit that a report has a line for, in the publisher's time zone. */
public enum ReportPeriod {
    DAY("YYYY-MM-DD"),
    MONTH("YYYY-MM"),
    YEAR("YYYY");

    private final String form;

    ReportPeriod(String form) {
        this.form = form;
    }

    /** How the database writes a day of the period as the period's name, such as {@code 2026-11}. */
    String form() {
        return form;
    }
}
