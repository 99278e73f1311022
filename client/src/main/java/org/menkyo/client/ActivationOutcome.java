package org.menkyo.client;

/** What came of an attempt to activate, renew, or install a key (VA-316). */
public enum ActivationOutcome {
    /** A KMS host's count reached the threshold: activated or renewed. */
    ACTIVATED_BY_HOST,
    /** The center's confirmation was accepted. */
    ACTIVATED_BY_KEY,
    /** The product key was accepted; activation comes next. */
    KEY_INSTALLED,
    /** The host's count is below the threshold. */
    NOT_ENOUGH_MACHINES,
    /** The host's key or platform does not cover the edition. */
    EDITION_NOT_COVERED,
    /** The host does not know the edition, or it is excluded from volume activation. */
    EDITION_UNKNOWN,
    /** The client's clock is too far off the host's. */
    CLOCK_DIFFERS,
    /** The host saw the same request before. */
    REPEATED_REQUEST,
    /** The host is not activated, or not any more. */
    HOST_NOT_ACTIVATED,
    /** The host cannot answer now or limits requests. */
    HOST_BUSY,
    /** The host speaks another protocol, another version or serves another catalogue. */
    HOST_NOT_SUITABLE,
    /** The host's answer is not signed by a host that the publisher certified. */
    HOST_NOT_TRUSTED,
    /** No host could be reached. */
    HOST_UNREACHABLE,
    /** No host is configured and none was found. */
    NO_HOST_FOUND,
    /** The edition takes part in no volume activation and needs an individual key. */
    KEY_NEEDED,
    /** A KMS host key was given to a client. */
    KEY_FOR_HOSTS,
    /** The key is for another product group. */
    KEY_FOR_OTHER_PRODUCTS,
    /** The confirmation ID belongs to another installation or key. */
    CONFIRMATION_WRONG,
    /** The center refused. */
    CENTER_REFUSED,
    /** The center could not be reached or not understood. */
    CENTER_UNREACHABLE,
    /** The center's confirmation is not signed by the publisher, or is for another installation. */
    CENTER_NOT_TRUSTED,
    /** No center is configured. */
    NO_CENTER;

    /** Whether the client is activated by it. */
    public boolean isSuccess() {
        return this == ACTIVATED_BY_HOST || this == ACTIVATED_BY_KEY;
    }

    /** Whether an attempt to activate or renew failed. */
    public boolean isFailure() {
        return !isSuccess() && this != KEY_INSTALLED && this != KEY_FOR_HOSTS && this != KEY_FOR_OTHER_PRODUCTS;
    }
}
