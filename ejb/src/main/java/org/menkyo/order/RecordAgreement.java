package org.menkyo.order;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.regex.Pattern;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.Program;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * An agreement of a program other than OPEN, with what it entitles to (LC-101, LC-102).
 *
 * @param licenseId its license ID, at most 32 of capital letters, digits and hyphens
 * @param program any but OPEN
 * @param organization whose it is
 * @param parentLicenseId the MASTER agreement above it, or null
 * @param contacts at least one of kind PRIMARY; at most 100
 * @param lines what it entitles to; may be null for a MASTER agreement
 */
public record RecordAgreement(
        @Limits(maxLength = 32) String licenseId,
        Program program,
        OrganizationDetails organization,
        @Limits(maxLength = 32) @Nullable String parentLicenseId,
        @Limits(minItems = 1, maxItems = 100) List<AgreementContact> contacts,
        @Limits(maxItems = 1_000) @Nullable List<OrderLine> lines) {
    private static final Pattern LICENSE_ID = Pattern.compile("[A-Z0-9](?:[A-Z0-9-]{0,30}[A-Z0-9])?");

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public RecordAgreement {
        licenseId = TypedText.code(licenseId);
        parentLicenseId = TypedText.code(parentLicenseId);
    }

    /** Whether a text in its form can be the license ID of such an agreement. */
    public static boolean isLicenseId(String code) {
        return LICENSE_ID.matcher(code).matches();
    }
}
