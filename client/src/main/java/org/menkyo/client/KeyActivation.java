package org.menkyo.client;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.menkyo.client.center.ActivationCenter;
import org.menkyo.client.center.CenterAnswer;
import org.menkyo.client.center.InsecureAddressException;
import org.menkyo.client.center.ValidationResult;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.Installation;
import org.menkyo.client.state.TrustedTime;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;

/**
 * Activates by product key, online by a signed confirmation or by phone by a confirmation ID (VA-402, VA-403), and
 * validates key and installation online (VA-207).
 */
final class KeyActivation {

    private final ClientContext context;
    private final ClientJournal journal;
    private final CatalogEdition edition;

    KeyActivation(ClientContext context) {
        this.context = context;
        this.journal = new ClientJournal(context);
        this.edition = context.edition();
    }

    /** A MAK is for the editions of its own group; an individual key's edition only the center knows (VA-103, VA-109). */
    Attempt install(ProductKey key, Installation before) {
        if (key.type() == KeyType.KMS_HOST) {
            return Attempt.of(ActivationOutcome.KEY_FOR_HOSTS, edition).leaving(before);
        }
        boolean ownGroup =
                edition.groupNumber().isPresent() && edition.groupNumber().getAsInt() == key.group();
        if (key.type() == KeyType.MAK && !ownGroup) {
            return Attempt.of(ActivationOutcome.KEY_FOR_OTHER_PRODUCTS, edition).leaving(before);
        }
        return Attempt.of(ActivationOutcome.KEY_INSTALLED, edition).leaving(before.withKey(Optional.of(key)));
    }

    InstallationId installationId(ProductKey key) {
        return installationId(context.machine().requiredProfile(), key);
    }

    Attempt online(ProductKey key, Installation before) {
        return context.center()
                .map(center -> logged(before, () -> online(center, key, before)))
                .orElseGet(
                        () -> Attempt.of(ActivationOutcome.NO_CENTER, edition).leaving(before));
    }

    Attempt byPhone(ProductKey key, ConfirmationId confirmationId, Installation before) {
        HardwareProfile hardware = context.machine().requiredProfile();
        if (!codec().confirms(confirmationId, installationId(hardware, key))) {
            return Attempt.of(ActivationOutcome.CONFIRMATION_WRONG, edition).leaving(before);
        }
        Activation success = new Activation(Activation.Way.PHONE, before.now(), hardware, confirmationId.formatted());
        return Attempt.of(ActivationOutcome.ACTIVATED_BY_KEY, edition).leaving(before.activated(success));
    }

    /** The statement by which the activation that rests on this key is given back (VA-409). */
    ReturnStatement giveBack(ProductKey key, Activation activation, SecureRandom random) {
        if (!isProof(activation, key)) {
            throw new RefusedException(RefusedException.Reason.OTHER_KEY);
        }
        InstallationId installationId = installationId(activation.hardware(), key);
        return ReturnStatement.make(installationId, key, codec().confirm(installationId), random);
    }

    Attempt validate(ProductKey key, Installation before) {
        return context.center()
                .map(center -> logged(before, () -> validate(center, key, before)))
                .orElseGet(() -> validation(ActivationOutcome.NO_CENTER).leaving(before));
    }

    private Attempt logged(Installation before, Supplier<Attempt> exchange) {
        Instant clientTime = context.clock().instant();
        journal.asked(address(), clientTime, before);
        return journal.answered(address(), clientTime, exchange.get());
    }

    private Attempt online(ActivationCenter center, ProductKey key, Installation before) {
        HardwareProfile hardware = context.machine().requiredProfile();
        InstallationId installationId = installationId(hardware, key);
        CenterAnswer answer;
        try {
            answer = center.activate(key, installationId, context.language());
        } catch (IOException e) {
            return draft(outcomeOf(e)).detail(reason(e)).leaving(before);
        }
        if (answer instanceof CenterAnswer.Refused refused) {
            return draft(ActivationOutcome.CENTER_REFUSED)
                    .detail(refused.detail().isEmpty() ? refused.code() : refused.detail())
                    .leaving(before);
        }
        CenterAnswer.Confirmed confirmed = (CenterAnswer.Confirmed) answer;
        MakConfirmation confirmation = confirmed.confirmation();
        if (!confirmation.isSignedBy(context.catalog().publisherKeys())
                || !confirmation.confirms(key, installationId)) {
            return draft(ActivationOutcome.CENTER_NOT_TRUSTED)
                    .detail("the confirmation's signature, key or installation ID does not fit")
                    .leaving(before);
        }
        Installation right = witnessed(before, confirmation);
        Activation success = new Activation(Activation.Way.ONLINE, right.now(), hardware, confirmation.toText());
        return draft(ActivationOutcome.ACTIVATED_BY_KEY)
                .remainingActivations(confirmed.remainingActivations())
                .leaving(right.activated(success));
    }

    /**
     * A confirmation that was signed just now tells that the clock is right again (VA-209). One that was signed before,
     * and is only given again (VA-405), tells nothing.
     */
    private Installation witnessed(Installation before, MakConfirmation confirmation) {
        Instant system = context.clock().instant();
        Duration age = Duration.between(confirmation.confirmedAt(), system).abs();
        return age.compareTo(TrustedTime.SKEW) <= 0 ? before.corrected(system, confirmation.confirmedAt()) : before;
    }

    private Attempt validate(ActivationCenter center, ProductKey key, Installation before) {
        Optional<Activation> activation = before.activation().filter(done -> isProof(done, key));
        HardwareProfile hardware = activation.map(Activation::hardware).orElseGet(context.machine()::requiredProfile);
        ValidationResult result;
        try {
            result = center.validate(key, installationId(hardware, key));
        } catch (IOException e) {
            return validation(outcomeOf(e)).detail(reason(e)).leaving(before);
        }
        return switch (result) {
            case GENUINE -> passed(before.validationPassed());
            case NOT_GENUINE -> failed(ActivationOutcome.KEY_NOT_GENUINE, before);
            case BLOCKED -> failed(ActivationOutcome.KEY_BLOCKED, before);
            case UNKNOWN_INSTALLATION ->
                activation.isPresent()
                        ? failed(ActivationOutcome.INSTALLATION_UNKNOWN, before)
                        : validation(ActivationOutcome.ACTIVATION_NEEDED).leaving(before);
        };
    }

    private Attempt passed(Installation after) {
        ActivationOutcome outcome = after.failedValidation().isPresent()
                ? ActivationOutcome.GENUINE_KEY_NEEDED
                : ActivationOutcome.VALIDATED;
        return validation(outcome).leaving(after);
    }

    private Attempt failed(ActivationOutcome outcome, Installation before) {
        return validation(outcome).leaving(before.validationFailed(outcome.name()));
    }

    /** Whether the activation rests on this key. */
    private boolean isProof(Activation activation, ProductKey key) {
        InstallationId installationId = installationId(activation.hardware(), key);
        return switch (activation.way()) {
            case ONLINE -> MakConfirmation.parse(activation.proof()).confirms(key, installationId);
            case PHONE -> codec().confirms(ConfirmationId.parse(activation.proof()), installationId);
            case KMS -> false;
        };
    }

    private Attempt.Draft draft(ActivationOutcome outcome) {
        return Attempt.of(outcome, edition).peer(address());
    }

    private Attempt.Draft validation(ActivationOutcome outcome) {
        return draft(outcome).purpose(ActivationResult.Purpose.VALIDATION);
    }

    private InstallationId installationId(HardwareProfile hardware, ProductKey key) {
        return InstallationId.of(hardware, edition.code(), key);
    }

    private ConfirmationCodec codec() {
        return new ConfirmationCodec(context.catalog().confirmationKey());
    }

    private String address() {
        return context.catalog().center().map(Object::toString).orElse("");
    }

    private static ActivationOutcome outcomeOf(IOException e) {
        return e instanceof InsecureAddressException
                ? ActivationOutcome.CENTER_NOT_SECURE
                : ActivationOutcome.CENTER_UNREACHABLE;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
