package org.menkyo.client.store;

/** The stored license state was altered, exchanged or removed by someone else than the client. */
public final class TamperedException extends Exception {

    /** The message says what does not fit. */
    public TamperedException(String message) {
        super(message);
    }
}
