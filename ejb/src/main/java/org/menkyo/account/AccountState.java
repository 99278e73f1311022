package org.menkyo.account;

import java.time.Instant;
import org.menkyo.identity.Account;

/** Whether an account can be signed in with. */
public enum AccountState {
    /** It can. */
    USABLE,
    /** An operator has disabled it. */
    DISABLED,
    /** Its end has come; an operator can renew it. */
    ENDED;

    static AccountState of(Account account, Instant now) {
        if (!account.isEnabled()) {
            return DISABLED;
        }
        return account.isUsableAt(now) ? USABLE : ENDED;
    }
}
