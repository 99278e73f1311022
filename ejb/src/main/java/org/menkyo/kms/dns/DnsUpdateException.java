package org.menkyo.kms.dns;

/** The name server did not take an update; the message says why, for an operator. */
final class DnsUpdateException extends Exception {

    private static final long serialVersionUID = 1L;

    DnsUpdateException(String message) {
        super(message);
    }

    DnsUpdateException(String message, Throwable cause) {
        super(message, cause);
    }
}
