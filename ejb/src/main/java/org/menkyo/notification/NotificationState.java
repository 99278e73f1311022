package org.menkyo.notification;

/** Where a notification is on its way from the causing transaction to the receiver's mail server (LC-901). */
public enum NotificationState {
    /** Recorded; waits for the relay. */
    PENDING,
    /** A message on the queue names it. */
    QUEUED,
    /** The mail server has accepted it. */
    SENT,
    /** All attempts failed; an operator can replay it. */
    DEAD
}
