package org.menkyo.notification;

import java.util.List;

/** The queue between relay and consumer. */
@FunctionalInterface
interface NotificationQueue {

    /** Sends messages, each of which names some notifications, in the current transaction. */
    void send(List<List<QueuedNotification>> messages);
}
