package org.menkyo.account;

/** What can happen to credentials; whose they are is told by mail (LC-209). */
public enum CredentialChange {
    /** An operator made it for a system of this address. */
    MADE,
    /** Its owner changed the password. */
    PASSWORD_CHANGED,
    /** A new password was set by the link of a mail. */
    PASSWORD_RESET,
    /** An operator, or for a partner's system its owner, gave it another password. */
    PASSWORD_ROTATED,
    /** An operator or its owner disabled it. */
    DISABLED,
    /** An operator or its owner enabled it again. */
    ENABLED,
    /** An operator or its owner gave it another end. */
    RENEWED,
    /** Its owner ended everything that was signed in. */
    SIGN_INS_ENDED,
    /** An operator ended everything that was signed in. */
    SIGN_INS_ENDED_BY_OPERATOR,
    /** An operator ended everything that was signed in, and the password. */
    PASSWORD_ENDED_BY_OPERATOR
}
