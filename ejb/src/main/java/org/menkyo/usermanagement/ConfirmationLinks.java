package org.menkyo.usermanagement;

import org.menkyo.shared.StatementList;
import org.menkyo.shared.input.BusinessEmail;

/** Makes the links of welcome mails, which register whoever opens them signed in (LC-203, LC-307). */
public interface ConfirmationLinks {

    /** Records a new link for an address that is not registered and returns the secret token that it carries. */
    String newToken(BusinessEmail email);

    /** As {@link #newToken(BusinessEmail)}, but the link is recorded with other statements. */
    String newToken(StatementList statements, BusinessEmail email);
}
