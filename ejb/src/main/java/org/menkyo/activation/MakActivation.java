package org.menkyo.activation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.menkyo.activation.Outcome.Activated;
import org.menkyo.activation.Outcome.Refused;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.Editions;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;

/**
 * One activation by MAK or individual key, in one transaction (VA-109, VA-401, VA-405, VA-406). All uses of a key follow each other by its row's
 * lock, so two calls of the same machine use one activation; the database itself holds that no more are used than
 * permitted.
 */
@ApplicationScoped
public class MakActivation {

    private final ProductKeys productKeys;
    private final Editions editions;
    private final ActivationRepository repository;
    private final PublisherKeys publisherKeys;
    private final ActivationAudit audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected MakActivation() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public MakActivation(
            ProductKeys productKeys,
            Editions editions,
            ActivationRepository repository,
            PublisherKeys publisherKeys,
            ActivationAudit audit,
            Clock clock) {
        this.productKeys = productKeys;
        this.editions = editions;
        this.repository = repository;
        this.publisherKeys = publisherKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Activates or refuses; both are recorded in the audit when this returns. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Outcome<InstallationActivated> activate(Caller caller, ProductKey key, InstallationId installationId) {
        Optional<IssuedProductKey> issued = productKeys.find(key);
        Outcome<InstallationActivated> outcome = issued.map(known -> activate(known, key, installationId))
                .orElseGet(() -> new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE));
        ActivationAudit.Attempt attempt = new ActivationAudit.Attempt(
                Operation.ACTIVATE_INSTALLATION,
                key,
                issued,
                installationId,
                Map.of("edition", edition(installationId)));
        audit.record(caller, attempt, outcome, InstallationActivated::counted);
        return outcome;
    }

    private Outcome<InstallationActivated> activate(
            IssuedProductKey issued, ProductKey key, InstallationId installationId) {
        if (issued.type() == KeyType.KMS_HOST) {
            return new Refused<>(ErrorCode.PRODUCT_KEY_OF_OTHER_TYPE, KeyType.MAK);
        }
        if (!installationId.isFor(key)) {
            return new Refused<>(ErrorCode.INSTALLATION_ID_NOT_VALID, InstallationIdProblem.OF_OTHER_KEY);
        }
        Optional<Edition> edition = editions.find(installationId.editionCode()).filter(issued::activates);
        if (edition.isEmpty()) {
            return new Refused<>(ErrorCode.EDITION_NOT_COVERED);
        }
        productKeys.lock(issued);
        if (!productKeys.isUsable(issued)) {
            return new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE);
        }
        Optional<Confirmation> kept = repository.findConfirmation(issued, installationId);
        if (kept.isPresent()) {
            return activated(issued, key, installationId, kept.get(), false);
        }
        Instant now = clock.instant();
        Optional<ActivatedMachine> sameMachine = repository.findMachine(issued, installationId.hardware());
        if (sameMachine.isEmpty() && !productKeys.useOne(issued)) {
            return new Refused<>(ErrorCode.ACTIVATIONS_EXHAUSTED);
        }
        ActivatedMachine machine = sameMachine.orElseGet(() -> {
            ActivatedMachine added = new ActivatedMachine(issued, installationId, now);
            repository.add(added);
            return added;
        });
        Confirmation confirmation = new Confirmation(
                machine,
                issued,
                edition.get(),
                installationId,
                publisherKeys.confirmationCodec().confirm(installationId),
                now);
        repository.add(confirmation);
        return activated(issued, key, installationId, confirmation, sameMachine.isEmpty());
    }

    private String edition(InstallationId installationId) {
        return editions.find(installationId.editionCode())
                .map(Edition::code)
                .orElseGet(() -> "unknown " + installationId.editionCode());
    }

    private Outcome<InstallationActivated> activated(
            IssuedProductKey issued,
            ProductKey key,
            InstallationId installationId,
            Confirmation confirmation,
            boolean counted) {
        MakConfirmation signed = MakConfirmation.sign(
                publisherKeys.signingKey(), confirmation.id(), key, installationId, confirmation.confirmedAt());
        return new Activated<>(new InstallationActivated(
                confirmation.confirmationId().formatted(), signed.toText(), counted, issued.remaining()));
    }
}
