package org.menkyo.twin.world;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.menkyo.client.center.ActivationCenter;
import org.menkyo.client.center.CenterAnswer;
import org.menkyo.client.center.HostCertificateState;
import org.menkyo.client.center.ValidationResult;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.key.ProductKey;

/**
 * The center of the play: each MAK activates as many machines as it permits, and the same hardware again uses nothing (VA-401,
 * VA-405).
 */
final class TwinCenter implements ActivationCenter {

    private final Publisher publisher;
    private final Clock clock;
    private final ConfirmationCodec codec;
    private final Map<ProductKey, Allowance> allowances = new HashMap<>();
    private long serial;

    TwinCenter(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
        this.codec = new ConfirmationCodec(publisher.clientCatalog().confirmationKey());
    }

    /** What a MAK permits, and whom it activated. */
    private static final class Allowance {

        private final int permitted;
        private final List<HardwareProfile> machines = new ArrayList<>();
        private int refused;

        private Allowance(int permitted) {
            this.permitted = permitted;
        }

        private boolean isKnown(HardwareProfile hardware) {
            return machines.stream().anyMatch(machine -> machine.isSameMachine(hardware));
        }
    }

    void permit(ProductKey key, int activations) {
        allowances.put(key, new Allowance(activations));
    }

    int used(ProductKey key) {
        return allowances.get(key).machines.size();
    }

    /** How often a machine was refused because nothing was left. */
    int refused(ProductKey key) {
        return allowances.get(key).refused;
    }

    @Override
    public CenterAnswer activate(ProductKey key, InstallationId id, Locale language) {
        Allowance allowance = allowances.get(key);
        HardwareProfile hardware = id.hardware();
        boolean known = allowance.isKnown(hardware);
        if (!known && allowance.machines.size() >= allowance.permitted) {
            allowance.refused++;
            return new CenterAnswer.Refused("ACTIVATIONS_EXHAUSTED", "");
        }
        if (!known) {
            allowance.machines.add(hardware);
        }
        serial++;
        return new CenterAnswer.Confirmed(
                codec.confirm(id),
                MakConfirmation.sign(publisher.key(), serial, key, id, clock.instant()),
                !known,
                allowance.permitted - allowance.machines.size());
    }

    @Override
    public ValidationResult validate(ProductKey key, InstallationId id) {
        return allowances.get(key).isKnown(id.hardware())
                ? ValidationResult.GENUINE
                : ValidationResult.UNKNOWN_INSTALLATION;
    }

    @Override
    public HostCertificateState hostCertificate(long certificate) {
        return HostCertificateState.VALID;
    }
}
