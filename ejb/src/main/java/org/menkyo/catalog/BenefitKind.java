package org.menkyo.catalog;

/** What becomes of the units of a benefit of Software Assurance (LC-705). */
public enum BenefitKind {
    /** Assigned to people. */
    ASSIGNED,
    /** Used up for a purpose. */
    USED_UP
}
