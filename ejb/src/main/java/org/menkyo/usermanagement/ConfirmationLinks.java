package org.menkyo.usermanagement;

import org.menkyo.shared.BusinessEmail;

/** Makes the links of welcome mails, which register whoever opens them signed in (LC-203, LC-307). */
public interface ConfirmationLinks {

    /** Records a new link for an address that is not registered and returns the secret token that it carries. */
    String newToken(BusinessEmail email);
}
