package org.menkyo.lookup;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.ContactKind;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.NotificationState;
import org.menkyo.openlicense.LockoutView;
import org.menkyo.permissionrequest.RequestForSupport;
import org.menkyo.shared.text.Language;
import org.menkyo.support.SupportCaseSummary;
import org.menkyo.usermanagement.PermissionView;

/**
 * What is known of a business e-mail, for support (LC-806). Of each list the newest entries; permissions and places as contact
 * are the first 200.
 *
 * @param email the address
 * @param registration where its registration stands
 * @param name the person's name, or null
 * @param language the language of mails to it, or null
 * @param confirmedAt when it was confirmed, or null
 * @param lastSignInAt when its person signed in last, or null
 * @param linkSentAt when the confirmation link was made that it has not followed, or null
 * @param linkExpiresAt until when that link can be followed, or null
 * @param permissions what it holds
 * @param contacts on which license IDs it is a contact
 * @param mails the mails to it
 * @param lockouts its lockouts, ended ones included
 * @param requests its permission requests
 * @param supportCases the support cases that it opened
 */
public record FoundPerson(
        String email,
        RegistrationState registration,
        @Nullable String name,
        @Nullable Language language,
        @Nullable Instant confirmedAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant linkSentAt,
        @Nullable Instant linkExpiresAt,
        List<PermissionView> permissions,
        List<ContactPlace> contacts,
        List<MailToPerson> mails,
        List<LockoutView> lockouts,
        List<RequestForSupport> requests,
        List<SupportCaseSummary> supportCases) {

    /** Where a registration stands. */
    public enum RegistrationState {
        /** Nobody has registered the address. */
        NOT_REGISTERED,
        /** A confirmation link was sent and not followed yet. */
        LINK_SENT,
        /** The last confirmation link has expired. */
        LINK_EXPIRED,
        /** The address is confirmed. */
        CONFIRMED,
        /** It was confirmed, and must be again, since its person did not sign in for a year (LC-205). */
        LAPSED
    }

    /**
     * A place as contact.
     *
     * @param licenseId on which license ID
     * @param kind what for
     * @param inForce whether the agreement has not ended
     */
    public record ContactPlace(String licenseId, ContactKind kind, boolean inForce) {}

    /**
     * A mail.
     *
     * @param id names it; its Message-ID begins with it
     * @param kind what it tells
     * @param state where it is on its way
     * @param attempts how often it was tried
     * @param lastError what the mail server said last, or null
     * @param createdAt when it was recorded
     * @param sentAt when the mail server accepted it, or null
     */
    public record MailToPerson(
            UUID id,
            NotificationKind kind,
            NotificationState state,
            int attempts,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant sentAt) {}
}
