package org.menkyo.webhook;

/** How far a message to a partner system is. */
public enum DeliveryState {
    /** To be sent, for the first time or again. */
    PENDING,
    /** The receiver answered with a status from 200 to 299. */
    SENT,
    /** Given up after all attempts, or with what had waited in a restored copy (LC-1208); can be replayed. */
    DEAD,
    /** Not sent, since the account may not know of it any more; can be replayed when it may again. */
    WITHHELD
}
