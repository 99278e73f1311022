package org.menkyo.client;

/**
 * What came of an attempt to activate, renew, validate, or install a key (VA-316). The names are stable; {@code
 * docs/result-codes.md} says for each what happened, why, and what to do.
 */
public enum ActivationOutcome {
    /** A KMS host's count reached the threshold: activated or renewed. */
    ACTIVATED_BY_HOST(Kind.ACTIVATED),
    /** The center's confirmation was accepted. */
    ACTIVATED_BY_KEY(Kind.ACTIVATED),
    /** The product key was accepted; activation comes next. */
    KEY_INSTALLED(Kind.DONE),
    /** The validation was passed (VA-207). */
    VALIDATED(Kind.DONE),
    /** The host's count is below the threshold. */
    NOT_ENOUGH_MACHINES(Kind.ATTEMPT_FAILED),
    /** The host's key or platform does not cover the edition. */
    EDITION_NOT_COVERED(Kind.ATTEMPT_FAILED),
    /** The host does not know the edition, or it is excluded from volume activation. */
    EDITION_UNKNOWN(Kind.ATTEMPT_FAILED),
    /** The client's clock is too far off the host's. */
    CLOCK_DIFFERS(Kind.ATTEMPT_FAILED),
    /** The host saw the same request before. */
    REPEATED_REQUEST(Kind.ATTEMPT_FAILED),
    /** The host is not activated, or not any more. */
    HOST_NOT_ACTIVATED(Kind.ATTEMPT_FAILED),
    /** The host cannot answer now or limits requests. */
    HOST_BUSY(Kind.ATTEMPT_FAILED),
    /** The host speaks another protocol, another version or serves another catalog. */
    HOST_NOT_SUITABLE(Kind.ATTEMPT_FAILED),
    /** The host's answer is not signed by a host that the publisher certified. */
    HOST_NOT_TRUSTED(Kind.ATTEMPT_FAILED),
    /** No host could be reached. */
    HOST_UNREACHABLE(Kind.ATTEMPT_FAILED),
    /** The name of the host is not known in DNS. */
    HOST_NAME_UNKNOWN(Kind.ATTEMPT_FAILED),
    /** No host is configured and none was found. */
    NO_HOST_FOUND(Kind.ATTEMPT_FAILED),
    /** The edition takes part in no volume activation and needs an individual key. */
    KEY_NEEDED(Kind.ATTEMPT_FAILED),
    /** No hardware can be read that tells this machine apart from others (VA-213). */
    HARDWARE_NOT_READABLE(Kind.ATTEMPT_FAILED),
    /** The product key was cleared from this machine and has to be installed again. */
    KEY_CLEARED(Kind.ATTEMPT_FAILED),
    /** A KMS host key was given to a client. */
    KEY_FOR_HOSTS(Kind.REFUSED),
    /** The key is for another product group. */
    KEY_FOR_OTHER_PRODUCTS(Kind.REFUSED),
    /** The confirmation ID belongs to another installation or key. */
    CONFIRMATION_WRONG(Kind.ATTEMPT_FAILED),
    /** The center refused. */
    CENTER_REFUSED(Kind.ATTEMPT_FAILED),
    /** The center could not be reached or not understood. */
    CENTER_UNREACHABLE(Kind.ATTEMPT_FAILED),
    /** The center's address is not https, so a product key would be readable on the way (VA-402). */
    CENTER_NOT_SECURE(Kind.ATTEMPT_FAILED),
    /** The center's confirmation is not signed by the publisher, or is for another installation. */
    CENTER_NOT_TRUSTED(Kind.ATTEMPT_FAILED),
    /** No center is configured. */
    NO_CENTER(Kind.ATTEMPT_FAILED),
    /** There is nothing to validate: the client is not activated with the key that it has (VA-207). */
    ACTIVATION_NEEDED(Kind.REFUSED),
    /** Validation failed: the center did not make the key (VA-207). */
    KEY_NOT_GENUINE(Kind.REFUSED),
    /** Validation failed: the key is blocked (VA-207). */
    KEY_BLOCKED(Kind.REFUSED),
    /** Validation failed: the center knows the key, but not this activated installation (VA-207). */
    INSTALLATION_UNKNOWN(Kind.REFUSED),
    /** Validation failed: the certificate of the host that activated the client is not in force any more (VA-207). */
    HOST_NOT_GENUINE(Kind.REFUSED),
    /** A validation failed before: only activation with a genuine product key can begin to clear that (VA-207). */
    GENUINE_KEY_NEEDED(Kind.REFUSED),
    /** A validation failed before: the key has activated the client, now a validation has to be passed (VA-207). */
    VALIDATION_NEEDED(Kind.REFUSED);

    private enum Kind {
        ACTIVATED,
        DONE,
        REFUSED,
        ATTEMPT_FAILED
    }

    private final Kind kind;

    ActivationOutcome(Kind kind) {
        this.kind = kind;
    }

    /** Whether the client is activated by it. */
    public boolean isSuccess() {
        return kind == Kind.ACTIVATED;
    }

    /** Whether what was asked for was done: activated, validated, or the key installed. */
    public boolean isDone() {
        return kind == Kind.ACTIVATED || kind == Kind.DONE;
    }

    /** Whether an attempt to activate, renew or validate came to nothing and changed nothing. */
    public boolean isFailure() {
        return kind == Kind.ATTEMPT_FAILED;
    }
}
