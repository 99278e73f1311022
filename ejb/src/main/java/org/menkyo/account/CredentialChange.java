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
    PASSWORD_ENDED_BY_OPERATOR,
    /** Its owner set up a second factor. */
    SECOND_FACTOR_ENROLLED,
    /** Its owner removed the second factor. */
    SECOND_FACTOR_REMOVED,
    /** An operator took the second factor from it. */
    SECOND_FACTOR_RESET,
    /** Its owner got other recovery codes. */
    RECOVERY_CODES_RENEWED,
    /** Somebody signed in by a recovery code. */
    RECOVERY_CODE_USED
}
