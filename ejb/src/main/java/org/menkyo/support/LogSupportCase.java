package org.menkyo.support;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Logs a support case for a customer (LC-804).
 *
 * @param reference the distributor's own number of the case, at most 64 characters, or null; the same again with the same
 *     content gets the first case, with other content it is refused
 * @param kind what it is about
 * @param licenseId a license ID whose distributor of record logs the case
 * @param subject at most 200 characters
 * @param text what happened, and what is asked for; at most 2,000 characters
 */
public record LogSupportCase(
        @Limits(maxLength = 64) @Nullable String reference,
        SupportCaseKind kind,
        @Limits(maxLength = 32) String licenseId,
        @Limits(maxLength = 200) String subject,
        @Limits(maxLength = 2_000) String text) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public LogSupportCase {
        reference = TypedText.label(reference);
        licenseId = TypedText.code(licenseId);
    }
}
