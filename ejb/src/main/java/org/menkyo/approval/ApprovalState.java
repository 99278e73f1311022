package org.menkyo.approval;

/** Where an approval stands. */
public enum ApprovalState {
    /** A second person has not decided yet. */
    PENDING,
    /** A second person approved; who asked can do it once. */
    APPROVED,
    /** A second person refused. */
    DENIED,
    /** It was done. */
    USED
}
