package org.menkyo.activation.validation;

/** Whether a KMS host's certificate counts (VA-207, VA-302). */
public enum CertificateState {
    /** It does. */
    VALID,
    /** Its time is over. */
    ENDED,
    /** It was revoked when the host's key was exchanged (VA-107). */
    REVOKED,
    /** The center did not issue it. */
    UNKNOWN
}
