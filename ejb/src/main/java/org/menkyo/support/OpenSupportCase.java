package org.menkyo.support;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Opens a support case of one's own (LC-805).
 *
 * @param kind what it is about
 * @param licenseId a license ID on which the caller has a role or is a contact, the reseller included; for MISSING_LICENSE the
 *     one that is missing, whatever it is, or null
 * @param subject at most 200 characters
 * @param text what happened, and what is asked for; at most 2,000 characters
 */
public record OpenSupportCase(
        SupportCaseKind kind,
        @Limits(maxLength = 32) @Nullable String licenseId,
        @Limits(maxLength = 200) String subject,
        @Limits(maxLength = 2_000) String text) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public OpenSupportCase {
        licenseId = TypedText.code(licenseId);
    }
}
