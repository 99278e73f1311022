package org.menkyo.securityevent;

/** What operators are told of. The names stand in logs and metrics and never change within a version. */
public enum SecurityEventKind {
    /** Name and password, a token, or a second factor was wrong, or the account cannot be used. */
    SIGN_IN_REFUSED,
    /** A sign-in was not looked at, since too many wrong ones came before it (LC-212). */
    SIGN_IN_SLOWED,
    /** An account signed in from a network from which it had not signed in for long. */
    SIGN_IN_FROM_NEW_NETWORK,
    /** An access token was used from a network from which it had not been used before (LC-211). */
    TOKEN_FROM_NEW_NETWORK,
    /** Somebody who has signed in asked for what the permission tables do not allow (LC-303). */
    PERMISSION_REFUSED,
    /** A user was locked out (LC-604). */
    LOCKED_OUT,
    /** A user who is locked out called. */
    CALL_WHILE_LOCKED_OUT,
    /** A password, second factor, token or technical account was made, changed or ended (LC-209, LC-211). */
    CREDENTIAL_CHANGED,
    /** A browser sent a call from a page of another origin (LC-1107). */
    CROSS_SITE_REFUSED,
    /** A call was refused because too many of its kind came before it (LC-1108). */
    CALL_SLOWED
}
