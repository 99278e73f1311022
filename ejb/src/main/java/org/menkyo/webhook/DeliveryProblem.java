package org.menkyo.webhook;

/** Why an attempt failed. It tells nothing about the network that the server is in. */
public enum DeliveryProblem {
    /** The name has no address, or one that the server does not send to. */
    ADDRESS_REFUSED,
    /** No connection, or none that TLS vouches for. */
    NOT_CONNECTED,
    /** No answer in time, or none of HTTP. */
    NO_ANSWER,
    /** An answer with another status than 200 to 299; redirects are not followed. */
    STATUS
}
