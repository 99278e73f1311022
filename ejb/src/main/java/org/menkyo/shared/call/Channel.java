package org.menkyo.shared.call;

/** The interface through which an operation was called; part of each audit record (LC-1001). */
public enum Channel {
    /** JAX-RS resources. */
    REST,
    /** JAX-WS endpoints. */
    SOAP,
    /** The pages of the portal. */
    PORTAL,
    /** The KMS socket. */
    KMS,
    /** The server itself: timers, message consumers, start-up. */
    SYSTEM
}
