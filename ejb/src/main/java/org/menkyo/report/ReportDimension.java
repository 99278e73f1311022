package org.menkyo.report;

/** What the lines of a report are told apart by, besides the time. */
public enum ReportDimension {
    /** The license ID, with its organization. */
    LICENSE_ID,
    /** The organization. */
    ORGANIZATION,
    /** The product group and the edition that was activated. */
    PRODUCT,
    /** The type of the product key. */
    KEY_TYPE
}
