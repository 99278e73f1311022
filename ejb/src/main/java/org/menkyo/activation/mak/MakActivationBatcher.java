package org.menkyo.activation.mak;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.activation.Outcome;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;

/**
 * Activations by MAK or individual key (VA-109, VA-401, VA-405, VA-406). Uses of one key follow each other, so those that
 * come while one is made are made together, in one transaction. What is computed is computed before and after it.
 */
@ApplicationScoped
public class MakActivationBatcher {

    /** What one transaction does at most, so that others who need the key do not wait long. */
    private static final int MOST_TOGETHER = 32;

    private final MakActivationTransaction confirming;
    private final PublisherKeys publisherKeys;
    private final SharedTurns<ProductKey, MakRequest, Outcome<Confirmed>> turns;

    @Inject
    public MakActivationBatcher(MakActivationTransaction confirming, PublisherKeys publisherKeys) {
        this.confirming = confirming;
        this.publisherKeys = publisherKeys;
        this.turns = new SharedTurns<>(MOST_TOGETHER, (key, requests) -> this.confirming.confirm(key, requests));
    }

    /** Activates or refuses; both are recorded in the audit when this returns. */
    public Outcome<InstallationActivated> activate(Caller caller, ProductKey key, InstallationId installationId) {
        MakRequest request = MakRequest.of(
                caller, installationId, publisherKeys.confirmationCodec().confirm(installationId));
        return turns.take(key, request).map(confirmed -> activated(confirmed, key, request));
    }

    private InstallationActivated activated(Confirmed confirmed, ProductKey key, MakRequest request) {
        MakConfirmation signed = MakConfirmation.sign(
                publisherKeys.signingKey(), confirmed.number(), key, request.installationId(), confirmed.confirmedAt());
        return new InstallationActivated(
                request.confirmationId().formatted(), signed.toText(), confirmed.counted(), confirmed.remaining());
    }
}
