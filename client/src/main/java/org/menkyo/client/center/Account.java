package org.menkyo.client.center;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An account at a center or a KMS host, for calls that are not open to everybody.
 *
 * @param name its name
 * @param password its password; never shown
 */
public record Account(String name, String password) {

    /** The header value by which it signs in, HTTP Basic. */
    String basic() {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}
