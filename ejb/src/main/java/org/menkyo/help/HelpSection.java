package org.menkyo.help;

/** What help topics are about. A page shows the topics of its section. */
public enum HelpSection {
    /** Accounts, the business e-mail, signing in. */
    REGISTRATION,
    /** Agreements, license IDs, orders, what is owned. */
    LICENSES,
    /** Roles, permissions, asking for them and deciding. */
    PERMISSIONS,
    /** Add Open License. */
    OPEN_LICENSES,
    /** Product keys. */
    PRODUCT_KEYS,
    /** Downloads and physical media. */
    DOWNLOADS,
    /** Software Assurance, subscriptions, online services. */
    BENEFITS,
    /** Activation by MAK and KMS. */
    ACTIVATION,
    /** Support cases, and what is recorded. */
    SUPPORT
}
