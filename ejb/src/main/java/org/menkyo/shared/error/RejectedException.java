package org.menkyo.shared.error;

/** The input is well formed, but a rule forbids it; the code says which. */
public class RejectedException extends LicensingException {

    private static final long serialVersionUID = 1L;

    /** @param arguments fill the placeholders of the error's text */
    public RejectedException(ErrorCode code, Object... arguments) {
        super(code, arguments);
    }
}
