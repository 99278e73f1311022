package org.menkyo.shared.error;

/** There is no such thing, or none that the caller may know of; the two look the same (LC-208). */
public class NotFoundException extends LicensingException {

    private static final long serialVersionUID = 1L;

    public NotFoundException() {
        super(ErrorCode.NOT_FOUND);
    }
}
