package org.menkyo.audit;

/** How what an audit record tells of ended. */
public enum AuditOutcome {
    /** It was done. */
    DONE,
    /** It was refused, and the refusal is worth a record. */
    REFUSED,
    /** It could not be done. */
    FAILED
}
