package org.menkyo.account;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.input.Limits;

/**
 * Asks for an account that a system or an employee of the publisher signs in with (LC-205, LC-210, LC-1106).
 *
 * @param name as in {@link SignUp}
 * @param password as in {@link SignUp}
 * @param party DISTRIBUTOR, SUPPORT_AGENT, AUDITOR, OPERATOR, PHONE_SYSTEM or PARTNER
 * @param distributorCode the distributor's short code for DISTRIBUTOR, else null; a new code makes a new distributor
 * @param distributorName the distributor's name for DISTRIBUTOR, else null
 * @param expiresAt when the credentials end, at most two years ahead
 * @param contactEmail whom mails about the account go to, in the language of this call (LC-209); or null. For PARTNER it is the
 *     business e-mail, and here null
 * @param businessEmail for PARTNER the confirmed business e-mail that the system belongs to, whose permissions it has; else null
 */
public record CreateTechnicalAccount(
        @Limits(minLength = 3, maxLength = 100) String name,
        @Limits(minLength = 12, maxLength = 72) String password,
        Party party,
        @Limits(maxLength = 64) @Nullable String distributorCode,
        @Limits(maxLength = 200) @Nullable String distributorName,
        Instant expiresAt,
        @Limits(email = true) @Nullable String contactEmail,
        @Limits(email = true) @Nullable String businessEmail) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public CreateTechnicalAccount {
        name = TypedText.accountName(name);
        distributorCode = TypedText.label(distributorCode);
    }

    /** Without anybody to tell. */
    public CreateTechnicalAccount(
            String name,
            String password,
            Party party,
            String distributorCode,
            String distributorName,
            Instant expiresAt) {
        this(name, password, party, distributorCode, distributorName, expiresAt, null, null);
    }

    /** The system of a partner, who has confirmed the business e-mail. */
    public static CreateTechnicalAccount ofPartner(
            String name, String password, String businessEmail, Instant expiresAt) {
        return new CreateTechnicalAccount(name, password, Party.PARTNER, null, null, expiresAt, null, businessEmail);
    }

    @Override
    public String toString() {
        return "CreateTechnicalAccount[name=" + name + ", party=" + party + "]";
    }
}
