package org.menkyo.launcher;

/** Why Menkyo cannot start or go on: one sentence for people that also says what to do. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchException(String sentence) {
        super(sentence);
    }

    LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
