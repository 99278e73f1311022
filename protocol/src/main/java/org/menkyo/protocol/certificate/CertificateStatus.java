package org.menkyo.protocol.certificate;

/** What a check of a host's certificate found. */
public enum CertificateStatus {
    /** Issued by a known publisher key for this catalog, and in force. */
    VALID,
    /** None of the publisher keys known to the checker issued it. */
    UNKNOWN_ISSUER,
    /** It names a known issuer but was not signed by it: forged or damaged. */
    WRONG_SIGNATURE,
    /** It belongs to another catalog of products. */
    OTHER_CATALOG,
    /** Its time has not begun. */
    NOT_YET_VALID,
    /** Its time is over. */
    ENDED
}
