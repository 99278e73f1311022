package org.menkyo.quarantine;

/** What the audit records of quarantines that no operator does. */
enum QuarantineEvent {
    /** From now on nothing leaves the installation. */
    QUARANTINE_BEGUN
}
