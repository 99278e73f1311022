package org.menkyo.inventory;

/** How a machine was activated last, in the words of the reference client. */
public enum ActivationWay {
    /** By a product key and a signed confirmation (VA-402). */
    ONLINE,
    /** By a product key and a confirmation ID (VA-403). */
    PHONE,
    /** By a KMS host, for a limited time (VA-204). */
    KMS
}
