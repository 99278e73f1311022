package org.menkyo.registration;

/**
 * Follows the link of a confirmation or welcome mail (LC-203).
 *
 * @param token the token that the link carries
 */
public record ConfirmBusinessEmail(String token) {

    @Override
    public String toString() {
        return "ConfirmBusinessEmail[]";
    }
}
