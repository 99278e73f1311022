package org.menkyo.webhook;

/** How a subscription fares. */
public enum WebhookState {
    /** Messages are sent as they come. */
    ACTIVE,
    /** The last attempts failed; the next one waits, longer each time. */
    FAILING,
    /** Nothing could be delivered for a day: messages are kept, and sent once it is resumed or a test message is accepted. */
    PAUSED
}
