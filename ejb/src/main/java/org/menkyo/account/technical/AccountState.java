package org.menkyo.account.technical;

import java.time.Instant;
import org.menkyo.identity.Account;

/** Whether an account can be signed in with. */
public enum AccountState {
    /** It can. */
    USABLE,
    /** An operator has disabled it. */
    DISABLED,
    /** Its end has come; an operator can renew it. */
    ENDED,
    /** It is a partner's system's, and nobody has confirmed the business e-mail that it belongs to any more (LC-210). */
    SUSPENDED;

    static AccountState of(Account account, boolean held, Instant now) {
        if (!account.isEnabled()) {
            return DISABLED;
        }
        if (!account.isUsableAt(now)) {
            return ENDED;
        }
        return held ? USABLE : SUSPENDED;
    }
}
