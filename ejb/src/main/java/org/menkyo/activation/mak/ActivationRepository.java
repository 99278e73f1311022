package org.menkyo.activation.mak;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;

/** Finds the machines that were activated by MAK and their confirmations; {@link MakConfirmationRepository} makes those that are activated here. */
@ApplicationScoped
public class ActivationRepository {

    /** A hash is 1 or more, so this stands for a component that is not there and equals none. */
    private static final int NOT_THERE = 0;

    private static final String ADD_MACHINE = """
            INSERT INTO activated_machine
              (product_key_id, installation_id, system_board, system_disk, network_adapter, activated_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String ALIKE = "SELECT * FROM activated_machine WHERE id IN (SELECT machine.id FROM "
            + AlikeMachines.from(
                    "(VALUES (cast(:board AS integer), cast(:disk AS integer), cast(:adapter AS integer)))"
                            + " AS asked (board, disk, adapter)",
                    ":key")
            + ") ORDER BY id";

    private final EntityManager entityManager;

    @Inject
    public ActivationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The kept confirmation of an installation ID under a key (VA-405); none of a returned machine (VA-409). */
    public Optional<Confirmation> findConfirmation(IssuedProductKey key, InstallationId installationId) {
        return entityManager
                .createQuery(
                        "select c from Confirmation c where c.productKey = :key and c.installationId in :spellings"
                                + " and c.returnedAt is null",
                        Confirmation.class)
                .setParameter("key", key)
                .setParameter("spellings", List.of(installationId.withoutKey().digits(), installationId.digits()))
                .getResultStream()
                .findFirst();
    }

    /**
     * The machine that uses an activation of the key with this hardware, or with hardware within the tolerance; not one that was
     * returned (VA-409).
     */
    public Optional<ActivatedMachine> findMachine(IssuedProductKey key, HardwareProfile hardware) {
        return sameMachines(key, hardware)
                .filter(machine -> machine.returnedAt().isEmpty())
                .findFirst();
    }

    /** The machine with such hardware that was returned last, whatever became of it afterwards (VA-409). */
    public Optional<ActivatedMachine> findReturned(IssuedProductKey key, HardwareProfile hardware) {
        return sameMachines(key, hardware)
                .filter(machine -> machine.returnedAt().isPresent())
                .max(Comparator.comparing(machine -> machine.returnedAt().orElseThrow()));
    }

    /** The machine of the key that was returned by the statement with this digest. */
    public Optional<ActivatedMachine> findReturned(IssuedProductKey key, byte[] statement) {
        return entityManager
                .createQuery(
                        "select m from ActivatedMachine m where m.productKey = :key and m.returnStatement = :statement",
                        ActivatedMachine.class)
                .setParameter("key", key)
                .setParameter("statement", statement)
                .getResultStream()
                .findFirst();
    }

    /** How many machines of a key were returned in a period, its end excluded. */
    public long countReturned(IssuedProductKey key, Instant from, Instant to) {
        return entityManager
                .createQuery(
                        "select count(m) from ActivatedMachine m where m.productKey = :key and m.returnedAt >= :from"
                                + " and m.returnedAt < :to",
                        Long.class)
                .setParameter("key", key)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
    }

    /**
     * Marks a machine of a locked key, and with it all its confirmations, as returned.
     *
     * @param statement digest of the client's statement; null if there was none
     * @return false if that was done already
     */
    public boolean markReturned(ActivatedMachine machine, byte[] statement, Instant now) {
        int marked = entityManager
                .createQuery("update ActivatedMachine m set m.returnedAt = :now, m.returnStatement = :statement"
                        + " where m = :machine and m.returnedAt is null")
                .setParameter("now", now)
                .setParameter("statement", statement)
                .setParameter("machine", machine)
                .executeUpdate();
        entityManager
                .createQuery("update Confirmation c set c.returnedAt = :now where c.machine = :machine"
                        + " and c.returnedAt is null")
                .setParameter("now", now)
                .setParameter("machine", machine)
                .executeUpdate();
        return marked > 0;
    }

    /** Keeps a machine that used one of a locked key's activations elsewhere; it has no confirmation here. */
    public void addMachine(IssuedProductKey key, InstallationId installationId, Instant activatedAt) {
        Map<HardwareComponent, Integer> hashes = installationId.hardware().hashes();
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD_MACHINE)) {
                statement.setLong(1, key.id());
                statement.setString(2, installationId.withoutKey().digits());
                statement.setObject(3, hashes.get(HardwareComponent.SYSTEM_BOARD), Types.INTEGER);
                statement.setObject(4, hashes.get(HardwareComponent.SYSTEM_DISK), Types.INTEGER);
                statement.setObject(5, hashes.get(HardwareComponent.NETWORK_ADAPTER), Types.INTEGER);
                statement.setObject(6, activatedAt.atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
        });
    }

    /**
     * Lets all machines of an exchanged key count for the key that took its place; those that were returned still count
     * against the year's returns.
     *
     * @return how many stay activated
     */
    public int moveMachines(IssuedProductKey from, IssuedProductKey to) {
        int moved = move(from, to, "m.returnedAt is null");
        move(from, to, "m.returnedAt is not null");
        return moved;
    }

    private int move(IssuedProductKey from, IssuedProductKey to, String which) {
        return entityManager
                .createQuery("update ActivatedMachine m set m.productKey = :to where m.productKey = :from and " + which)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /**
     * Revokes all machines of an exchanged key.
     *
     * @return how many
     */
    public int revokeMachines(IssuedProductKey key, Instant now) {
        return entityManager
                .createQuery("update ActivatedMachine m set m.revokedAt = :now"
                        + " where m.productKey = :key and m.revokedAt is null and m.returnedAt is null")
                .setParameter("key", key)
                .setParameter("now", now)
                .executeUpdate();
    }

    private Stream<ActivatedMachine> sameMachines(IssuedProductKey key, HardwareProfile hardware) {
        return candidates(key, hardware).stream()
                .filter(machine -> machine.hardware().isSameMachine(hardware));
    }

    @SuppressWarnings("unchecked")
    private List<ActivatedMachine> candidates(IssuedProductKey key, HardwareProfile hardware) {
        Map<HardwareComponent, Integer> hashes = hardware.hashes();
        return entityManager
                .createNativeQuery(ALIKE, ActivatedMachine.class)
                .setParameter("key", key.id())
                .setParameter("board", hashes.getOrDefault(HardwareComponent.SYSTEM_BOARD, NOT_THERE))
                .setParameter("disk", hashes.getOrDefault(HardwareComponent.SYSTEM_DISK, NOT_THERE))
                .setParameter("adapter", hashes.getOrDefault(HardwareComponent.NETWORK_ADAPTER, NOT_THERE))
                .getResultList();
    }
}
