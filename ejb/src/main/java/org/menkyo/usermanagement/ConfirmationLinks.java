package org.menkyo.usermanagement;

import java.util.List;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.input.BusinessEmail;

/** Makes the links of welcome mails, which register whoever opens them signed in (LC-203, LC-307). */
public interface ConfirmationLinks {

    /** Records a new link for an address that is not registered and returns the secret token that it carries. */
    String newToken(BusinessEmail email);

    /** As {@link #newToken}, one for each of the addresses and in their order; the links are recorded with other statements. */
    List<String> newTokens(StatementList statements, List<BusinessEmail> emails);
}
