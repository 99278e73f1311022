package org.menkyo.quarantine;

/** What can wait in quarantine. */
public enum WaitingKind {
    MAIL,
    WEBHOOK_MESSAGE,
    /** A record that the original has published by DNS, which a server of the same name would move or withdraw. */
    DNS_RECORD
}
