package org.menkyo.it.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Somebody who signed up by themselves.
 *
 * @param account what this person signs in with
 * @param email the business e-mail
 * @param rest calls in this person's name
 */
public record Person(String account, String email, RestSession rest) {

    /** What this person types where a page asks to sign in. */
    public String password() {
        byte[] pair = Base64.getDecoder().decode(rest.authorization().substring("Basic ".length()));
        return new String(pair, StandardCharsets.UTF_8).split(":", 2)[1];
    }
}
