package org.menkyo.client.center;

/** What the center says of a product key and an installation (VA-207). */
public enum ValidationResult {
    /** The key is genuine and not blocked, and the installation is known under it. */
    GENUINE,
    /** The center did not make the key. */
    NOT_GENUINE,
    /** The key, or what it activated, is blocked. */
    BLOCKED,
    /** The key is genuine and not blocked, but this installation was not activated with it. */
    UNKNOWN_INSTALLATION
}
