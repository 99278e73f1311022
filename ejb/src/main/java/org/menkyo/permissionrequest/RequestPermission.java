package org.menkyo.permissionrequest;

import java.util.List;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Role;
import org.menkyo.protocol.text.TypedText;

/**
 * Asks for roles on a licence ID (LC-401).
 *
 * @param program the program of the licence ID
 * @param licenseId the licence ID; for OPEN the licence number
 * @param authorizationNumber for OPEN, where it is required; else null
 * @param roles at least one; not OPEN_LICENSE_CONTACT
 * @param comment plain text for the administrators, at most 2,000 characters; may be null
 */
public record RequestPermission(
        Program program, String licenseId, String authorizationNumber, List<Role> roles, String comment) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public RequestPermission {
        licenseId = TypedText.code(licenseId);
        authorizationNumber = TypedText.code(authorizationNumber);
    }
}
