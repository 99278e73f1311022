package org.menkyo.agreementchange;

/** What was changed on a license ID. */
public enum ChangeKind {
    /** A contact was replaced, added or ended, the end customer's e-mail included (LC-110). */
    CONTACT_CHANGED,
    /** The organization's postal address (LC-110). */
    ADDRESS_CHANGED,
    /** The holder or its name, by a license transfer form (LC-110). */
    LICENSE_TRANSFERRED,
    /** The agreement ended (LC-111). */
    AGREEMENT_ENDED,
    /** The order was corrected (LC-108). */
    ORDER_CORRECTED,
    /** The order was cancelled as a whole, and its license ended (LC-108). */
    ORDER_CANCELLED,
    /** Licenses were returned, in part or all (LC-108). */
    ORDER_RETURNED,
    /** Support added an administrator (LC-801). */
    ADMINISTRATOR_ADDED,
    /** Support removed an administrator (LC-305). */
    ADMINISTRATOR_REMOVED
}
