package org.menkyo.protocol.kms;

/** Bytes that break the protocol, with the defined error for it. Carries no stack trace: strangers can cause many. */
public final class KmsProtocolException extends Exception {

    private final KmsError error;

    /** The message names the broken rule and none of the received bytes. */
    public KmsProtocolException(KmsError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** What to answer. */
    public KmsError error() {
        return error;
    }
}
