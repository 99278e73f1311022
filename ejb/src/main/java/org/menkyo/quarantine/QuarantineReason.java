package org.menkyo.quarantine;

/** Why an installation is in quarantine. */
public enum QuarantineReason {
    /** The database does not live where it did: it was restored from a dump, copied, or moved. */
    RESTORED_COPY,
    /** The setting {@code MENKYO_QUARANTINE} says that it is a copy. */
    TOLD_BY_SETTING
}
