package org.menkyo.support;

/** What a support case is about (LC-804, LC-805). */
public enum SupportCaseKind {
    CONTACT_CHANGE,
    MISSING_PERMISSION,
    MISSING_LICENSE,
    KEY_TROUBLE,
    MEDIA,
    TRANSFER,
    OTHER
}
