package org.menkyo.agreementchange;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.agreement.ContactKind;
import org.menkyo.shared.input.Limits;

/**
 * Changes a contact on an agreement (LC-110): replaces it, adds one ({@code email} is null) or ends one
 * ({@code newEmail} is null). An OPEN license has exactly one end customer, any other agreement at least one primary
 * contact; these are replaced only.
 *
 * @param kind what the contact is for
 * @param email the address of the contact that is replaced or ended, or null
 * @param newName the new contact's name, at most 200 characters; null for a reseller without, or if there is none
 * @param newEmail the new contact's address, or null
 * @param reason why, at most 500 characters; only support must give it (LC-802), for others it may be null
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record ChangeContact(
        ContactKind kind,
        @Limits(email = true) @Nullable String email,
        @Limits(maxLength = 200) @Nullable String newName,
        @Limits(email = true) @Nullable String newEmail,
        @Limits(maxLength = 500) @Nullable String reason,
        @Nullable UUID caseId) {

    /** For no support case. */
    public ChangeContact(ContactKind kind, String email, String newName, String newEmail, String reason) {
        this(kind, email, newName, newEmail, reason, null);
    }
}
