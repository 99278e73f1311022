package org.menkyo.benefit;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Uses up units of a benefit (LC-705).
 *
 * @param purpose what for, at most 200 characters
 * @param units how many, 1 to 1,000,000
 * @param id what the caller names the units by, so that the same again changes nothing; null if they are to get a name
 */
public record UseBenefit(
        @Limits(maxLength = 200) String purpose,
        @Limits(min = 1, max = 1_000_000) Integer units,
        @Nullable UUID id) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public UseBenefit {
        purpose = TypedText.label(purpose);
    }
}
