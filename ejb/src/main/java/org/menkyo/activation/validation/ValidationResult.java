package org.menkyo.activation.validation;

/** What online validation finds (VA-207). Later releases may add results: treat one that you do not know as no answer. */
public enum ValidationResult {
    /** The key is genuine and not blocked, and the installation is known under it. */
    GENUINE,
    /** The center did not make or issue the key. */
    NOT_GENUINE,
    /** The key is blocked or was exchanged, and what it activated here is revoked or was never known. */
    BLOCKED,
    /** The key is genuine and not blocked, but this installation was not activated with it. */
    UNKNOWN_INSTALLATION
}
