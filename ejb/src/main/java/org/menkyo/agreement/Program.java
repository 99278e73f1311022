package org.menkyo.agreement;

/** The licensing program that an agreement belongs to (LC-101). */
public enum Program {
    MASTER,
    ENTERPRISE,
    SELECT,
    OPEN_VALUE,
    CAMPUS,
    /** Licences without an agreement of their own: the licence ID is the licence number (LC-103). */
    OPEN
}
