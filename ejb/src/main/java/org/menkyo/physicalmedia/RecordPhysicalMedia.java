package org.menkyo.physicalmedia;

import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Asks for media to be shipped to somebody who waits for permission (LC-703).
 *
 * @param licenseId the license ID on which permission was requested
 * @param requesterEmail the business e-mail that requested it
 * @param reason why support records it, at most 2,000 characters
 * @param request what is asked for
 */
public record RecordPhysicalMedia(
        @Limits(maxLength = 32) String licenseId,
        @Limits(email = true) String requesterEmail,
        @Limits(maxLength = 2_000) String reason,
        RequestPhysicalMedia request) {

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public RecordPhysicalMedia {
        licenseId = TypedText.code(licenseId);
    }
}
