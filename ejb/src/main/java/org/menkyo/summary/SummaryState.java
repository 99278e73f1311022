package org.menkyo.summary;

/** Whether a license ID gives any license of a product. */
public enum SummaryState {
    /** At least one. */
    ACTIVE,
    /** None any more: returned, corrected away, or ended with the agreement. */
    ENDED
}
