package org.menkyo.shared.error;

/** What was asked for does not fit the state that things are in. */
public class ConflictException extends LicensingException {

    private static final long serialVersionUID = 1L;

    /** @param arguments fill the placeholders of the error's text */
    public ConflictException(ErrorCode code, Object... arguments) {
        super(code, arguments);
    }
}
