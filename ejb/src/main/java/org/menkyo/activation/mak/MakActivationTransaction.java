package org.menkyo.activation.mak;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.activation.ActivationAudit;
import org.menkyo.activation.InstallationIdProblem;
import org.menkyo.activation.Outcome;
import org.menkyo.activation.Outcome.Refused;
import org.menkyo.activation.mak.MakDecisions.Decision;
import org.menkyo.audit.AuditEntry;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.PresentedKey;
import org.menkyo.productkey.PresentedKey.AskedEdition;
import org.menkyo.productkey.PresentedKeys;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.error.ErrorCode;

/**
 * The transaction of activations with one key. All uses of a key follow each other by its row's lock, so two calls of the
 * same machine use one activation; the database itself holds that no more are used than permitted (VA-406).
 */
@ApplicationScoped
public class MakActivationTransaction {

    private final PresentedKeys keys;
    private final MakConfirmationRepository confirmations;
    private final ActivationAudit audit;
    private final Clock clock;

    @Inject
    public MakActivationTransaction(
            PresentedKeys keys, MakConfirmationRepository confirmations, ActivationAudit audit, Clock clock) {
        this.keys = keys;
        this.confirmations = confirmations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Confirms or refuses one request after the other; both are in the audit. It ends with the request by which the key
     * reached a share of its use that its administrators are to be told of, since they are told of each (VA-407).
     *
     * @param requests at least one
     * @return what became of the requests from the first on, of one at least
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Outcome<Confirmed>> confirm(ProductKey key, List<MakRequest> requests) {
        Optional<PresentedKey> presented = keys.lock(
                key,
                requests.stream()
                        .map(request -> request.installationId().editionCode())
                        .collect(Collectors.toSet()));
        List<Outcome<Confirmed>> outcomes = presented.isPresent()
                ? confirm(key, presented.get(), requests)
                : requests.stream()
                        .<Outcome<Confirmed>>map(request -> new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE))
                        .toList();
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            MakRequest request = requests.get(i);
            ActivationAudit.Attempt attempt = attempt(key, presented, request.installationId());
            entries.add(ActivationAudit.entry(request.caller(), attempt, outcomes.get(i), Confirmed::counted));
        }
        audit.record(entries);
        return outcomes;
    }

    private List<Outcome<Confirmed>> confirm(ProductKey key, PresentedKey locked, List<MakRequest> requests) {
        List<Optional<Refused<Confirmed>>> refusals = requests.stream()
                .map(request -> refusal(key, locked, request.installationId()))
                .toList();
        MakDecisions decisions = new MakDecisions(locked, clock.instant());
        if (refusals.stream().anyMatch(Optional::isEmpty)) {
            confirmations.read(locked.id(), requests, decisions);
        }
        List<Decision> made = new ArrayList<>();
        for (int i = 0; i < requests.size() && !decisions.mustBeTold(); i++) {
            Optional<Refused<Confirmed>> refusal = refusals.get(i);
            made.add(refusal.isPresent() ? numbers -> refusal.get() : decisions.decide(requests.get(i)));
        }
        Map<String, Long> numbers = confirmations.add(locked.id(), decisions);
        if (decisions.mustBeTold()) {
            keys.tell(locked);
        }
        return made.stream().map(decision -> decision.outcome(numbers)).toList();
    }

    private static Optional<Refused<Confirmed>> refusal(
            ProductKey key, PresentedKey locked, InstallationId installationId) {
        if (locked.type() == KeyType.KMS_HOST) {
            return Optional.of(new Refused<>(ErrorCode.PRODUCT_KEY_OF_OTHER_TYPE, KeyType.MAK));
        }
        if (!installationId.isFor(key)) {
            return Optional.of(new Refused<>(ErrorCode.INSTALLATION_ID_NOT_VALID, InstallationIdProblem.OF_OTHER_KEY));
        }
        if (locked.edition(installationId.editionCode())
                .filter(AskedEdition::covered)
                .isEmpty()) {
            return Optional.of(new Refused<>(ErrorCode.EDITION_NOT_COVERED));
        }
        return locked.usable() ? Optional.empty() : Optional.of(new Refused<>(ErrorCode.PRODUCT_KEY_NOT_USABLE));
    }

    private static ActivationAudit.Attempt attempt(
            ProductKey key, Optional<PresentedKey> presented, InstallationId installationId) {
        String edition = presented
                .flatMap(known -> known.edition(installationId.editionCode()))
                .map(AskedEdition::code)
                .orElseGet(() -> "unknown " + installationId.editionCode());
        return new ActivationAudit.Attempt(
                Operation.ACTIVATE_INSTALLATION,
                key,
                presented.map(PresentedKey::publicId).orElse(null),
                presented.map(PresentedKey::licenseId).orElse(null),
                installationId,
                Map.of("edition", edition));
    }
}
