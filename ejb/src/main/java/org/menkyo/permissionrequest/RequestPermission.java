package org.menkyo.permissionrequest;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Role;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Asks for roles on a license ID (LC-401).
 *
 * @param program the program of the license ID
 * @param licenseId the license ID; for OPEN the license number
 * @param authorizationNumber for OPEN, where it is required; else null
 * @param roles at least one; not OPEN_LICENSE_CONTACT
 * @param comment plain text for the administrators, at most 2,000 characters; may be null
 */
public record RequestPermission(
        Program program,
        @Limits(maxLength = 32) String licenseId,
        @Limits(maxLength = 32) @Nullable String authorizationNumber,
        @Limits(minItems = 1, maxItems = 8) List<Role> roles,
        @Limits(maxLength = 2_000) @Nullable String comment) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public RequestPermission {
        licenseId = TypedText.code(licenseId);
        authorizationNumber = TypedText.code(authorizationNumber);
    }
}
