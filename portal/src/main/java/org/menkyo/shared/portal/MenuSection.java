package org.menkyo.shared.portal;

/** A part of the menu, in the order in which they stand there. Its text has the key {@code menu.} and its name. */
enum MenuSection {
    ACCESS,
    LICENSES,
    SOFTWARE,
    ORDERS,
    SUPPORT,
    REPORTS,
    OPERATION,
    CATALOG,
    SYSTEMS,
    AUDIT,
    HELP,
    ACCOUNT
}
