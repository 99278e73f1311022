package org.menkyo.permission;

/** A row of the table of roles (LC-302). */
public enum Activity {
    MANAGE_USERS,
    DOWNLOAD_SOFTWARE,
    VIEW_PRODUCT_KEYS,
    VIEW_LICENSE_INFORMATION,
    MANAGE_SOFTWARE_ASSURANCE,
    MANAGE_SUBSCRIPTIONS,
    MANAGE_ONLINE_SERVICES,
    HELP
}
