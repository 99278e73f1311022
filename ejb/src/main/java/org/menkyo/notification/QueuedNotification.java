package org.menkyo.notification;

import java.util.UUID;

/**
 * What a message on the queue says.
 *
 * @param identity which notification
 * @param round in which of its rounds on the queue
 */
record QueuedNotification(UUID identity, int round) {}
