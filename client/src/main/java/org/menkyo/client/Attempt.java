package org.menkyo.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.client.state.Installation;
import org.menkyo.client.state.LicensePolicy;
import org.menkyo.protocol.catalog.CatalogEdition;

/** What an attempt leaves behind: what the client remembers from now on, and the result. */
record Attempt(Installation installation, ActivationResult result) {

    /** Begins an attempt's outcome; the values that it has are set one by one. */
    static Draft of(ActivationOutcome outcome, CatalogEdition edition) {
        return new Draft(outcome, edition);
    }

    /** Collects what is known of an outcome. */
    static final class Draft {

        private final ActivationOutcome outcome;
        private final CatalogEdition edition;
        private String peer = "";
        private OptionalInt count = OptionalInt.empty();
        private Optional<Duration> clockDifference = Optional.empty();
        private OptionalInt remainingActivations = OptionalInt.empty();
        private String detail = "";
        private ActivationResult.Purpose purpose = ActivationResult.Purpose.ACTIVATION;

        private Draft(ActivationOutcome outcome, CatalogEdition edition) {
            this.outcome = outcome;
            this.edition = edition;
        }

        Draft peer(Object asked) {
            this.peer = asked.toString();
            return this;
        }

        Draft count(int answered) {
            this.count = OptionalInt.of(answered);
            return this;
        }

        Draft clockDifference(Duration ahead) {
            this.clockDifference = Optional.of(ahead);
            return this;
        }

        Draft remainingActivations(int left) {
            this.remainingActivations = OptionalInt.of(left);
            return this;
        }

        Draft detail(String reason) {
            this.detail = reason == null ? "" : reason;
            return this;
        }

        /** With peer and remaining activations of another result. */
        Draft like(ActivationResult other) {
            this.peer = other.peer();
            this.remainingActivations = other.remainingActivations();
            return this;
        }

        Draft purpose(ActivationResult.Purpose asked) {
            this.purpose = asked;
            return this;
        }

        /** The attempt as it ends; what activated the client is told otherwise while a failed validation stands (VA-207). */
        Attempt leaving(Installation installation) {
            ActivationOutcome told = outcome;
            if (outcome.isSuccess() && installation.failedValidation().isPresent()) {
                told = outcome == ActivationOutcome.ACTIVATED_BY_HOST
                        ? ActivationOutcome.GENUINE_KEY_NEEDED
                        : ActivationOutcome.VALIDATION_NEEDED;
            }
            Optional<Instant> next = LicensePolicy.isKmsClient(installation, edition)
                    ? Optional.of(LicensePolicy.nextAttempt(installation, edition))
                    : Optional.empty();
            ActivationResult result = new ActivationResult(
                    purpose,
                    told,
                    LicensePolicy.phase(installation, edition).state(),
                    edition.name(),
                    edition.threshold(),
                    peer,
                    count,
                    clockDifference,
                    remainingActivations,
                    detail,
                    next);
            return new Attempt(installation, result);
        }
    }
}
