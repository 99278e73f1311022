package org.menkyo.client.center;

/** What the center says of a KMS host's certificate (VA-207). */
public enum HostCertificateState {
    /** It counts. */
    VALID,
    /** Its time is over. */
    ENDED,
    /** The publisher took it back. */
    REVOKED,
    /** The center does not know it. */
    UNKNOWN
}
