package org.menkyo.quarantine;

/** What becomes of what waits when a quarantine is released. */
public enum WaitingChoice {
    /** It is sent: the copy takes the place of an original that is gone. */
    SEND,
    /** What was recorded before the quarantine is dropped, since the original has sent it or will. */
    DROP_EARLIER,
    /** All of it is dropped. */
    DROP_ALL
}
