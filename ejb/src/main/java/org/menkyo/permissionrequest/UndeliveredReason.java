package org.menkyo.permissionrequest;

/** Why a request could not be delivered; only support sees it (LC-404). */
public enum UndeliveredReason {
    /** There is no such license ID. */
    UNKNOWN_LICENSE_ID,
    /** The license ID belongs to another program. */
    PROGRAM_DOES_NOT_MATCH,
    /** The authorization number does not belong to the license number. */
    AUTHORIZATION_NUMBER_DOES_NOT_MATCH,
    /** Nobody administers the license ID. */
    NO_ADMINISTRATOR
}
