package org.menkyo.agreement;

/** What a contact on an agreement is for (LC-102). */
public enum ContactKind {
    PRIMARY,
    NOTICES,
    END_CUSTOMER,
    ONLINE_ACCESS,
    SOFTWARE_ASSURANCE_MANAGER,
    ONLINE_SERVICES_MANAGER,
    SUBSCRIPTION_MANAGER,
    /** Is associated with the license ID and holds no right by that (LC-304). */
    RESELLER
}
