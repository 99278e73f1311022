package org.menkyo.support;

import org.menkyo.protocol.text.TypedText;

/**
 * Adds an administrator to a licence ID, after the details of whoever asked for it were checked (LC-801). Without all of
 * them the action is refused.
 *
 * @param email the new administrator's business e-mail
 * @param checked what was checked
 * @param reason why, at most 500 characters (LC-802)
 */
public record AddAdministrator(String email, CheckedDetails checked, String reason) {

    /**
     * What the caller or writer told support about the licence. The numbers must be those on record; name and address are
     * kept beside those on record, since people write them in many ways.
     *
     * @param licenseNumber the agreement or licence number
     * @param authorizationNumber for OPEN the authorization number, else null
     * @param companyName at most 200 characters
     * @param companyAddress at most 500 characters
     */
    public record CheckedDetails(
            String licenseNumber, String authorizationNumber, String companyName, String companyAddress) {
        /** Takes texts in the form in which they are compared, see {@link TypedText}. */
        public CheckedDetails {
            licenseNumber = TypedText.code(licenseNumber);
            authorizationNumber = TypedText.code(authorizationNumber);
        }
    }
}
