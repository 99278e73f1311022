package org.menkyo.notification.outbox;

/** Where a notification is on its way from the causing transaction to the receiver's mail server (LC-901). */
public enum NotificationState {
    /** Recorded; waits for the relay. */
    PENDING,
    /** More than its sender or its receiver may have at once; it comes in a summary soon (LC-905). */
    HELD,
    /** A message on the queue names it. */
    QUEUED,
    /** The mail server has accepted it. */
    SENT,
    /** All attempts failed; an operator can replay it. */
    DEAD,
    /** Another mail says the same, or says it with others in a summary (LC-905). */
    MERGED,
    /** An operator released a restored copy without what had waited in it (LC-1208). */
    DROPPED
}
