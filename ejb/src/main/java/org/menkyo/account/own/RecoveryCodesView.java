package org.menkyo.account.own;

import java.util.List;

/**
 * Recovery codes; told this once.
 *
 * @param recoveryCodes signs in once each, in place of a code of the app
 */
public record RecoveryCodesView(List<String> recoveryCodes) {

    public RecoveryCodesView {
        recoveryCodes = List.copyOf(recoveryCodes);
    }

    @Override
    public String toString() {
        return "RecoveryCodesView[" + recoveryCodes.size() + "]";
    }
}
