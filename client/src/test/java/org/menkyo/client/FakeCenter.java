package org.menkyo.client;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.menkyo.client.center.ActivationCenter;
import org.menkyo.client.center.CenterAnswer;
import org.menkyo.client.center.HostCertificateState;
import org.menkyo.client.center.ValidationResult;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.key.ProductKey;

/** An activation service in memory, made of the protocol's parts; it can be told to block keys and to be away. */
public final class FakeCenter implements ActivationCenter {

    private final Clock clock;
    private final ConfirmationCodec codec =
            new ConfirmationCodec(Sample.catalog().confirmationKey());
    private final Map<ProductKey, Set<InstallationId>> known = new HashMap<>();
    private final Set<ProductKey> blocked = new HashSet<>();
    private HostCertificateState hostCertificates = HostCertificateState.UNKNOWN;
    private boolean away;
    private int validations;

    public FakeCenter(Clock clock) {
        this.clock = clock;
    }

    public void block(ProductKey key) {
        blocked.add(key);
    }

    public void unblock(ProductKey key) {
        blocked.remove(key);
    }

    public void setAway(boolean newAway) {
        away = newAway;
    }

    public void forget(ProductKey key) {
        known.remove(key);
    }

    public int validations() {
        return validations;
    }

    /** Confirms as an agent does over the phone. */
    public ConfirmationId confirm(ProductKey key, InstallationId id) {
        known.computeIfAbsent(key, k -> new HashSet<>()).add(id);
        return codec.confirm(id);
    }

    @Override
    public CenterAnswer activate(ProductKey key, InstallationId id, Locale language) throws IOException {
        requireReachable();
        if (!Sample.KEYS.isGenuine(key) || blocked.contains(key)) {
            return new CenterAnswer.Refused("KEY_REFUSED", "The key is not accepted.");
        }
        return new CenterAnswer.Confirmed(
                confirm(key, id), MakConfirmation.sign(Sample.PUBLISHER, 1, key, id, clock.instant()), true, 7);
    }

    @Override
    public ValidationResult validate(ProductKey key, InstallationId id) throws IOException {
        requireReachable();
        validations++;
        if (!Sample.KEYS.isGenuine(key)) {
            return ValidationResult.NOT_GENUINE;
        }
        if (blocked.contains(key)) {
            return ValidationResult.BLOCKED;
        }
        boolean same = known.getOrDefault(key, Set.of()).stream()
                .anyMatch(there -> there.editionCode() == id.editionCode()
                        && there.hardware().isSameMachine(id.hardware()));
        return same ? ValidationResult.GENUINE : ValidationResult.UNKNOWN_INSTALLATION;
    }

    public void sayOfHostCertificates(HostCertificateState state) {
        hostCertificates = state;
    }

    @Override
    public HostCertificateState hostCertificate(long serial) throws IOException {
        requireReachable();
        return hostCertificates;
    }

    private void requireReachable() throws IOException {
        if (away) {
            throw new IOException("the center is away");
        }
    }
}
