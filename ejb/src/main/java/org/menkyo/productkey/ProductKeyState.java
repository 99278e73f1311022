package org.menkyo.productkey;

/** Whether a product key can be used for new activations (VA-107). */
public enum ProductKeyState {
    /** It can. */
    ACTIVE,
    /** It was compromised and another key was issued in its place. */
    EXCHANGED,
    /** It was blocked. */
    BLOCKED
}
