package org.menkyo.activation.phone;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.shared.input.Limits;

/**
 * Activates an installation whose ID was read out over the phone (VA-403).
 *
 * @param groups the 9 groups of 6 digits of the installation ID, in their order
 * @param productKey the key, for the rare case that the installation ID alone does not tell it; null otherwise
 */
public record ActivateByPhone(
        @Limits(minItems = 9, maxItems = 9) List<String> groups,
        @Limits(maxLength = 200) @Nullable String productKey) {

    /** Without the key. */
    @Override
    public String toString() {
        return "ActivateByPhone[groups=" + groups + "]";
    }
}
