package org.menkyo.machines.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.state.Activation;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.MachineState;
import org.menkyo.machines.agent.Outcome;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;

/** The machines of the inventory. For one thread at a time. */
public final class Machines {

    private static final String ANSWERED = """
        UPDATE machine SET contact = ?, problem = ?, asked_at = ?, answered_at = ?, machine_name = ?, edition = ?,
            license_state = ?, ends_at = ?, remaining_minutes = ?, masked_key = ?, cmid = ?, way = ?,
            activated_at = ?, kms_host = ?, rearms_left = ?, kind = ?
        WHERE host = ? AND port = ?\
        """;

    private final InventoryFile file;

    public Machines(InventoryFile file) {
        this.file = file;
    }

    /** Puts machines into the inventory that are not there yet, and into groups; what is known of others stays. */
    public void found(Collection<HostAddress> addresses, String foundBy, Instant at, Collection<String> groups) {
        file.transaction(with -> {
            try (PreparedStatement statement = with.prepareStatement("""
                INSERT INTO machine (host, port, found_by, found_at, contact, problem)
                VALUES (?, ?, ?, ?, 'NEVER_ASKED', '') ON CONFLICT DO NOTHING\
                """)) {
                for (HostAddress address : addresses) {
                    statement.setString(1, address.name());
                    statement.setInt(2, address.port());
                    statement.setString(3, foundBy);
                    statement.setString(4, time(at));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            for (String group : groups) {
                join(with, group, addresses);
            }
            return null;
        });
    }

    private static void join(Connection with, String group, Collection<HostAddress> addresses) throws SQLException {
        try (PreparedStatement statement = with.prepareStatement("""
            INSERT INTO machine_group (name, machine_id) SELECT ?, id FROM machine WHERE host = ? AND port = ?
            ON CONFLICT DO NOTHING\
            """)) {
            for (HostAddress address : addresses) {
                statement.setString(1, group);
                statement.setString(2, address.name());
                statement.setInt(3, address.port());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Keeps what machines of the inventory answered. What one said before stays when it does not answer now. */
    public void answered(Collection<Answer> answers) {
        file.transaction(with -> {
            try (PreparedStatement silent = with.prepareStatement(
                            "UPDATE machine SET contact = ?, problem = ?, asked_at = ? WHERE host = ? AND port = ?");
                    PreparedStatement told = with.prepareStatement(ANSWERED)) {
                for (Answer answer : answers) {
                    PreparedStatement statement = answer.state().isPresent() ? told : silent;
                    Values values = new Values(statement)
                            .text(answer.contact().name())
                            .text(answer.problem())
                            .text(time(answer.at()));
                    if (answer.state().isPresent()) {
                        state(values.text(time(answer.at())), answer.state().get());
                    }
                    values.text(answer.address().name()).number(answer.address().port());
                    statement.executeUpdate();
                }
            }
            return null;
        });
    }

    private static void state(Values values, MachineState state) throws SQLException {
        values.text(state.machineName())
                .text(state.edition())
                .text(state.state().name())
                .text(state.endsAt().map(Machines::time).orElse(null))
                .number(state.remainingMinutes())
                .text(state.maskedKey().orElse(null))
                .text(state.cmid().toString())
                .text(state.way().map(Enum::name).orElse(null))
                .text(state.activatedAt().map(Machines::time).orElse(null))
                .text(state.kmsHost().orElse(null))
                .number(state.rearmsLeft())
                .text(state.kind().name());
    }

    /** Keeps what came of the work on machines. */
    public void worked(Map<HostAddress, LastWork> done) {
        file.transaction(with -> {
            try (PreparedStatement statement = with.prepareStatement("""
                UPDATE machine SET work_kind = ?, work_at = ?, work_code = ?, work_done = ?, work_text = ?
                WHERE host = ? AND port = ?\
                """)) {
                for (Map.Entry<HostAddress, LastWork> entry : done.entrySet()) {
                    Outcome outcome = entry.getValue().outcome();
                    new Values(statement)
                            .text(entry.getValue().kind().name())
                            .text(time(entry.getValue().at()))
                            .text(outcome.code())
                            .number(outcome.done() ? 1 : 0)
                            .text(MachineState.plain(outcome.text()))
                            .text(entry.getKey().name())
                            .number(entry.getKey().port());
                    statement.executeUpdate();
                }
            }
            return null;
        });
    }

    /** Keeps the installation IDs of machines. */
    public void identified(Map<HostAddress, InstallationId> ids) {
        file.transaction(with -> {
            try (PreparedStatement statement =
                    with.prepareStatement("UPDATE machine SET installation_id = ? WHERE host = ? AND port = ?")) {
                for (Map.Entry<HostAddress, InstallationId> entry : ids.entrySet()) {
                    new Values(statement)
                            .text(entry.getValue().digits())
                            .text(entry.getKey().name())
                            .number(entry.getKey().port());
                    statement.executeUpdate();
                }
            }
            return null;
        });
    }

    /** The machines that are meant, by their addresses. */
    public List<Machine> select(Selection selection) {
        Selection.Condition condition = selection.condition();
        return file.transaction(with -> {
            Map<Long, List<String>> groups = groups(with);
            try (PreparedStatement statement =
                    with.prepareStatement("SELECT * FROM machine WHERE " + condition.sql() + " ORDER BY host, port")) {
                fill(statement, condition.values());
                List<Machine> machines = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        machines.add(machine(row, groups.getOrDefault(row.getLong("id"), List.of())));
                    }
                }
                return machines;
            }
        });
    }

    /** The machines at these addresses. */
    public List<Machine> at(Collection<HostAddress> addresses) {
        Set<HostAddress> meant = Set.copyOf(addresses);
        return select(Selection.ALL).stream()
                .filter(machine -> meant.contains(machine.address()))
                .toList();
    }

    /** Puts the machines that are meant into a group, which is made when needed; returns how many are meant. */
    public int join(String group, Selection selection) {
        return change(
                "INSERT INTO machine_group (name, machine_id) SELECT ?, id FROM machine WHERE ",
                " ON CONFLICT DO UPDATE SET name = name",
                selection,
                List.of(group));
    }

    /** Takes the machines that are meant out of a group; returns how many there were. A group without machines is none. */
    public int leave(String group, Selection selection) {
        return change(
                "DELETE FROM machine_group WHERE name = ? AND machine_id IN (SELECT id FROM machine WHERE ",
                ")",
                selection,
                List.of(group));
    }

    /** Forgets the machines that are meant; returns how many there were. */
    public int forget(Selection selection) {
        return change("DELETE FROM machine WHERE ", "", selection, List.of());
    }

    private int change(String before, String after, Selection selection, List<String> first) {
        Selection.Condition condition = selection.condition();
        return file.transaction(with -> {
            try (PreparedStatement statement = with.prepareStatement(before + condition.sql() + after)) {
                List<String> values = new ArrayList<>(first);
                values.addAll(condition.values());
                fill(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    private static void fill(PreparedStatement statement, List<String> values) throws SQLException {
        Values all = new Values(statement);
        for (String value : values) {
            all.text(value);
        }
    }

    private static Map<Long, List<String>> groups(Connection with) throws SQLException {
        Map<Long, List<String>> groups = new HashMap<>();
        try (PreparedStatement statement =
                        with.prepareStatement("SELECT machine_id, name FROM machine_group ORDER BY name");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                groups.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2));
            }
        }
        return groups;
    }

    private static Machine machine(ResultSet row, List<String> groups) throws SQLException {
        return new Machine(
                new HostAddress(row.getString("host"), row.getInt("port")),
                row.getString("found_by"),
                Instant.parse(row.getString("found_at")),
                Contact.valueOf(row.getString("contact")),
                row.getString("problem"),
                instant(row, "asked_at"),
                instant(row, "answered_at"),
                state(row),
                Optional.ofNullable(row.getString("installation_id")).map(InstallationId::new),
                lastWork(row),
                groups);
    }

    private static Optional<MachineState> state(ResultSet row) throws SQLException {
        if (row.getString("license_state") == null) {
            return Optional.empty();
        }
        return Optional.of(new MachineState(
                row.getString("machine_name"),
                row.getString("edition"),
                LicenseState.valueOf(row.getString("license_state")),
                instant(row, "ends_at"),
                row.getInt("remaining_minutes"),
                Optional.ofNullable(row.getString("masked_key")),
                UUID.fromString(row.getString("cmid")),
                Optional.ofNullable(row.getString("way")).map(Activation.Way::valueOf),
                instant(row, "activated_at"),
                Optional.ofNullable(row.getString("kms_host")),
                row.getInt("rearms_left"),
                MachineKind.valueOf(row.getString("kind"))));
    }

    private static Optional<LastWork> lastWork(ResultSet row) throws SQLException {
        if (row.getString("work_kind") == null) {
            return Optional.empty();
        }
        return Optional.of(new LastWork(
                RunKind.valueOf(row.getString("work_kind")),
                Instant.parse(row.getString("work_at")),
                new Outcome(row.getString("work_code"), row.getInt("work_done") == 1, row.getString("work_text"))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Instant::parse);
    }

    /** To the second, so that texts are in the order of times. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Fills question marks in their order. */
    private static final class Values {

        private final PreparedStatement statement;
        private int place;

        private Values(PreparedStatement statement) {
            this.statement = statement;
        }

        private Values text(String value) throws SQLException {
            place++;
            if (value == null) {
                statement.setNull(place, Types.VARCHAR);
            } else {
                statement.setString(place, value);
            }
            return this;
        }

        private Values number(int value) throws SQLException {
            statement.setInt(++place, value);
            return this;
        }
    }
}
