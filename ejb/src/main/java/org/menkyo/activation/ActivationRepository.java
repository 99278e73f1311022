package org.menkyo.activation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;

/** Finds the machines that were activated by MAK and their confirmations; {@link MakConfirmationRepository} makes them. */
@ApplicationScoped
public class ActivationRepository {

    /** A hash is 1 or more, so this stands for a component that is not there and equals none. */
    private static final int NOT_THERE = 0;

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected ActivationRepository() {
        this(null);
    }

    @Inject
    public ActivationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The kept confirmation of an installation ID under a key (VA-405). */
    Optional<Confirmation> findConfirmation(IssuedProductKey key, InstallationId installationId) {
        return entityManager
                .createQuery(
                        "select c from Confirmation c where c.productKey = :key and c.installationId in :spellings",
                        Confirmation.class)
                .setParameter("key", key)
                .setParameter("spellings", List.of(installationId.withoutKey().digits(), installationId.digits()))
                .getResultStream()
                .findFirst();
    }

    /** The machine that used an activation of the key with this hardware, or with hardware within the tolerance. */
    Optional<ActivatedMachine> findMachine(IssuedProductKey key, HardwareProfile hardware) {
        return candidates(key, hardware).stream()
                .filter(machine -> machine.hardware().isSameMachine(hardware))
                .findFirst();
    }

    /**
     * Lets all machines of an exchanged key count for the key that took its place.
     *
     * @return how many
     */
    int moveMachines(IssuedProductKey from, IssuedProductKey to) {
        return entityManager
                .createQuery("update ActivatedMachine m set m.productKey = :to where m.productKey = :from")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /**
     * Revokes all machines of an exchanged key.
     *
     * @return how many
     */
    int revokeMachines(IssuedProductKey key, Instant now) {
        return entityManager
                .createQuery("update ActivatedMachine m set m.revokedAt = :now"
                        + " where m.productKey = :key and m.revokedAt is null")
                .setParameter("key", key)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Machines that share an identifying component: the same machine always does (VA-206). */
    private List<ActivatedMachine> candidates(IssuedProductKey key, HardwareProfile hardware) {
        Map<HardwareComponent, Integer> hashes = hardware.hashes();
        return entityManager
                .createQuery(
                        "select m from ActivatedMachine m where m.productKey = :key and (m.systemBoard = :board"
                                + " or m.systemDisk = :disk or m.networkAdapter = :adapter) order by m.id",
                        ActivatedMachine.class)
                .setParameter("key", key)
                .setParameter("board", hashes.getOrDefault(HardwareComponent.SYSTEM_BOARD, NOT_THERE))
                .setParameter("disk", hashes.getOrDefault(HardwareComponent.SYSTEM_DISK, NOT_THERE))
                .setParameter("adapter", hashes.getOrDefault(HardwareComponent.NETWORK_ADAPTER, NOT_THERE))
                .getResultList();
    }
}
