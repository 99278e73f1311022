package org.menkyo.openlicense;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.lockout.Lockout;
import org.menkyo.lockout.LockoutCause;

/**
 * A lockout as support sees it (LC-604).
 *
 * @param id names the lockout
 * @param email the user's business e-mail
 * @param cause which limit was reached
 * @param lockedAt since when
 * @param lockedUntil until when, unless it is ended before
 * @param inForce whether the user is locked out now
 * @param endedBy who ended it, or null
 * @param endedAt when it was ended, or null
 * @param endReason why it was ended, or null
 */
public record LockoutView(
        UUID id,
        String email,
        LockoutCause cause,
        Instant lockedAt,
        Instant lockedUntil,
        boolean inForce,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** The lockout as it stands at a moment. */
    public static LockoutView of(Lockout lockout, Instant now) {
        return new LockoutView(
                lockout.id(),
                lockout.email().value(),
                lockout.cause(),
                lockout.lockedAt(),
                lockout.lockedUntil(),
                lockout.holdsAt(now),
                lockout.endedBy().orElse(null),
                lockout.endedAt().orElse(null),
                lockout.endReason().orElse(null));
    }
}
