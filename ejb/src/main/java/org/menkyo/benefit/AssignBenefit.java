package org.menkyo.benefit;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Assigns units of a benefit to a person (LC-705).
 *
 * @param email the person's business e-mail
 * @param units how many, 1 to 1,000,000
 * @param id what the caller names the units by, so that the same again changes nothing; null if they are to get a name
 */
public record AssignBenefit(
        @Limits(maxLength = 254) String email,
        @Limits(min = 1, max = 1_000_000) Integer units,
        @Nullable UUID id) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public AssignBenefit {
        email = TypedText.label(email);
    }
}
