package org.menkyo.account.technical;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.identity.Account;
import org.menkyo.organization.Distributor;
import org.menkyo.shared.input.BusinessEmail;

/**
 * A technical account as operators see it, and a partner's system as whose it is does (LC-209, LC-210).
 *
 * @param name what to sign in with
 * @param party the party that it acts as
 * @param distributorCode the short code of the distributor whose system it is, or null
 * @param businessEmail the business e-mail that a partner's system belongs to, or null
 * @param state whether it can be signed in with
 * @param expiresAt when the credentials end
 * @param passwordChangedAt when the password was last changed; null while it is the first one
 * @param passwordEndsAt when the password ends unless its owner changes it, since somebody else chose it; else null
 * @param formerPasswordEndsAt until when the password before the present one serves, too; null if it does not
 * @param contactEmail whom mails about the account go to, or null
 * @param createdAt when it was made
 * @param createdBy who made it
 */
public record TechnicalAccountView(
        String name,
        String party,
        @Nullable String distributorCode,
        @Nullable String businessEmail,
        AccountState state,
        Instant expiresAt,
        @Nullable Instant passwordChangedAt,
        @Nullable Instant passwordEndsAt,
        @Nullable Instant formerPasswordEndsAt,
        @Nullable String contactEmail,
        Instant createdAt,
        String createdBy) {

    /** @param held whether the business e-mail of a partner's system is somebody's */
    static TechnicalAccountView of(Account account, boolean held, Instant now) {
        return new TechnicalAccountView(
                account.name(),
                account.party().name(),
                account.distributor().map(Distributor::code).orElse(null),
                account.businessEmail().map(BusinessEmail::value).orElse(null),
                AccountState.of(account, held, now),
                account.expiresAt().orElse(null),
                account.passwordChangedAt().orElse(null),
                account.passwordEndsAt().orElse(null),
                account.formerPasswordEndsAt(now).orElse(null),
                account.contactEmail().map(BusinessEmail::value).orElse(null),
                account.createdAt(),
                account.createdBy());
    }
}
