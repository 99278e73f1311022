package org.menkyo.agreementtree;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Puts an agreement elsewhere in the tree (LC-101, LC-501).
 *
 * @param parentLicenseId the MASTER agreement above it from now on, of the same distributor; null for none
 */
public record MoveAgreement(
        @Limits(maxLength = 32) @Nullable String parentLicenseId) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public MoveAgreement {
        parentLicenseId = TypedText.code(parentLicenseId);
    }
}
