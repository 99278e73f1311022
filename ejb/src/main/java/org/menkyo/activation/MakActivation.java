package org.menkyo.activation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.Caller;

/**
 * One activation by MAK or individual key (VA-109, VA-401, VA-405, VA-406). What is computed is computed before and after
 * the transaction, in which all machines of the key wait for each other.
 */
@ApplicationScoped
public class MakActivation {

    private final MakConfirming confirming;
    private final PublisherKeys publisherKeys;

    /** For the container's proxy. */
    protected MakActivation() {
        this(null, null);
    }

    @Inject
    public MakActivation(MakConfirming confirming, PublisherKeys publisherKeys) {
        this.confirming = confirming;
        this.publisherKeys = publisherKeys;
    }

    /** Activates or refuses; both are recorded in the audit when this returns. */
    Outcome<InstallationActivated> activate(Caller caller, ProductKey key, InstallationId installationId) {
        ConfirmationId confirmationId = publisherKeys.confirmationCodec().confirm(installationId);
        return confirming
                .confirm(caller, key, installationId, confirmationId)
                .map(confirmed -> activated(confirmed, key, installationId));
    }

    private InstallationActivated activated(Confirmed confirmed, ProductKey key, InstallationId installationId) {
        MakConfirmation signed = MakConfirmation.sign(
                publisherKeys.signingKey(), confirmed.number(), key, installationId, confirmed.confirmedAt());
        return new InstallationActivated(
                confirmed.confirmationId().formatted(), signed.toText(), confirmed.counted(), confirmed.remaining());
    }
}
