package org.menkyo.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;

/** For how long a technical account serves: it ends within two years, and can be renewed (LC-1106). */
public final class AccountTerm {

    private static final int MAX_YEARS = 2;

    private AccountTerm() {}

    /** Rejects an end that is missing, over, or too far ahead. */
    public static void check(InputCheck check, Instant expiresAt, Instant now) {
        Instant latest = now.plus(MAX_YEARS * 366L, ChronoUnit.DAYS);
        if (expiresAt == null) {
            check.required("expiresAt", null);
        } else if (!expiresAt.isAfter(now) || expiresAt.isAfter(latest)) {
            check.reject("expiresAt", FieldProblem.OUT_OF_RANGE, now.toString(), latest.toString());
        }
    }
}
