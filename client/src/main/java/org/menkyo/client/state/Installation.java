package org.menkyo.client.state;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.key.ProductKey;

/**
 * All that a client remembers. Each change gives a new value; what state follows, {@link LicensePolicy} says.
 *
 * @param editionCode the installed edition
 * @param cmid the client machine ID, random, new on rearm (VA-304)
 * @param graceStartedAt beginning of the initial grace
 * @param rearmsLeft how often the timers may still be reset (VA-208)
 * @param key the product key; none makes a KMS client (VA-211)
 * @param activation the success that counts
 * @param hardwareChangedAt since when the hardware is another than at the activation (VA-206)
 * @param time the client's idea of time (VA-209)
 * @param kms what is known of KMS hosts
 */
public record Installation(
        int editionCode,
        UUID cmid,
        Instant graceStartedAt,
        int rearmsLeft,
        Optional<ProductKey> key,
        Optional<Activation> activation,
        Optional<Instant> hardwareChangedAt,
        TrustedTime time,
        KmsContact kms) {

    /** A new installation, at the beginning of its initial grace. */
    public static Installation begin(CatalogEdition edition, UUID cmid, Instant now) {
        return new Installation(
                edition.code(),
                cmid,
                now,
                edition.rearms(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TrustedTime.startingAt(now),
                KmsContact.NONE);
    }

    /** What stands in for a memory that was altered: no grace and no rearm is left, activation is possible. */
    public static Installation afterTampering(CatalogEdition edition, UUID cmid, Instant now) {
        Installation fresh = begin(edition, cmid, now);
        return new Installation(
                fresh.editionCode,
                cmid,
                Instant.EPOCH,
                0,
                fresh.key,
                fresh.activation,
                fresh.hardwareChangedAt,
                fresh.time,
                fresh.kms);
    }

    /** The present time, as of the last look at the clock. */
    public Instant now() {
        return time.latest();
    }

    /** After a look at clock and hardware; a significant change begins the tolerance (VA-206). */
    public Installation observed(Instant system, HardwareProfile hardware) {
        TrustedTime seen = time.observe(system);
        boolean changed = activation.isPresent() && !activation.get().hardware().isSameMachine(hardware);
        Optional<Instant> since =
                hardwareChangedAt.isEmpty() && changed ? Optional.of(seen.latest()) : hardwareChangedAt;
        return copy(key, activation, since, seen, kms);
    }

    /** After a signed time; what seemed to happen later than that happened then (VA-209). */
    public Installation corrected(Instant system, Instant signed) {
        TrustedTime right = time.correct(system, signed);
        Instant now = right.latest();
        return new Installation(
                editionCode,
                cmid,
                earlier(graceStartedAt, now),
                rearmsLeft,
                key,
                activation.map(a -> new Activation(a.way(), earlier(a.at(), now), a.hardware(), a.proof())),
                hardwareChangedAt.map(at -> earlier(at, now)),
                right,
                kms.lastAttempt().isPresent()
                        ? kms.attemptedAt(earlier(kms.lastAttempt().get(), now))
                        : kms);
    }

    /** With a product key, or without one; what was activated before stays until the next success. */
    public Installation withKey(Optional<ProductKey> newKey) {
        return copy(newKey, activation, hardwareChangedAt, time, kms);
    }

    /** With what is known of KMS hosts. */
    public Installation withKms(KmsContact newKms) {
        return copy(key, activation, hardwareChangedAt, time, newKms);
    }

    /** After a success. The first one by KMS lifts a rearm count of 0 to 1; a renewal does not (VA-208). */
    public Installation activated(Activation success) {
        boolean firstByKms =
                success.isLimited() && activation.filter(Activation::isLimited).isEmpty();
        return new Installation(
                editionCode,
                cmid,
                graceStartedAt,
                firstByKms && rearmsLeft == 0 ? 1 : rearmsLeft,
                key,
                Optional.of(success),
                Optional.empty(),
                time,
                kms);
    }

    /**
     * After a rearm: the timers begin anew, the client is another one for KMS hosts (VA-208).
     *
     * @throws IllegalStateException if none is left
     */
    public Installation rearmed(UUID newCmid) {
        if (rearmsLeft == 0) {
            throw new IllegalStateException("no rearm is left");
        }
        return new Installation(
                editionCode,
                newCmid,
                now(),
                rearmsLeft - 1,
                key,
                Optional.empty(),
                Optional.empty(),
                time,
                KmsContact.NONE.configured(kms.host(), kms.port()));
    }

    private Installation copy(
            Optional<ProductKey> newKey,
            Optional<Activation> newActivation,
            Optional<Instant> newHardwareChangedAt,
            TrustedTime newTime,
            KmsContact newKms) {
        return new Installation(
                editionCode,
                cmid,
                graceStartedAt,
                rearmsLeft,
                newKey,
                newActivation,
                newHardwareChangedAt,
                newTime,
                newKms);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
