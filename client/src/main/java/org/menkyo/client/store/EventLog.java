package org.menkyo.client.store;

/** The client's local event log (VA-210). */
@FunctionalInterface
public interface EventLog {

    /** Keeps nothing. */
    EventLog NONE = event -> {};

    /** Adds an event; a log that cannot be written does not keep a client from being activated. */
    void append(ClientEvent event);

    /** As above, for what a management tool asked the agent of this machine for (VA-503). */
    default void append(ManagementEvent event) {}

    /** Forgets all events: before an image is taken, so that they do not appear on other machines (VA-601). */
    default void clear() {}
}
