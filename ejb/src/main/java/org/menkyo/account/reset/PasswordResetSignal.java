package org.menkyo.account.reset;

/** Has links sent soon. */
public interface PasswordResetSignal {

    /** Once the current transaction has committed. */
    void wakeAfterCommit();
}
