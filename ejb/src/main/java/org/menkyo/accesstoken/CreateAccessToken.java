package org.menkyo.accesstoken;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.menkyo.permission.Operation;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Asks for an access token of the caller's own.
 *
 * @param name what the caller calls it
 * @param expiresAt when it ends, at most 366 days ahead
 * @param operations the operations that it serves for; null or empty for all that tokens serve for
 * @param licenseIds the license IDs that it reaches; null or empty for all
 */
public record CreateAccessToken(
        @Limits(maxLength = 100) String name,
        Instant expiresAt,
        @Limits(maxItems = 100) @Nullable List<Operation> operations,
        @Limits(maxItems = 100) @Nullable List<String> licenseIds) {

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public CreateAccessToken {
        name = TypedText.label(name);
        licenseIds = licenseIds == null
                ? null
                : licenseIds.stream().map(TypedText::code).toList();
    }
}
