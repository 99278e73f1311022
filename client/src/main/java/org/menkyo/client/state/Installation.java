package org.menkyo.client.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.key.ProductKey;

/**
 * All that a client remembers. Each change gives a new value; what state follows, {@link LicensePolicy} says.
 *
 * @param editionCode the installed edition
 * @param cmid the client machine ID, random, new on rearm (VA-304)
 * @param graceStartedAt beginning of the initial grace
 * @param rearmsLeft how often the timers may still be reset (VA-208)
 * @param productKey the product key; none makes a KMS client (VA-211)
 * @param activation the success that counts
 * @param hardwareChangedAt since when the hardware is another than at the activation (VA-206)
 * @param failedValidation the mark of a failed validation (VA-207)
 * @param returned the statement by which the last activation was given back, until the next one (VA-409)
 * @param generalized whether this is the memory of an image that has not been started since (VA-601)
 * @param time the client's idea of time (VA-209)
 * @param kms what is known of KMS hosts
 */
public record Installation(
        int editionCode,
        UUID cmid,
        Instant graceStartedAt,
        int rearmsLeft,
        Optional<InstalledKey> productKey,
        Optional<Activation> activation,
        Optional<Instant> hardwareChangedAt,
        Optional<FailedValidation> failedValidation,
        Optional<ReturnStatement> returned,
        boolean generalized,
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
                Optional.empty(),
                Optional.empty(),
                false,
                TrustedTime.startingAt(now),
                KmsContact.NONE);
    }

    /** What stands in for a memory that was altered: no grace and no rearm is left, activation is possible. */
    public static Installation afterTampering(CatalogEdition edition, UUID cmid, Instant now) {
        return begin(edition, cmid, now).with(changed -> {
            changed.graceStartedAt = Instant.EPOCH;
            changed.rearmsLeft = 0;
        });
    }

    /** The present time, as of the last look at the clock. */
    public Instant now() {
        return time.latest();
    }

    /** The product key, if one is installed and was not cleared. */
    public Optional<ProductKey> key() {
        return productKey.flatMap(InstalledKey::characters);
    }

    /**
     * After a look at clock and hardware; a significant change begins the tolerance (VA-206).
     *
     * @param hardware looks at it, which is only needed where something is activated; empty if it could not be read, which
     *     is no change (VA-213)
     */
    public Installation observed(Instant system, Supplier<Optional<HardwareProfile>> hardware) {
        TrustedTime seen = time.observe(system);
        boolean other = activation.isPresent()
                && hardware.get()
                        .filter(activation.get().hardware()::contradicts)
                        .isPresent();
        return with(changed -> {
            changed.time = seen;
            if (other && hardwareChangedAt.isEmpty()) {
                changed.hardwareChangedAt = Optional.of(seen.latest());
            }
        });
    }

    /**
     * After a signed time. What seems to have begun later than that began when the clock was ahead: it is moved, so that as
     * much of its period is over as was before (VA-209).
     */
    public Installation corrected(Instant system, Instant signed) {
        TrustedTime right = time.correct(system, signed);
        Instant now = right.latest();
        UnaryOperator<Instant> moved = at -> at.isAfter(now) ? now.minus(Duration.between(at, now())) : at;
        return with(changed -> {
            changed.time = right;
            changed.graceStartedAt = moved.apply(graceStartedAt);
            changed.activation =
                    activation.map(a -> new Activation(a.way(), moved.apply(a.at()), a.hardware(), a.proof()));
            changed.hardwareChangedAt = hardwareChangedAt.map(moved);
            changed.failedValidation = failedValidation.map(
                    f -> new FailedValidation(moved.apply(f.at()), f.reason(), f.activatedSince()));
            changed.kms = kms.lastAttempt()
                    .map(at -> kms.attemptedAt(moved.apply(at)))
                    .orElse(kms);
        });
    }

    /** With a product key, or without one; what was activated before stays until the next success. */
    public Installation withKey(Optional<ProductKey> newKey) {
        return with(changed -> changed.productKey = newKey.map(InstalledKey::of));
    }

    /** Without the characters of the product key; its activation stays. */
    public Installation withKeyCleared() {
        return with(changed -> changed.productKey = productKey.map(InstalledKey::cleared));
    }

    /** With what is known of KMS hosts. */
    public Installation withKms(KmsContact newKms) {
        return with(changed -> changed.kms = newKms);
    }

    /** After a success. The first one by KMS lifts a rearm count of 0 to 1; a renewal does not (VA-208). */
    public Installation activated(Activation success) {
        boolean firstByKms =
                success.isLimited() && activation.filter(Activation::isLimited).isEmpty();
        return with(changed -> {
            changed.rearmsLeft = firstByKms && rearmsLeft == 0 ? 1 : rearmsLeft;
            changed.activation = Optional.of(success);
            changed.hardwareChangedAt = Optional.empty();
            changed.failedValidation = failedValidation.map(failed -> failed.after(success));
            changed.returned = Optional.empty();
        });
    }

    /** After its activation was given back: no grace is left, activation is possible (VA-409). */
    public Installation returned(ReturnStatement statement) {
        return with(changed -> {
            changed.graceStartedAt = Instant.EPOCH;
            changed.activation = Optional.empty();
            changed.hardwareChangedAt = Optional.empty();
            changed.returned = Optional.of(statement);
        });
    }

    /** After a failed validation: what was activated before it does not clear the mark (VA-207). */
    public Installation validationFailed(String reason) {
        return with(changed -> changed.failedValidation = Optional.of(new FailedValidation(now(), reason, false)));
    }

    /** After a passed validation, which clears the mark if a product key activated the client before (VA-207). */
    public Installation validationPassed() {
        return with(changed -> changed.failedValidation = failedValidation.filter(failed -> !failed.activatedSince()));
    }

    /**
     * After a rearm: the timers begin anew, the client is another one for KMS hosts (VA-208). The mark of a failed
     * validation stays (VA-207).
     *
     * @throws IllegalStateException if none is left
     */
    public Installation rearmed(UUID newCmid) {
        if (rearmsLeft == 0) {
            throw new IllegalStateException("no rearm is left");
        }
        return with(changed -> {
            changed.cmid = newCmid;
            changed.graceStartedAt = now();
            changed.rearmsLeft = rearmsLeft - 1;
            changed.activation = Optional.empty();
            changed.hardwareChangedAt = Optional.empty();
            changed.failedValidation = failedValidation.map(f -> new FailedValidation(f.at(), f.reason(), false));
            changed.kms = KmsContact.NONE.configured(kms.host(), kms.port());
        });
    }

    /**
     * After {@code generalize}: as after a rearm, and the next start on whatever machine the image comes to begins the initial
     * grace and makes the machine's own identity, see {@link #started} (VA-601).
     *
     * @param blank takes the place of the client machine ID until then
     * @throws IllegalStateException if no rearm is left
     */
    public Installation generalized(UUID blank) {
        return rearmed(blank).with(changed -> {
            changed.returned = Optional.empty();
            changed.generalized = true;
        });
    }

    /** After the first start of an image on a machine, whose clock has nothing to do with that of the image's machine. */
    public Installation started(UUID newCmid, Instant system) {
        return with(changed -> {
            changed.cmid = newCmid;
            changed.time = TrustedTime.startingAt(system);
            changed.graceStartedAt = system;
            changed.generalized = false;
        });
    }

    private Installation with(Consumer<Draft> change) {
        Draft changed = new Draft(this);
        change.accept(changed);
        return changed.installation();
    }

    /** A copy in which what changes is set; the edition never does. */
    private static final class Draft {

        private final int editionCode;
        private UUID cmid;
        private Instant graceStartedAt;
        private int rearmsLeft;
        private Optional<InstalledKey> productKey;
        private Optional<Activation> activation;
        private Optional<Instant> hardwareChangedAt;
        private Optional<FailedValidation> failedValidation;
        private Optional<ReturnStatement> returned;
        private boolean generalized;
        private TrustedTime time;
        private KmsContact kms;

        private Draft(Installation from) {
            editionCode = from.editionCode;
            cmid = from.cmid;
            graceStartedAt = from.graceStartedAt;
            rearmsLeft = from.rearmsLeft;
            productKey = from.productKey;
            activation = from.activation;
            hardwareChangedAt = from.hardwareChangedAt;
            failedValidation = from.failedValidation;
            returned = from.returned;
            generalized = from.generalized;
            time = from.time;
            kms = from.kms;
        }

        private Installation installation() {
            return new Installation(
                    editionCode,
                    cmid,
                    graceStartedAt,
                    rearmsLeft,
                    productKey,
                    activation,
                    hardwareChangedAt,
                    failedValidation,
                    returned,
                    generalized,
                    time,
                    kms);
        }
    }
}
