package org.menkyo.agreement;

/** The licensing program that an agreement belongs to (LC-101). */
public enum Program {
    MASTER,
    ENTERPRISE,
    SELECT,
    OPEN_VALUE,
    CAMPUS,
    /** Licenses without an agreement of their own: the license ID is the license number (LC-103). */
    OPEN
}
