package org.menkyo.notification;

/**
 * An earlier notification to the same address that is not sent yet.
 *
 * @param holdsBack whether later ones wait if it fails again: what fails for long, as by its own content, stops holding
 *     back the others
 */
record OwedNotification(QueuedNotification message, boolean holdsBack) {}
