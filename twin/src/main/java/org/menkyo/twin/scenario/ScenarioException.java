package org.menkyo.twin.scenario;

/** A file that cannot be played; the message says which place is wrong. */
public final class ScenarioException extends Exception {

    private static final long serialVersionUID = 1;

    ScenarioException(String message) {
        super(message);
    }
}
