package org.menkyo.usermanagement;

import org.menkyo.agreement.Agreement;
import org.menkyo.shared.input.BusinessEmail;

/** Hears of permissions that have just been given, in the transaction that gives them (LC-405). */
public interface PermissionArrivals {

    /** An address holds roles on a license ID that it did not hold before. */
    void arrived(Agreement agreement, BusinessEmail holder);
}
