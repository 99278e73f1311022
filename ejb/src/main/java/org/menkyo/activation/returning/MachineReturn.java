package org.menkyo.activation.returning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.activation.mak.ActivatedMachine;
import org.menkyo.activation.mak.ActivationRepository;
import org.menkyo.activation.mak.Confirmation;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;

/**
 * Gives back the use of one machine, in the transaction of who calls (VA-409). The key's row is locked as for an activation, so
 * returns and activations with one key follow each other, and what is used never leaves its bounds (VA-406).
 */
@ApplicationScoped
public class MachineReturn {

    private final ProductKeys keys;
    private final ActivationRepository machines;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public MachineReturn(ProductKeys keys, ActivationRepository machines, Settings settings, Clock clock) {
        this.keys = keys;
        this.machines = machines;
        this.settings = settings;
        this.clock = clock;
    }

    /** By the statement of the installation; the same statement again changes nothing, whatever the machine is by now. */
    ActivationReturned byStatement(IssuedProductKey key, ReturnStatement statement) {
        byte[] digest = Sha256.digest().digest(statement.toBytes());
        ReturnPolicy policy = lock(key);
        Optional<ActivatedMachine> before = machines.findReturned(key, digest);
        return before.isPresent()
                ? repeated(key, policy, before.get())
                : give(key, policy, statement.installationId(), digest);
    }

    /** By its installation ID alone. */
    ActivationReturned byInstallationId(IssuedProductKey key, InstallationId installationId) {
        return give(key, lock(key), installationId, null);
    }

    /**
     * The policy of a key that is locked now.
     *
     * @throws ConflictException STATE_CONFLICT if it was exchanged or blocked: what it activated belongs to another key, or is
     *     revoked
     */
    private ReturnPolicy lock(IssuedProductKey key) {
        keys.lock(key);
        if (!key.isActive()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, key.state().name());
        }
        int perYear = key.type() == KeyType.MAK ? key.productGroup().activationReturnsPerYear() : 0;
        return ReturnPolicy.at(clock.instant(), settings.timeZone(), perYear);
    }

    private ActivationReturned give(
            IssuedProductKey key, ReturnPolicy policy, InstallationId installationId, byte[] statement) {
        Optional<ActivatedMachine> activated = activated(key, installationId);
        if (activated.isEmpty()) {
            return repeated(
                    key,
                    policy,
                    machines.findReturned(key, installationId.hardware()).orElseThrow(NotFoundException::new));
        }
        policy.requireOneMore(returnedThisYear(key, policy));
        Instant now = clock.instant();
        if (!machines.markReturned(activated.get(), statement, now)) {
            throw new IllegalStateException("a machine of a locked key was returned at the same moment");
        }
        keys.giveBackOne(key);
        return result(key, policy, now, true);
    }

    private Optional<ActivatedMachine> activated(IssuedProductKey key, InstallationId installationId) {
        return machines.findConfirmation(key, installationId)
                .map(Confirmation::machine)
                .or(() -> machines.findMachine(key, installationId.hardware()));
    }

    private ActivationReturned repeated(IssuedProductKey key, ReturnPolicy policy, ActivatedMachine machine) {
        return result(key, policy, machine.returnedAt().orElseThrow(), false);
    }

    private ActivationReturned result(IssuedProductKey key, ReturnPolicy policy, Instant returnedAt, boolean counted) {
        return new ActivationReturned(
                key.publicId(),
                key.agreement().licenseId(),
                returnedAt,
                counted,
                key.remaining(),
                policy.remaining(returnedThisYear(key, policy)));
    }

    private long returnedThisYear(IssuedProductKey key, ReturnPolicy policy) {
        return machines.countReturned(key, policy.from(), policy.to());
    }
}
