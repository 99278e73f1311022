package org.menkyo.support;

/** What a support case is about (LC-804). */
public enum SupportCaseKind {
    CONTACT_CHANGE,
    MISSING_PERMISSION,
    KEY_TROUBLE,
    TRANSFER,
    OTHER
}
