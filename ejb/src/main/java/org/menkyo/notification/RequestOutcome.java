package org.menkyo.notification;

/** How a permission request was decided, as its mail says. */
public enum RequestOutcome {
    APPROVED,
    DENIED
}
