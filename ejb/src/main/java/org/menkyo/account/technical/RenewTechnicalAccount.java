package org.menkyo.account.technical;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.shared.input.Limits;

/**
 * Gives a technical account another end (LC-209).
 *
 * @param expiresAt when the credentials end, at most two years ahead
 * @param contactEmail whom mails about the account go to from now on; null to leave it as it is, which it is for a partner's system
 */
public record RenewTechnicalAccount(
        Instant expiresAt, @Limits(email = true) @Nullable String contactEmail) {}
