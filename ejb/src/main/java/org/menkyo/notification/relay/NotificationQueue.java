package org.menkyo.notification.relay;

import java.util.List;
import org.menkyo.notification.outbox.QueuedNotification;

/** The queue between relay and consumer. */
@FunctionalInterface
interface NotificationQueue {

    /** Sends messages, each of which names some notifications, in the current transaction. */
    void send(List<List<QueuedNotification>> messages);
}
