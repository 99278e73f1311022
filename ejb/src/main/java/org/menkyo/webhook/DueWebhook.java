package org.menkyo.webhook;

/**
 * A subscription of which a message is due.
 *
 * @param subscriptionId which one
 * @param accountName whose
 * @param proven whether its receiver accepted the last message that was sent to it; one that never accepted any is not
 */
record DueWebhook(long subscriptionId, String accountName, boolean proven) {}
