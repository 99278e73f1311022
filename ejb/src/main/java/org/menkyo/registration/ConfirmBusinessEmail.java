package org.menkyo.registration;

import org.menkyo.shared.input.Limits;

/**
 * Follows the link of a confirmation or welcome mail (LC-203).
 *
 * @param token the token that the link carries
 */
public record ConfirmBusinessEmail(@Limits(maxLength = 100) String token) {

    @Override
    public String toString() {
        return "ConfirmBusinessEmail[]";
    }
}
