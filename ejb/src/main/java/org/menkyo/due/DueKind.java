package org.menkyo.due;

/** What ends (LC-709). */
public enum DueKind {
    /** Under an OPEN authorization number no new orders are collected after its last day (LC-106). */
    AUTHORIZATION_NUMBER,
    /** Software Assurance of the licenses of one product. */
    SOFTWARE_ASSURANCE
}
