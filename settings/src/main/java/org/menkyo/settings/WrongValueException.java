package org.menkyo.settings;

/** A text is no value of a setting. The message goes on after the setting's name: «must be …». */
final class WrongValueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;

    WrongValueException(ProblemCode code, String expectation) {
        super(expectation);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
