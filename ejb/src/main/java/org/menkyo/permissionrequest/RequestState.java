package org.menkyo.permissionrequest;

/** Where a permission request stands. */
public enum RequestState {
    /** No administrator has decided yet. */
    PENDING,
    /** An administrator gave some or all of the roles (LC-403). */
    APPROVED,
    /** An administrator gave none. */
    DENIED,
    /** The requester took it back (LC-405). */
    WITHDRAWN,
    /** Nobody decided within 30 days (LC-405). */
    EXPIRED,
    /** The same permission came in another way (LC-405). */
    ANSWERED,
    /** It could not be delivered to an administrator (LC-404). */
    UNDELIVERED
}
