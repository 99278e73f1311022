package org.menkyo.permission;

/** A role that a business e-mail holds on one license ID (LC-301). Several roles on one license ID add up. */
public enum Role {
    ADMINISTRATOR,
    DOWNLOAD_ADMINISTRATOR,
    PRODUCT_KEY_ADMINISTRATOR,
    LICENSE_INFORMATION_VIEWER,
    SOFTWARE_ASSURANCE_ADMINISTRATOR,
    SUBSCRIPTION_ADMINISTRATOR,
    ONLINE_SERVICES_ADMINISTRATOR,
    /** The right that a valid Add Open License pair gives (LC-602); nobody grants or requests it. */
    OPEN_LICENSE_CONTACT
}
