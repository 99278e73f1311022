package org.menkyo.client;

import java.io.IOException;
import java.util.Optional;
import org.menkyo.client.center.ActivationCenter;
import org.menkyo.client.center.CenterAnswer;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.Installation;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;

/** Activates by product key: online by a signed confirmation, by phone by a confirmation ID (VA-402, VA-403). */
final class KeyActivation {

    private final ClientContext context;
    private final CatalogEdition edition;

    KeyActivation(ClientContext context) {
        this.context = context;
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
        return InstallationId.of(context.profile(), edition.code(), key);
    }

    Attempt online(ProductKey key, Installation before) {
        if (context.center().isEmpty()) {
            return Attempt.of(ActivationOutcome.NO_CENTER, edition).leaving(before);
        }
        ActivationCenter center = context.center().get();
        String address = context.catalog().center().map(Object::toString).orElse("");
        HardwareProfile hardware = context.profile();
        InstallationId installationId = InstallationId.of(hardware, edition.code(), key);
        CenterAnswer answer;
        try {
            answer = center.activate(key, installationId, context.language());
        } catch (IOException e) {
            return Attempt.of(ActivationOutcome.CENTER_UNREACHABLE, edition)
                    .peer(address)
                    .detail(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                    .leaving(before);
        }
        if (answer instanceof CenterAnswer.Refused refused) {
            return Attempt.of(ActivationOutcome.CENTER_REFUSED, edition)
                    .peer(address)
                    .detail(refused.detail().isEmpty() ? refused.code() : refused.detail())
                    .leaving(before);
        }
        CenterAnswer.Confirmed confirmed = (CenterAnswer.Confirmed) answer;
        MakConfirmation confirmation = confirmed.confirmation();
        if (!confirmation.isSignedBy(context.catalog().publisherKeys())
                || !confirmation.confirms(key, installationId)) {
            return Attempt.of(ActivationOutcome.CENTER_NOT_TRUSTED, edition)
                    .peer(address)
                    .detail("the confirmation's signature, key or installation ID does not fit")
                    .leaving(before);
        }
        Activation success = new Activation(Activation.Way.ONLINE, before.now(), hardware, confirmation.toText());
        return Attempt.of(ActivationOutcome.ACTIVATED_BY_KEY, edition)
                .peer(address)
                .remainingActivations(confirmed.remainingActivations())
                .leaving(before.activated(success));
    }

    Attempt byPhone(ProductKey key, ConfirmationId confirmationId, Installation before) {
        HardwareProfile hardware = context.profile();
        InstallationId installationId = InstallationId.of(hardware, edition.code(), key);
        ConfirmationCodec codec = new ConfirmationCodec(context.catalog().confirmationKey());
        if (!codec.confirms(confirmationId, installationId)) {
            return Attempt.of(ActivationOutcome.CONFIRMATION_WRONG, edition).leaving(before);
        }
        Activation success = new Activation(Activation.Way.PHONE, before.now(), hardware, confirmationId.formatted());
        return Attempt.of(ActivationOutcome.ACTIVATED_BY_KEY, edition).leaving(before.activated(success));
    }
}
