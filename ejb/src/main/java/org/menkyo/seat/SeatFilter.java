package org.menkyo.seat;

import jakarta.annotation.Nullable;
import java.util.Optional;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/**
 * Which seats are asked for; null means any.
 *
 * @param product of the product with this code
 * @param email of the person with this business e-mail
 */
public record SeatFilter(@Nullable String product, @Nullable String email) {

    /**
     * Reads the parameters of a call, each of which may be null.
     *
     * @throws InvalidInputException if the address is none
     */
    public static SeatFilter of(String product, String email) {
        new InputCheck().optionalEmail("email", email).done();
        return new SeatFilter(product, email);
    }

    Optional<BusinessEmail> person() {
        return Optional.ofNullable(email).map(BusinessEmail::new);
    }

    /** All of them. */
    public static SeatFilter none() {
        return new SeatFilter(null, null);
    }
}
