package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.menkyo.protocol.audit.ErasedValues;
import org.menkyo.protocol.audit.RowNumbers;
import org.menkyo.shared.database.TextMapConverter;

/**
 * Erases personal values of audit records, those of archived months included, with their salts (LC-1204). The statement that
 * says so is chained in the same transaction, so that at no moment a value is gone that no statement names.
 */
@ApplicationScoped
public class AuditValueEraser {

    /**
     * What became of the values that were looked for.
     *
     * @param values how many were erased
     * @param records in how many records
     * @param kept how many records hold them in the form without salts, in which nothing can be erased
     */
    public record Erased(long values, long records, long kept) {}

    /**
     * A personal value.
     *
     * @param record the id of its record
     * @param occurredAt when what the record tells of happened
     * @param name of its member
     * @param text the value
     * @param byPerson whether the person called
     */
    public record Value(long record, Instant occurredAt, String name, String text, boolean byPerson) {

        private boolean isOf(Predicate<String> names) {
            return byPerson && (name.equals(PersonalMembers.CALLER_NAME) || name.equals(PersonalMembers.SOURCE_ADDRESS))
                    || names.test(text);
        }

        /** Without the value, so that no log has it. */
        @Override
        public String toString() {
            return record + " " + name;
        }
    }

    private static final String VALUES =
            "select record_id, occurred_at, name, value, user_id = ? as by_person from audit_personal_value"
                    + " where user_id = ? and name in ('callerName', 'sourceAddress')"
                    + " or exists (select 1 from unnest(?) term where strpos(lower(value), term) > 0) order by record_id, name";
    private static final String OLD =
            "select record_id, occurred_at, name, value, by_person from (select r.id as record_id,"
                    + " r.occurred_at, 'record' as name, concat_ws(' ', r.caller_name, r.subject_id, r.details) as value, r.user_id = ? as by_person from audit_record r"
                    + " where r.personal is null) old where by_person"
                    + " or exists (select 1 from unnest(?) term where strpos(lower(value), term) > 0)";
    private static final String ADDRESSES = "select record_id, name from audit_personal_value where record_id = any (?)"
            + " and name = 'sourceAddress'";
    private static final String AGED = "select record_id, name from audit_personal_value where record_id in ("
            + "select record_id from audit_personal_value where occurred_at < ? order by record_id limit ?)";
    private static final String ERASE = "select erase_audit_values(?, ?, ?::jsonb, ?, ?)";
    private static final TextMapConverter TEXTS = new TextMapConverter();

    private final EntityManager entities;
    private final AuditChain chain;
    private final AuditErasures statements;
    private final Clock clock;

    @Inject
    public AuditValueEraser(EntityManager entities, AuditChain chain, AuditErasures statements, Clock clock) {
        this.entities = entities;
        this.chain = chain;
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * Erases what belongs to a person: who called and from where in the records of the person's own calls, and every value
     * that names the person. Needs a transaction.
     *
     * @param userId the person, or null for an account that is nobody's
     * @param terms texts in lower case of which each value that names the person has one
     * @param names whether a value names the person
     */
    public Erased ofPerson(UUID userId, Collection<String> terms, Predicate<String> names) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            Map<Long, Set<String>> values = new TreeMap<>();
            select(connection, VALUES, userId, terms).stream()
                    .filter(value -> value.isOf(names))
                    .forEach(value -> add(values, value.record(), value.name()));
            addAddresses(connection, values);
            long old = select(connection, OLD, userId, terms).stream()
                    .filter(value -> value.byPerson() || names.test(value.text()))
                    .count();
            erase(connection, "PERSON", values, stated(values));
            return new Erased(values.values().stream().mapToLong(Set::size).sum(), values.size(), old);
        });
    }

    /**
     * Erases all personal values of records from before a moment. Needs a transaction.
     *
     * @param limit of how many values about
     * @return in how many records
     */
    public int before(Instant moment, int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            Map<Long, Set<String>> values = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(AGED)) {
                select.setObject(1, moment.atOffset(ZoneOffset.UTC));
                select.setInt(2, limit);
                addAll(values, select);
            }
            RowNumbers records = new RowNumbers();
            values.keySet().forEach(records::add);
            erase(connection, "AGE", values, Map.of(ErasedValues.EVERY, records.toString()));
            return values.size();
        });
    }

    /** The values that {@link #ofPerson} would erase, the oldest record first. */
    public List<Value> find(UUID userId, Collection<String> terms, Predicate<String> names) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> select(connection, VALUES, userId, terms).stream()
                        .filter(value -> value.isOf(names))
                        .toList());
    }

    private static List<Value> select(Connection connection, String sql, UUID userId, Collection<String> terms)
            throws SQLException {
        List<Value> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = 1;
            for (int i = 0; i < (sql.equals(VALUES) ? 2 : 1); i++) {
                select.setObject(next++, userId, Types.OTHER);
            }
            select.setArray(next, connection.createArrayOf("text", terms.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Value(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5)));
                }
            }
        }
        return found;
    }

    /** Where the person called, the address is the person's too, whatever the caller was then. */
    private static void addAddresses(Connection connection, Map<Long, Set<String>> values) throws SQLException {
        Object[] calls = values.entrySet().stream()
                .filter(entry -> entry.getValue().contains(PersonalMembers.CALLER_NAME))
                .map(Map.Entry::getKey)
                .toArray();
        try (PreparedStatement select = connection.prepareStatement(ADDRESSES)) {
            select.setArray(1, connection.createArrayOf("bigint", calls));
            addAll(values, select);
        }
    }

    private static void addAll(Map<Long, Set<String>> values, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                add(values, row.getLong(1), row.getString(2));
            }
        }
    }

    private static void add(Map<Long, Set<String>> values, long record, String name) {
        values.computeIfAbsent(record, id -> new TreeSet<>()).add(name);
    }

    private static Map<String, String> stated(Map<Long, Set<String>> values) {
        Map<String, RowNumbers> records = new TreeMap<>();
        values.forEach((record, names) -> names.forEach(
                name -> records.computeIfAbsent(name, n -> new RowNumbers()).add(record)));
        return records.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private void erase(Connection connection, String cause, Map<Long, Set<String>> values, Map<String, String> stated)
            throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        chain.lock();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Long> records = new ArrayList<>();
        List<String> names = new ArrayList<>();
        values.forEach((record, members) -> members.forEach(name -> {
            records.add(record);
            names.add(name);
        }));
        try (PreparedStatement erase = connection.prepareStatement(ERASE)) {
            erase.setObject(1, now.atOffset(ZoneOffset.UTC));
            erase.setString(2, cause);
            erase.setString(3, TEXTS.convertToDatabaseColumn(stated));
            erase.setArray(4, connection.createArrayOf("bigint", records.toArray()));
            erase.setArray(5, connection.createArrayOf("text", names.toArray()));
            try (ResultSet statement = erase.executeQuery()) {
                statement.next();
                chain.lengthen(statements, List.of(statement.getLong(1)), chain.last(), now);
            }
        }
    }
}
