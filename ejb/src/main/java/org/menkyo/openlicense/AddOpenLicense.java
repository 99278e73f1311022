package org.menkyo.openlicense;

import org.menkyo.protocol.text.TypedText;

/**
 * Adds an OPEN licence to what a registered user can use (LC-601).
 *
 * @param authorizationNumber the authorization number
 * @param licenseNumber the licence number
 * @param acknowledged must be true: the user is the reseller on record, the licence holder, or authorized by the holder
 * @param givenName at most 100 characters; needed if the profile lacks it (LC-206)
 * @param familyName at most 100 characters; needed if the profile lacks it
 */
public record AddOpenLicense(
        String authorizationNumber, String licenseNumber, Boolean acknowledged, String givenName, String familyName) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public AddOpenLicense {
        authorizationNumber = TypedText.code(authorizationNumber);
        licenseNumber = TypedText.code(licenseNumber);
    }
}
