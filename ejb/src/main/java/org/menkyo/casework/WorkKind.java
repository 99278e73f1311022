package org.menkyo.casework;

/** What can be done for a support case (LC-805). */
public enum WorkKind {
    /** A contact on the agreement was changed. */
    CONTACT_CHANGED,
    /** The organization's address was changed. */
    ADDRESS_CHANGED,
    /** The holder was renamed, or the license handed over. */
    LICENSE_TRANSFERRED,
    /** The agreement was ended. */
    AGREEMENT_ENDED,
    /** An order was corrected. */
    ORDER_CORRECTED,
    /** An order was cancelled. */
    ORDER_CANCELLED,
    /** Licenses of an order were returned. */
    ORDER_RETURNED,
    /** An administrator was added. */
    ADMINISTRATOR_ADDED,
    /** An administrator was removed. */
    ADMINISTRATOR_REMOVED,
    /** A person was unlocked. */
    LOCKOUT_ENDED,
    /** A product key got more activations. */
    ACTIVATIONS_GRANTED,
    /** A product key was exchanged. */
    PRODUCT_KEY_EXCHANGED,
    /** Individual keys were issued. */
    INDIVIDUAL_KEYS_ISSUED,
    /** The use of a machine was given back. */
    ACTIVATION_RETURNED
}
