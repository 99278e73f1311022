package org.menkyo.kms.host;

/** Whether a KMS host may serve (VA-301, VA-317). */
public enum HostCondition {
    /** It has no certificate in force. */
    NOT_ACTIVATED,
    /** It serves without limit. */
    ACTIVATED,
    /** Its hardware has changed; it serves for 30 days from then. */
    OUT_OF_TOLERANCE_GRACE,
    /** Its hardware changed more than 30 days ago; it refuses until it is activated again. */
    NOTIFICATION
}
