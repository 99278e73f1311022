package org.menkyo.auditverifier;

import java.io.IOException;

/** What was given beside the export is not what it should be; the message is for people. */
public final class UnreadableInputException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableInputException(String message) {
        super(message);
    }
}
