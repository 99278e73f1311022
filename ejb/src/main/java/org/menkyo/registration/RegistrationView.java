package org.menkyo.registration;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.shared.text.Language;

/**
 * Where a person's registration stands (LC-203, LC-204).
 *
 * @param email the confirmed business e-mail, or null
 * @param confirmedAt when it was confirmed, or null
 * @param lapsedEmail the address that must be confirmed again, since its user did not sign in for a year, or null (LC-205)
 * @param pendingEmail the address that a confirmation link is on its way to, or null
 * @param pendingUntil when that link expires, or null
 * @param accessOpen whether the confirmed address is a contact, other than a reseller, or holds a permission on any license ID
 * @param language the language of mails to this person
 */
public record RegistrationView(
        @Nullable String email,
        @Nullable Instant confirmedAt,
        @Nullable String lapsedEmail,
        @Nullable String pendingEmail,
        @Nullable Instant pendingUntil,
        boolean accessOpen,
        Language language) {}
