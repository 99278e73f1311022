package org.menkyo.support;

/** Where a support case stands (LC-804). */
public enum SupportCaseState {
    /** Logged; no agent has taken it. */
    OPEN,
    /** An agent works on it. */
    TAKEN,
    /** The agent has answered; the distributor or the opener may write back. */
    ANSWERED,
    /** Done. */
    CLOSED
}
