package org.menkyo.lockout;

/** Why a user was locked out (LC-604). */
public enum LockoutCause {
    /** Too many invalid pairs one after the other. */
    IN_A_ROW,
    /** Too many invalid pairs within 24 hours. */
    WITHIN_A_DAY
}
