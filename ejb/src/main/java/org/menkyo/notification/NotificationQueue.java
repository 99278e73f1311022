package org.menkyo.notification;

import java.util.List;

/** The queue between relay and consumer. */
@FunctionalInterface
interface NotificationQueue {

    /** Sends a message for each, in the current transaction. */
    void send(List<QueuedNotification> notifications);
}
