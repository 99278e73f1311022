package org.menkyo.agreementchange;

import java.util.List;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.protocol.text.TypedText;

/**
 * A licence transfer form (LC-110): the organization goes by another name, or the licence goes to another organization.
 *
 * @param formNumber the number of the form, at most 64 characters
 * @param organization the holder as it is from now on; with the identifier of the present holder it is renamed, with
 *     another one the licence is handed over
 * @param contacts the new holder's contacts if the licence is handed over, as for a new agreement (for OPEN exactly one
 *     END_CUSTOMER and at most one RESELLER); else null
 * @param reason why, at most 500 characters, or null
 */
public record TransferLicense(
        String formNumber, OrganizationDetails organization, List<AgreementContact> contacts, String reason) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public TransferLicense {
        formNumber = TypedText.label(formNumber);
    }
}
