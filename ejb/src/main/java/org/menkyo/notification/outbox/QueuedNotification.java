package org.menkyo.notification.outbox;

import java.util.UUID;

/**
 * What a message on the queue says.
 *
 * @param identity which notification
 * @param round in which of its rounds on the queue
 */
public record QueuedNotification(UUID identity, int round) {}
