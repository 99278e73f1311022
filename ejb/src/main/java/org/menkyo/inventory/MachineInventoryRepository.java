package org.menkyo.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.menkyo.agreement.Agreement;
import org.menkyo.protocol.activation.LicenseState;

/** Keeps inventories of machines. */
@ApplicationScoped
public class MachineInventoryRepository {

    private static final String ADD_MACHINES = """
            INSERT INTO inventory_machine (inventory_id, place, machine_name, client_machine_id, edition, activation_way,
              license_state, remaining_minutes, virtual, last_answered_at)
            SELECT ?, place, machine_name, client_machine_id, edition, activation_way, license_state, remaining_minutes,
              virtual, last_answered_at
            FROM unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::boolean[], ?::timestamptz[])
              WITH ORDINALITY AS machine (machine_name, client_machine_id, edition, activation_way, license_state,
                remaining_minutes, virtual, last_answered_at, place)
            """;

    private static final String INVENTORIES = """
            SELECT i.id, i.name, i.taken_at, i.uploaded_at, count(m.place) AS machines,
              count(*) FILTER (WHERE m.license_state = 'INITIAL_GRACE') AS initial_grace,
              count(*) FILTER (WHERE m.license_state = 'LICENSED') AS licensed,
              count(*) FILTER (WHERE m.license_state = 'OUT_OF_TOLERANCE_GRACE') AS out_of_tolerance_grace,
              count(*) FILTER (WHERE m.license_state = 'NOTIFICATION') AS notification
            FROM (SELECT * FROM machine_inventory WHERE agreement_id = :agreement%s ORDER BY name LIMIT :count) i
            LEFT JOIN inventory_machine m ON m.inventory_id = i.id
            GROUP BY i.id, i.name, i.taken_at, i.uploaded_at ORDER BY i.name
            """;

    private static final String MACHINES = """
            SELECT place, machine_name, client_machine_id, edition, activation_way, license_state, remaining_minutes,
              virtual, last_answered_at
            FROM inventory_machine WHERE inventory_id = :inventory AND place > :after%s ORDER BY place LIMIT :count
            """;

    private final EntityManager entityManager;

    @Inject
    public MachineInventoryRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Forgets an inventory with its machines; false if there is none of that name. */
    boolean remove(Agreement agreement, String name) {
        return entityManager
                        .createNativeQuery(
                                "DELETE FROM machine_inventory WHERE agreement_id = :agreement AND name = :name")
                        .setParameter("agreement", agreement.id())
                        .setParameter("name", name)
                        .executeUpdate()
                > 0;
    }

    /** How many inventories a license ID has. */
    long count(Agreement agreement) {
        return (Long) entityManager
                .createNativeQuery("SELECT count(*) FROM machine_inventory WHERE agreement_id = :agreement", Long.class)
                .setParameter("agreement", agreement.id())
                .getSingleResult();
    }

    /** Keeps an inventory whose name is free. */
    void add(Agreement agreement, String name, UploadMachineInventory inventory, Instant now) {
        long id = (Long) entityManager
                .createNativeQuery(
                        "INSERT INTO machine_inventory (agreement_id, name, taken_at, uploaded_at)"
                                + " VALUES (:agreement, :name, :takenAt, :now) RETURNING id",
                        Long.class)
                .setParameter("agreement", agreement.id())
                .setParameter("name", name)
                .setParameter("takenAt", inventory.takenAt())
                .setParameter("now", now)
                .getSingleResult();
        List<InventoryMachine> machines = inventory.machines();
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ADD_MACHINES)) {
                insert.setLong(1, id);
                insert.setArray(2, array(connection, "text", machines, InventoryMachine::machineName));
                insert.setArray(3, array(connection, "uuid", machines, InventoryMachine::clientMachineId));
                insert.setArray(4, array(connection, "text", machines, InventoryMachine::edition));
                insert.setArray(5, array(connection, "text", machines, m -> name(m.activationWay())));
                insert.setArray(6, array(connection, "text", machines, m -> name(m.licenseState())));
                insert.setArray(7, array(connection, "int4", machines, InventoryMachine::remainingMinutes));
                insert.setArray(8, array(connection, "bool", machines, InventoryMachine::virtual));
                insert.setArray(9, array(connection, "text", machines, m -> time(m.lastAnsweredAt())));
                insert.executeUpdate();
            }
        });
    }

    private static String name(Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static String time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
    }

    private static Array array(
            Connection connection,
            String type,
            List<InventoryMachine> machines,
            Function<InventoryMachine, Object> element)
            throws SQLException {
        return connection.createArrayOf(type, machines.stream().map(element).toArray());
    }

    /** An inventory with its internal id. */
    record Kept(long id, MachineInventoryView view) {}

    /** The inventories of a license ID in the order of their names, behind a name, at most so many. */
    List<Kept> list(Agreement agreement, Optional<String> after, int count) {
        return find(agreement, " AND name > :name", after, count);
    }

    /** The inventory of that name. */
    Optional<Kept> find(Agreement agreement, String name) {
        return find(agreement, " AND name = :name", Optional.of(name), 1).stream()
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Kept> find(Agreement agreement, String condition, Optional<String> name, int count) {
        var query = entityManager
                .createNativeQuery(INVENTORIES.formatted(name.isPresent() ? condition : ""), Tuple.class)
                .setParameter("agreement", agreement.id())
                .setParameter("count", count);
        name.ifPresent(text -> query.setParameter("name", text));
        return ((List<Tuple>) query.getResultList())
                .stream().map(row -> kept(agreement.licenseId(), row)).toList();
    }

    private static Kept kept(String licenseId, Tuple row) {
        long machines = number(row, "machines");
        long initialGrace = number(row, "initial_grace");
        long licensed = number(row, "licensed");
        long outOfTolerance = number(row, "out_of_tolerance_grace");
        long notification = number(row, "notification");
        return new Kept(
                row.get("id", Long.class),
                new MachineInventoryView(
                        licenseId,
                        row.get("name", String.class),
                        row.get("taken_at", Instant.class),
                        row.get("uploaded_at", Instant.class),
                        machines,
                        initialGrace,
                        licensed,
                        outOfTolerance,
                        notification,
                        machines - initialGrace - licensed - outOfTolerance - notification));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }

    /** A machine with its place in the inventory. */
    record Placed(int place, InventoryMachine machine) {}

    /** The machines of an inventory in the order in which the tool named them, behind a place, at most so many. */
    @SuppressWarnings("unchecked")
    List<Placed> machines(long inventoryId, MachineFilter filter, long after, int count) {
        StringBuilder conditions = new StringBuilder();
        if (filter.machineName() != null) {
            conditions.append(" AND machine_name = :machineName");
        }
        if (filter.licenseState() != null) {
            conditions.append(" AND license_state = :licenseState");
        }
        var query = entityManager
                .createNativeQuery(MACHINES.formatted(conditions), Tuple.class)
                .setParameter("inventory", inventoryId)
                .setParameter("after", after)
                .setParameter("count", count);
        if (filter.machineName() != null) {
            query.setParameter("machineName", filter.machineName());
        }
        if (filter.licenseState() != null) {
            query.setParameter("licenseState", filter.licenseState().name());
        }
        return ((List<Tuple>) query.getResultList())
                .stream().map(MachineInventoryRepository::placed).toList();
    }

    private static Placed placed(Tuple row) {
        String way = row.get("activation_way", String.class);
        String state = row.get("license_state", String.class);
        return new Placed(
                row.get("place", Integer.class),
                new InventoryMachine(
                        row.get("machine_name", String.class),
                        row.get("client_machine_id", UUID.class),
                        row.get("edition", String.class),
                        way == null ? null : ActivationWay.valueOf(way),
                        state == null ? null : LicenseState.valueOf(state),
                        row.get("remaining_minutes", Integer.class),
                        row.get("virtual", Boolean.class),
                        row.get("last_answered_at", Instant.class)));
    }
}
