package org.menkyo.client.cli;

/** What was typed is no command; the message says what is wrong with it. */
final class UsageException extends Exception {

    UsageException(String message) {
        super(message);
    }
}
