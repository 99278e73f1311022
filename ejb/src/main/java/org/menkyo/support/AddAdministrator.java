package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Adds an administrator to a license ID, after the details of whoever asked for it were checked (LC-801). Without all of
 * them the action is refused.
 *
 * @param email the new administrator's business e-mail
 * @param checked what was checked
 * @param reason why, at most 500 characters (LC-802)
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record AddAdministrator(
        @Limits(email = true) String email,
        CheckedDetails checked,
        @Limits(maxLength = 500) String reason,
        @Nullable UUID caseId) {

    /** For no support case. */
    public AddAdministrator(String email, CheckedDetails checked, String reason) {
        this(email, checked, reason, null);
    }

    /**
     * What the caller or writer told support about the license. The numbers must be those on record; name and address are
     * kept beside those on record, since people write them in many ways.
     *
     * @param licenseNumber the agreement or license number
     * @param authorizationNumber for OPEN the authorization number, else null
     * @param companyName at most 200 characters
     * @param companyAddress at most 500 characters
     */
    public record CheckedDetails(
            @Limits(maxLength = 32) String licenseNumber,
            @Limits(maxLength = 32) @Nullable String authorizationNumber,
            @Limits(maxLength = 200) String companyName,
            @Limits(maxLength = 500) String companyAddress) {
        /** Takes texts in the form in which they are compared, see {@link TypedText}. */
        public CheckedDetails {
            licenseNumber = TypedText.code(licenseNumber);
            authorizationNumber = TypedText.code(authorizationNumber);
        }
    }
}
