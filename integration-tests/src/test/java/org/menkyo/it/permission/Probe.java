package org.menkyo.it.permission;

import java.io.IOException;
import java.util.Optional;

/** A call of an operation over one of the interfaces, whose answer tells whether the caller may do the operation. */
interface Probe {

    /** Makes the call; empty if the answer tells nothing about the permission, such as a failure of the server. */
    Optional<Boolean> tryAs(Credentials credentials) throws IOException, InterruptedException;

    /** What was answered last, for the message of a test that fails. */
    String lastAnswer();

    /** Whether whoever calls is taken for a device, signed in or not. */
    default boolean takesAllForDevices() {
        return false;
    }
}
