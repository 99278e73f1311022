package org.menkyo.openlicense;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Adds an OPEN license to what a registered user can use (LC-601).
 *
 * @param authorizationNumber the authorization number
 * @param licenseNumber the license number
 * @param acknowledged must be true: the user is the reseller on record, the license holder, or authorized by the holder
 * @param givenName at most 100 characters; needed if the profile lacks it (LC-206)
 * @param familyName at most 100 characters; needed if the profile lacks it
 */
public record AddOpenLicense(
        @Limits(maxLength = 32) String authorizationNumber,
        @Limits(maxLength = 32) String licenseNumber,
        Boolean acknowledged,
        @Limits(maxLength = 100) @Nullable String givenName,
        @Limits(maxLength = 100) @Nullable String familyName) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public AddOpenLicense {
        authorizationNumber = TypedText.code(authorizationNumber);
        licenseNumber = TypedText.code(licenseNumber);
    }
}
