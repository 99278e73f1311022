package org.menkyo.help;

/** Whom a support contact is for. */
public enum Audience {
    /** Organizations that have licenses. */
    CUSTOMER,
    /** Resellers and distributors. */
    PARTNER
}
