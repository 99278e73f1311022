package org.menkyo.client.kms;

/** A host's answer that the client does not believe: not certified by the publisher, or not signed for this request. */
public final class UntrustedHostException extends Exception {

    /** The message says which check failed. */
    public UntrustedHostException(String message) {
        super(message);
    }
}
