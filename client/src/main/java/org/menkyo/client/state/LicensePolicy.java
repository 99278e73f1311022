package org.menkyo.client.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.CatalogEdition;

/** The rules that give a client's license state (VA-201…207) and when it asks a KMS host next (VA-205). */
public final class LicensePolicy {

    /** How long a success by KMS lasts (VA-204). */
    public static final Duration KMS_VALIDITY = Duration.ofDays(180);

    /** How long the out-of-tolerance grace lasts (VA-205, VA-206). */
    public static final Duration TOLERANCE = Duration.ofDays(30);

    private LicensePolicy() {}

    /** The state of an installation at its present time. The mark of a failed validation goes before all else (VA-207). */
    public static LicensePhase phase(Installation installation, CatalogEdition edition) {
        return installation.failedValidation().isPresent() ? notification() : unmarked(installation, edition);
    }

    private static LicensePhase unmarked(Installation installation, CatalogEdition edition) {
        Instant now = installation.now();
        if (installation.activation().isEmpty()) {
            Instant end = installation.graceStartedAt().plus(Duration.ofDays(edition.graceDays()));
            return now.isBefore(end) ? new LicensePhase(LicenseState.INITIAL_GRACE, Optional.of(end)) : notification();
        }
        Activation activation = installation.activation().get();
        Optional<Instant> expiry =
                activation.isLimited() ? Optional.of(activation.at().plus(KMS_VALIDITY)) : Optional.empty();
        Optional<Instant> outOfTolerance = Stream.of(expiry, installation.hardwareChangedAt())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        if (outOfTolerance.isEmpty() || now.isBefore(outOfTolerance.get())) {
            return new LicensePhase(LicenseState.LICENSED, outOfTolerance);
        }
        Instant end = outOfTolerance.get().plus(TOLERANCE);
        return now.isBefore(end)
                ? new LicensePhase(LicenseState.OUT_OF_TOLERANCE_GRACE, Optional.of(end))
                : notification();
    }

    /** Whether the client asks KMS hosts: it has no key of its own, and its edition takes part (VA-109, VA-211). */
    public static boolean isKmsClient(Installation installation, CatalogEdition edition) {
        return installation.productKey().isEmpty() && edition.groupRank().isPresent();
    }

    /**
     * When a KMS client asks next: each renewal interval while licensed, each retry interval otherwise (VA-205). The
     * retries begin at the very end of the 180 days, also if the renewal interval goes beyond it.
     */
    public static Instant nextAttempt(Installation installation, CatalogEdition edition) {
        KmsContact kms = installation.kms();
        if (kms.lastAttempt().isEmpty()) {
            return installation.now();
        }
        Instant last = kms.lastAttempt().get();
        Instant retry = last.plus(Duration.ofMinutes(kms.retryMinutes()));
        LicensePhase phase = unmarked(installation, edition);
        if (phase.state() != LicenseState.LICENSED) {
            return retry;
        }
        Instant renewal = last.plus(Duration.ofMinutes(kms.renewalMinutes()));
        Instant latest =
                phase.endsAt().map(end -> end.isAfter(retry) ? end : retry).orElse(renewal);
        return renewal.isBefore(latest) ? renewal : latest;
    }

    private static LicensePhase notification() {
        return new LicensePhase(LicenseState.NOTIFICATION, Optional.empty());
    }
}
