package org.menkyo.due;

/** What ends (LC-709). */
public enum DueKind {
    /** Under an OPEN authorization number no new orders are collected after its last day (LC-106). */
    AUTHORIZATION_NUMBER,
    /** Software Assurance of the licenses of one product. */
    SOFTWARE_ASSURANCE,
    /** The term of some seats of a subscription (LC-706). */
    SUBSCRIPTION,
    /** The term of some seats of an online service (LC-707). */
    ONLINE_SERVICE
}
