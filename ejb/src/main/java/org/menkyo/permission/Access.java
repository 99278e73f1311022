package org.menkyo.permission;

/** One cell of the permission table: how much a role allows of an activity (LC-302). */
public enum Access {
    NONE,
    VIEW,
    FULL;

    /** Whether this allows at least as much as the other. */
    public boolean covers(Access needed) {
        return compareTo(needed) >= 0;
    }
}
