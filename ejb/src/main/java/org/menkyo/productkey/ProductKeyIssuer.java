package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import org.menkyo.agreement.Agreement;

/** Issues product keys to licence IDs (VA-102). */
@ApplicationScoped
public class ProductKeyIssuer {

    /**
     * Issues what the licence ID's entitlements give and it does not have yet, and raises what its keys permit; to be
     * called in the transaction that recorded the entitlements.
     */
    public void issueFor(Agreement agreement) {
        throw new UnsupportedOperationException();
    }
}
