package org.menkyo.identity;

import java.time.Instant;
import java.time.ZoneOffset;

/** How long a registration holds without a sign-in (LC-205). */
public final class SignInPolicy {

    private SignInPolicy() {}

    /** Who signed in last before this moment must confirm the business e-mail again. */
    public static Instant lapsedBefore(Instant now) {
        return now.atZone(ZoneOffset.UTC).minusYears(1).toInstant();
    }
}
