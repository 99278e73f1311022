package org.menkyo.protocol.kms;

/**
 * The defined errors of the wire protocol (VA-311). They are not signed, so a client takes them as a hint only and never
 * changes its license state because of one.
 */
public enum KmsError {
    /** Not a frame of this protocol, a wrong length for its type, or a field out of range. The connection is closed. */
    MALFORMED(1, true),
    /** A version that the receiver does not speak; the frame names the highest that it does. The connection is closed. */
    UNSUPPORTED_VERSION(2, true),
    /** The code does not fit: altered on the way, or not made by a client of the catalog. The connection is closed. */
    NOT_AUTHENTIC(3, true),
    /** The request is for a catalog that the host does not serve. */
    UNKNOWN_CATALOG(4, false),
    /** The host was never activated, so it has no certificate to sign answers with. */
    HOST_NOT_ACTIVATED(5, false),
    /** Too many requests in a short time from this address; ask again after the named seconds. */
    TOO_MANY_REQUESTS(6, false),
    /** Too many connections; ask again after the named seconds. The connection is closed. */
    TOO_MANY_CONNECTIONS(7, true),
    /** The host cannot answer now; ask again after the named seconds. */
    UNAVAILABLE(8, false),
    /** Nothing, or only part of a frame, arrived for too long. The connection is closed. */
    TIMED_OUT(9, true);

    private final int code;
    private final boolean closing;

    KmsError(int code, boolean closing) {
        this.code = code;
        this.closing = closing;
    }

    /** The number that stands for this error on the wire. */
    public int code() {
        return code;
    }

    /** Whether the sender closes the connection after it. */
    public boolean isClosing() {
        return closing;
    }

    /**
     * The error of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static KmsError ofCode(int code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException("no error has the code " + code);
        }
        return values()[code - 1];
    }
}
