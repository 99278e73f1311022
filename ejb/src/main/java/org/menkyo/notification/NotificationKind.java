package org.menkyo.notification;

/** What a notification tells; each kind has a text in English and Japanese. */
public enum NotificationKind {
    /** Confirm your business e-mail. Parameters: link. (LC-203) */
    CONFIRM_BUSINESS_EMAIL,
    /** The address is not on record; what to do. Parameters: email. (LC-204) */
    ACCESS_NOT_FOUND,
    /** The address was confirmed and access is open. Parameters: email. (LC-204) */
    ACCESS_OPENED,
    /** New permissions for an address that is not registered. Parameters: link, permissions. (LC-307) */
    WELCOME,
    /** New permissions for a registered user. Parameters: permissions. (LC-307) */
    PERMISSIONS_ADDED,
    /** Somebody requests permission. Parameters: requester, licenseId, roles, comment, link. (LC-402) */
    PERMISSION_REQUESTED,
    /** The request was decided. Parameters: licenseId, outcome, roles, reason. (LC-402) */
    PERMISSION_DECIDED,
    /** The request could not be delivered; how to reach support. Parameters: licenseId. (LC-404) */
    PERMISSION_REQUEST_UNDELIVERED
}
