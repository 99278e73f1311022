package org.menkyo.shared.error;

/** The caller may not do this; says what would be needed as far as the caller may know (LC-1104). */
public class NotPermittedException extends LicensingException {

    private static final long serialVersionUID = 1L;

    /** @param arguments fill the placeholders of the error's text, such as the roles that would be needed */
    public NotPermittedException(ErrorCode code, Object... arguments) {
        super(code, arguments);
    }
}
