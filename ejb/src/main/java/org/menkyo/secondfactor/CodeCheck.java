package org.menkyo.secondfactor;

/** What a code is worth. */
public enum CodeCheck {
    /** It is a code of the device, and was not accepted before. */
    OF_DEVICE,
    /** It is a recovery code, which is used up now. */
    RECOVERY_CODE,
    /** It is neither, or was accepted before. */
    WRONG
}
