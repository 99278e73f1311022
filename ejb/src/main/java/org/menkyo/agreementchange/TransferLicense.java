package org.menkyo.agreementchange;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * A license transfer form (LC-110): the organization goes by another name, or the license goes to another organization.
 *
 * @param formNumber the number of the form, at most 64 characters
 * @param organization the holder as it is from now on; with the identifier of the present holder it is renamed, with
 *     another one the license is handed over
 * @param contacts the new holder's contacts if the license is handed over, as for a new agreement (for OPEN exactly one
 *     END_CUSTOMER and at most one RESELLER); else null
 * @param reason why, at most 500 characters, or null
 */
public record TransferLicense(
        @Limits(maxLength = 64) String formNumber,
        OrganizationDetails organization,
        @Limits(maxItems = 100) @Nullable List<AgreementContact> contacts,
        @Limits(maxLength = 500) @Nullable String reason) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public TransferLicense {
        formNumber = TypedText.label(formNumber);
    }
}
