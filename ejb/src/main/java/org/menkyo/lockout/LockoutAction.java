package org.menkyo.lockout;

/** What the audit says of lockouts that nobody asked for. */
public enum LockoutAction {
    LOCKED_OUT
}
