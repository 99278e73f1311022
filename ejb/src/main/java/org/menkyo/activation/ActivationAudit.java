package org.menkyo.activation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.menkyo.activation.Outcome.Refused;
import org.menkyo.audit.AuditEntry;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;

/**
 * Records activations and refused ones in the audit (LC-1001), keys masked, and installation IDs without the part of the key:
 * what never changes must not help anybody to guess a key.
 */
@ApplicationScoped
public class ActivationAudit {

    private final AuditTrail trail;

    @Inject
    public ActivationAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * What was tried.
     *
     * @param presented the key as it came
     * @param keyId names the key from outside; null if it is not genuine
     * @param licenseId the license ID that the key was issued to; null if it is not genuine
     * @param details what else explains the record
     */
    public record Attempt(
            Operation operation,
            ProductKey presented,
            UUID keyId,
            String licenseId,
            InstallationId installationId,
            Map<String, Object> details) {

        /** An attempt with a key of which the center knows what is given, if it is genuine. */
        public static Attempt of(
                Operation operation,
                ProductKey presented,
                Optional<IssuedProductKey> issued,
                InstallationId installationId,
                Map<String, Object> details) {
            return new Attempt(
                    operation,
                    presented,
                    issued.map(IssuedProductKey::publicId).orElse(null),
                    issued.map(key -> key.agreement().licenseId()).orElse(null),
                    installationId,
                    details);
        }

        private AuditEvent describe(AuditEvent event) {
            AuditEvent described = event;
            for (Map.Entry<String, Object> detail : details.entrySet()) {
                described = described.with(detail.getKey(), detail.getValue());
            }
            return described.with("key", presented.masked()).with("productKey", keyId);
        }
    }

    /** Records how the attempt ended, in the transaction of the attempt. */
    public <T> void record(Caller caller, Attempt attempt, Outcome<T> outcome, Predicate<T> counted) {
        record(List.of(entry(caller, attempt, outcome, counted)));
    }

    /** Records how several attempts ended, in the transaction of the attempts. */
    public void record(List<AuditEntry> attempts) {
        trail.append(attempts);
    }

    /** What is to be recorded of an attempt that ended. */
    public static <T> AuditEntry entry(Caller caller, Attempt attempt, Outcome<T> outcome, Predicate<T> counted) {
        String installationId = attempt.installationId().withoutKey().formatted();
        if (outcome instanceof Refused<T> refused) {
            AuditEvent event =
                    AuditEvent.refused(attempt.operation(), "installation", installationId, attempt.licenseId());
            return new AuditEntry(caller, attempt.describe(event).with("reason", refused.code()));
        }
        AuditEvent event = AuditEvent.done(attempt.operation(), "installation", installationId, attempt.licenseId());
        return new AuditEntry(caller, attempt.describe(event).with("counted", counted.test(outcome.orThrow())));
    }
}
