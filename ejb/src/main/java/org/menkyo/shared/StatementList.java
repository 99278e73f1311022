package org.menkyo.shared;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * Statements that go to the database together: they are executed in their order, each sees what those before it wrote, and
 * all of them take one round trip. The first that fails ends the transaction's work as it would alone. What they return is
 * not read.
 */
public final class StatementList {

    private final List<String> statements = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** One column of several rows, for {@code unnest}. */
    private record Column(String type, Object[] values) {

        void bind(Connection connection, PreparedStatement statement, int position) throws SQLException {
            statement.setArray(position, connection.createArrayOf(type, values));
        }
    }

    /** A column of texts, null where a row has none. */
    public static <T> Object texts(List<T> rows, Function<T, String> text) {
        return new Column("text", rows.stream().map(text).toArray(String[]::new));
    }

    /** A column of whole numbers, null where a row has none. */
    public static <T> Object integers(List<T> rows, Function<T, Integer> number) {
        return new Column("int4", rows.stream().map(number).toArray(Integer[]::new));
    }

    /** A column of large whole numbers, null where a row has none. */
    public static <T> Object longs(List<T> rows, Function<T, Long> number) {
        return new Column("int8", rows.stream().map(number).toArray(Long[]::new));
    }

    /** A column of yes and no. */
    public static <T> Object booleans(List<T> rows, Function<T, Boolean> yes) {
        return new Column("bool", rows.stream().map(yes).toArray(Boolean[]::new));
    }

    /** A column of bytes, null where a row has none. */
    public static <T> Object bytes(List<T> rows, Function<T, byte[]> bytes) {
        return new Column("bytea", rows.stream().map(bytes).toArray(byte[][]::new));
    }

    /**
     * Adds a statement.
     *
     * @param statement SQL without a semicolon, a question mark for each parameter
     * @param values the parameters: texts, numbers, moments, bytes, UUIDs, null, or one of the columns above
     */
    public StatementList add(String statement, Object... values) {
        statements.add(statement.strip());
        for (Object value : values) {
            parameters.add(value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
        return this;
    }

    /** Executes them in the current transaction. */
    public void execute(EntityManager entityManager) {
        if (!statements.isEmpty()) {
            entityManager.unwrap(Session.class).doWork(this::execute);
        }
    }

    private void execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(String.join(";\n", statements))) {
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i) instanceof Column column) {
                    column.bind(connection, statement, i + 1);
                } else {
                    statement.setObject(i + 1, parameters.get(i));
                }
            }
            statement.execute();
        }
    }
}
