package org.menkyo.activation.mak;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.menkyo.activation.mak.MakDecisions.Addition;
import org.menkyo.activation.mak.MakDecisions.Machine;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.InstallationId;

/**
 * What a locked key has confirmed, and its next confirmations: all that is known of some installations in one round trip
 * to the database, and all that is written for them in another.
 */
@ApplicationScoped
public class MakConfirmationRepository {

    /** Alike machines but those that were returned, which are as if they had never been activated (VA-409). */
    private static final String READ = """
            SELECT installation_id, id, confirmed_at FROM confirmation
            WHERE product_key_id = ? AND installation_id = ANY (?) AND returned_at IS NULL;
            SELECT DISTINCT machine.id, machine.installation_id FROM %s
            WHERE machine.returned_at IS NULL ORDER BY machine.id
            """.formatted(AlikeMachines.from(
            "(VALUES (?::bigint)) AS product_key (id) CROSS JOIN unnest(?, ?, ?) AS asked (board, disk, adapter)",
            "product_key.id"));

    /** Without the use of the key there are no machines, and without its machine no confirmation: all fails. */
    private static final String ADD = """
            WITH used AS (
              UPDATE product_key SET used = used + ? WHERE id = ? AND ? > 0 RETURNING id
            ), machine AS (
              INSERT INTO activated_machine (product_key_id, installation_id, system_board, system_disk, network_adapter,
                activated_at)
              SELECT used.id, m.installation_id, m.board, m.disk, m.adapter, ?
              FROM used, unnest(?, ?, ?, ?) AS m (installation_id, board, disk, adapter)
              RETURNING id, installation_id
            )
            INSERT INTO confirmation (activated_machine_id, product_key_id, edition_id, installation_id, confirmed_at)
            SELECT coalesce(c.machine_id, machine.id), ?, c.edition_id, c.installation_id, ?
            FROM unnest(?, ?, ?, ?) AS c (machine_id, machine, edition_id, installation_id)
              LEFT JOIN machine ON machine.installation_id = c.machine
            RETURNING installation_id, id
            """;

    private final EntityManager entityManager;

    @Inject
    public MakConfirmationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Makes known what there is of some installations under a locked key. Rows of earlier releases name them with the part of
     * the product key until the change of the stored form has reached them.
     */
    void read(long keyId, List<MakRequest> requests, MakDecisions decisions) {
        List<InstallationId> installations =
                requests.stream().map(MakRequest::kept).toList();
        List<InstallationId> spellings = requests.stream()
                .flatMap(request -> Stream.of(request.kept(), request.installationId()))
                .toList();
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setLong(1, keyId);
                statement.setArray(2, array(connection, "text", spellings, InstallationId::digits));
                statement.setLong(3, keyId);
                statement.setArray(4, hashes(connection, installations, HardwareComponent.SYSTEM_BOARD));
                statement.setArray(5, hashes(connection, installations, HardwareComponent.SYSTEM_DISK));
                statement.setArray(6, hashes(connection, installations, HardwareComponent.NETWORK_ADAPTER));
                statement.execute();
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        decisions.know(
                                row.getString(1),
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant());
                    }
                }
                statement.getMoreResults();
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        decisions.know(row.getLong(1), row.getString(2));
                    }
                }
            }
        });
    }

    /**
     * Counts the uses of a locked key, and keeps the machines and confirmations that were decided on.
     *
     * @return the numbers of the confirmations by the digits of their installation IDs as they are kept
     */
    Map<String, Long> add(long keyId, MakDecisions decisions) {
        List<Addition> additions = decisions.additions();
        if (additions.isEmpty()) {
            return Map.of();
        }
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                OffsetDateTime now = decisions.now().atOffset(ZoneOffset.UTC);
                statement.setInt(1, decisions.newlyUsed());
                statement.setLong(2, keyId);
                statement.setInt(3, decisions.newlyUsed());
                List<Machine> machines = decisions.newMachines();
                List<InstallationId> installations =
                        machines.stream().map(Machine::installationId).toList();
                statement.setObject(4, now);
                statement.setArray(5, array(connection, "text", installations, InstallationId::digits));
                statement.setArray(6, hashes(connection, installations, HardwareComponent.SYSTEM_BOARD));
                statement.setArray(7, hashes(connection, installations, HardwareComponent.SYSTEM_DISK));
                statement.setArray(8, hashes(connection, installations, HardwareComponent.NETWORK_ADAPTER));
                statement.setLong(9, keyId);
                statement.setObject(10, now);
                confirmations(connection, statement, additions);
                return numbers(statement);
            }
        });
    }

    private static void confirmations(Connection connection, PreparedStatement statement, List<Addition> additions)
            throws SQLException {
        statement.setArray(
                11,
                array(
                        connection,
                        "int8",
                        additions,
                        addition -> addition.machine().id()));
        statement.setArray(
                12,
                array(
                        connection,
                        "text",
                        additions,
                        addition -> addition.machine().installationId().digits()));
        statement.setArray(13, array(connection, "int8", additions, Addition::edition));
        statement.setArray(
                14,
                array(
                        connection,
                        "text",
                        additions,
                        addition -> addition.request().kept().digits()));
    }

    private static Map<String, Long> numbers(PreparedStatement statement) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getLong(2));
            }
        }
        return numbers;
    }

    private static Array hashes(Connection connection, List<InstallationId> installations, HardwareComponent component)
            throws SQLException {
        return array(
                connection,
                "int4",
                installations,
                installation -> installation.hardware().hashes().get(component));
    }

    private static <T> Array array(Connection connection, String type, List<T> from, Function<T, Object> element)
            throws SQLException {
        return connection.createArrayOf(type, from.stream().map(element).toArray());
    }
}
