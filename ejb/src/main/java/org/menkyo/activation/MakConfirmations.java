package org.menkyo.activation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.menkyo.audit.AuditInsert;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;

/**
 * What a locked key has confirmed, and its next confirmation: all that is known of an installation in one round trip to
 * the database, and all that an activation writes in another.
 */
@ApplicationScoped
public class MakConfirmations {

    /** A hash is 1 or more, so this stands for a component that is not there and equals none. */
    private static final int NOT_THERE = 0;

    /** The machines that share an identifying component: the same machine always does (VA-206). */
    private static final String KNOWN = """
            SELECT id, confirmation_id, confirmed_at FROM confirmation WHERE product_key_id = ? AND installation_id = ?;
            SELECT id, installation_id FROM activated_machine
            WHERE product_key_id = ? AND (system_board = ? OR system_disk = ? OR network_adapter = ?) ORDER BY id
            """;

    private static final String ADD = """
            INSERT INTO confirmation (activated_machine_id, product_key_id, edition_id, installation_id, confirmation_id,
              confirmed_at)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING id;
            """;

    private static final String ADD_WITH_MACHINE = """
            WITH used AS (
              UPDATE product_key SET used = used + 1 WHERE id = ? AND used < permitted RETURNING id
            ), machine AS (
              INSERT INTO activated_machine (product_key_id, installation_id, system_board, system_disk, network_adapter,
                activated_at)
              SELECT id, ?, ?, ?, ?, ? FROM used RETURNING id, product_key_id
            )
            INSERT INTO confirmation (activated_machine_id, product_key_id, edition_id, installation_id, confirmation_id,
              confirmed_at)
            SELECT id, product_key_id, ?, ?, ?, ? FROM machine RETURNING id;
            """;

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected MakConfirmations() {
        this(null);
    }

    @Inject
    public MakConfirmations(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * What is known of an installation.
     *
     * @param confirmation the kept confirmation of its ID (VA-405)
     * @param machine the machine that used an activation with this hardware, or with hardware within the tolerance
     */
    record Known(Optional<Kept> confirmation, OptionalLong machine) {}

    /**
     * A kept confirmation.
     *
     * @param number the number of the confirmation
     * @param digits the digits of the confirmation ID
     * @param confirmedAt when it was confirmed first
     */
    record Kept(long number, String digits, Instant confirmedAt) {

        Confirmed confirmed(int remaining) {
            return new Confirmed(number, new ConfirmationId(digits), confirmedAt, false, remaining);
        }
    }

    /** What is known of an installation under a locked key. */
    Known known(long keyId, InstallationId installationId) {
        return session().doReturningWork(connection -> known(connection, keyId, installationId));
    }

    /**
     * Keeps the confirmation of a machine that is known already, and the record of it.
     *
     * @return the number of the confirmation
     */
    long add(
            long keyId,
            long machineId,
            long editionId,
            InstallationId installationId,
            ConfirmationId confirmationId,
            Instant now,
            AuditInsert record) {
        return session().doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD + AuditInsert.SQL)) {
                statement.setLong(1, machineId);
                statement.setLong(2, keyId);
                int next = confirmation(statement, 3, editionId, installationId, confirmationId, now);
                record.bind(statement, next);
                return number(statement);
            }
        });
    }

    /**
     * Uses an activation of a locked key, and keeps machine, confirmation, and the record of it.
     *
     * @return the number of the confirmation
     */
    long addWithMachine(
            long keyId,
            long editionId,
            InstallationId installationId,
            ConfirmationId confirmationId,
            Instant now,
            AuditInsert record) {
        return session().doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD_WITH_MACHINE + AuditInsert.SQL)) {
                HardwareProfile hardware = installationId.hardware();
                statement.setLong(1, keyId);
                statement.setString(2, installationId.digits());
                statement.setObject(3, hardware.hashes().get(HardwareComponent.SYSTEM_BOARD), Types.INTEGER);
                statement.setObject(4, hardware.hashes().get(HardwareComponent.SYSTEM_DISK), Types.INTEGER);
                statement.setObject(5, hardware.hashes().get(HardwareComponent.NETWORK_ADAPTER), Types.INTEGER);
                statement.setObject(6, now.atOffset(ZoneOffset.UTC));
                int next = confirmation(statement, 7, editionId, installationId, confirmationId, now);
                record.bind(statement, next);
                return number(statement);
            }
        });
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }

    private static Known known(Connection connection, long keyId, InstallationId installationId) throws SQLException {
        HardwareProfile hardware = installationId.hardware();
        Map<HardwareComponent, Integer> hashes = hardware.hashes();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setLong(1, keyId);
            statement.setString(2, installationId.digits());
            statement.setLong(3, keyId);
            statement.setInt(4, hashes.getOrDefault(HardwareComponent.SYSTEM_BOARD, NOT_THERE));
            statement.setInt(5, hashes.getOrDefault(HardwareComponent.SYSTEM_DISK, NOT_THERE));
            statement.setInt(6, hashes.getOrDefault(HardwareComponent.NETWORK_ADAPTER, NOT_THERE));
            statement.execute();
            Optional<Kept> kept = kept(statement);
            statement.getMoreResults();
            return new Known(kept, machine(statement, hardware));
        }
    }

    private static Optional<Kept> kept(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            return row.next()
                    ? Optional.of(new Kept(
                            row.getLong(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }

    private static OptionalLong machine(PreparedStatement statement, HardwareProfile hardware) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                if (new InstallationId(row.getString(2)).hardware().isSameMachine(hardware)) {
                    return OptionalLong.of(row.getLong(1));
                }
            }
            return OptionalLong.empty();
        }
    }

    private static int confirmation(
            PreparedStatement statement,
            int first,
            long editionId,
            InstallationId installationId,
            ConfirmationId confirmationId,
            Instant now)
            throws SQLException {
        statement.setLong(first, editionId);
        statement.setString(first + 1, installationId.digits());
        statement.setString(first + 2, confirmationId.digits());
        statement.setObject(first + 3, now.atOffset(ZoneOffset.UTC));
        return first + 4;
    }

    private static long number(PreparedStatement statement) throws SQLException {
        statement.execute();
        try (ResultSet row = statement.getResultSet()) {
            if (!row.next()) {
                throw new IllegalStateException("a locked key with activations left activated nothing");
            }
            return row.getLong(1);
        }
    }
}
