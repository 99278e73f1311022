package org.menkyo.activation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.menkyo.activation.MakConfirmations.Known;
import org.menkyo.activation.Outcome.Activated;
import org.menkyo.activation.Outcome.Refused;
import org.menkyo.audit.AuditInsert;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.PresentedKey;
import org.menkyo.productkey.PresentedKey.AskedEdition;
import org.menkyo.productkey.PresentedKeys;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;

/**
 * The transaction of an activation. All uses of a key follow each other by its row's lock, so two calls of the same
 * machine use one activation; the database itself holds that no more are used than permitted (VA-406).
 */
@ApplicationScoped
public class MakConfirming {

    private final PresentedKeys keys;
    private final MakConfirmations confirmations;
    private final ActivationAudit audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected MakConfirming() {
        this(null, null, null, null);
    }

    @Inject
    public MakConfirming(PresentedKeys keys, MakConfirmations confirmations, ActivationAudit audit, Clock clock) {
        this.keys = keys;
        this.confirmations = confirmations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Confirms or refuses; both are in the audit.
     *
     * @param confirmationId what is kept for the installation ID if nothing is kept yet
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Outcome<Confirmed> confirm(
            Caller caller, ProductKey key, InstallationId installationId, ConfirmationId confirmationId) {
        Optional<PresentedKey> presented = keys.lock(key, installationId.editionCode());
        ActivationAudit.Attempt attempt = new ActivationAudit.Attempt(
                Operation.ACTIVATE_INSTALLATION,
                key,
                presented.map(PresentedKey::publicId).orElse(null),
                presented.map(PresentedKey::licenseId).orElse(null),
                installationId,
                Map.of("edition", edition(presented, installationId)));
        Optional<Refused<Confirmed>> refusal = refusal(presented, key, installationId);
        if (refusal.isPresent()) {
            return recorded(caller, attempt, refusal.get());
        }
        PresentedKey locked = presented.orElseThrow();
        Known known = confirmations.known(locked.id(), installationId);
        if (known.confirmation().isPresent()) {
            Confirmed kept = known.confirmation().get().confirmed(locked.remaining());
            return recorded(caller, attempt, new Activated<>(kept));
        }
        boolean counted = known.machine().isEmpty();
        if (counted && locked.remaining() <= 0) {
            return recorded(caller, attempt, new Refused<>(ErrorCode.ACTIVATIONS_EXHAUSTED));
        }
        Instant now = clock.instant();
        long edition = locked.edition().orElseThrow().id();
        AuditInsert record = audit.ofActivation(caller, attempt, counted);
        if (!counted) {
            long number = confirmations.add(
                    locked.id(), known.machine().getAsLong(), edition, installationId, confirmationId, now, record);
            return new Activated<>(new Confirmed(number, confirmationId, now, false, locked.remaining()));
        }
        long number = confirmations.addWithMachine(locked.id(), edition, installationId, confirmationId, now, record);
        keys.used(locked);
        return new Activated<>(new Confirmed(number, confirmationId, now, true, locked.remaining() - 1));
    }

    private static Optional<Refused<Confirmed>> refusal(
            Optional<PresentedKey> presented, ProductKey key, InstallationId installationId) {
        if (presented.isEmpty()) {
            return Optional.of(new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE));
        }
        if (presented.get().type() == KeyType.KMS_HOST) {
            return Optional.of(new Refused<>(ErrorCode.PRODUCT_KEY_OF_OTHER_TYPE, KeyType.MAK));
        }
        if (!installationId.isFor(key)) {
            return Optional.of(new Refused<>(ErrorCode.INSTALLATION_ID_NOT_VALID, InstallationIdProblem.OF_OTHER_KEY));
        }
        if (presented.get().edition().filter(AskedEdition::covered).isEmpty()) {
            return Optional.of(new Refused<>(ErrorCode.EDITION_NOT_COVERED));
        }
        return presented.get().usable()
                ? Optional.empty()
                : Optional.of(new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE));
    }

    private Outcome<Confirmed> recorded(Caller caller, ActivationAudit.Attempt attempt, Outcome<Confirmed> outcome) {
        audit.record(caller, attempt, outcome, Confirmed::counted);
        return outcome;
    }

    private static String edition(Optional<PresentedKey> presented, InstallationId installationId) {
        return presented
                .flatMap(PresentedKey::edition)
                .map(AskedEdition::code)
                .orElseGet(() -> "unknown " + installationId.editionCode());
    }
}
