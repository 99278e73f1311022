package org.menkyo.bench.orders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.menkyo.bench.Installation;

/**
 * The rows that Menkyo wrote for some orders, inserted again by plain batches: into tables of the same columns, checks,
 * indexes and foreign keys in a schema of its own, parents before children, a transaction for each share of a thousand
 * orders. What the audit's chain and its waiting list add is left out, triggers too.
 */
final class PlainInserts {

    private static final String SCHEMA = "orders_peer";
    private static final int ROWS_IN_A_BATCH = 1_000;
    private static final int TRANSACTIONS = 10;

    /** Written by jobs in the background, after the orders. */
    private static final String NOT_COUNTED =
            "('audit_seal', 'audit_unsealed', 'audit_checkpoint', 'databasechangelog', 'databasechangeloglock')";

    private final Installation installation;
    private final Map<String, Long> before;
    private final List<Rows> rows = new ArrayList<>();

    /** Rows of one table, in the order of their keys. */
    private record Rows(String table, List<String> columns, List<String> types, List<String[]> values) {

        String insert() {
            List<String> parameters = types.stream().map(type -> "?::" + type).toList();
            return "INSERT INTO " + SCHEMA + "." + table + " (\"" + String.join("\", \"", columns) + "\") VALUES ("
                    + String.join(", ", parameters) + ")";
        }
    }

    /** Notes what is in the database now. */
    PlainInserts(Installation installation) throws SQLException {
        this.installation = installation;
        this.before = counts();
    }

    private Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = installation.database("menkyo");
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(
                    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
                            + " AND NOT relispartition AND relname NOT IN " + NOT_COUNTED)) {
                while (result.next()) {
                    tables.add(result.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet result = statement.executeQuery("SELECT count(*) FROM public." + table)) {
                    result.next();
                    counts.put(table, result.getLong(1));
                }
            }
        }
        return counts;
    }

    /** Takes the rows that were added since, and makes the tables for them. */
    void takeRows() throws SQLException {
        Map<String, Long> after = counts();
        Set<String> grown = new HashSet<>();
        after.forEach((table, count) -> {
            if (count > before.getOrDefault(table, 0L)) {
                grown.add(table);
            }
        });
        try (Connection connection = installation.database("menkyo");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + SCHEMA);
            for (String table : parentsFirst(statement, grown)) {
                statement.execute("CREATE TABLE " + SCHEMA + "." + table + " (LIKE public." + table
                        + " INCLUDING ALL EXCLUDING STATISTICS)");
                rows.add(read(statement, table, before.getOrDefault(table, 0L)));
            }
            for (Rows each : rows) {
                addForeignKeys(statement, each.table(), grown);
            }
        }
    }

    private static List<String> parentsFirst(Statement statement, Set<String> tables) throws SQLException {
        Map<String, Set<String>> parents = new LinkedHashMap<>();
        tables.forEach(table -> parents.put(table, new HashSet<>()));
        try (ResultSet result = statement.executeQuery(
                "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
                        + " AND connamespace = 'public'::regnamespace AND conrelid <> confrelid")) {
            while (result.next()) {
                if (tables.contains(result.getString(1)) && tables.contains(result.getString(2))) {
                    parents.get(result.getString(1)).add(result.getString(2));
                }
            }
        }
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < tables.size()) {
            List<String> next = parents.keySet().stream()
                    .filter(table -> !ordered.contains(table) && ordered.containsAll(parents.get(table)))
                    .sorted()
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("the tables refer to each other in a circle: " + parents);
            }
            ordered.addAll(next);
        }
        return ordered;
    }

    /**
     * The primary key of a table, or all its columns if it has none.
     *
     * @param grows whether later rows have greater ones
     */
    private record Key(String columns, boolean grows) {}

    private static Key key(Statement statement, String table) throws SQLException {
        try (ResultSet result =
                statement.executeQuery("SELECT string_agg('t.' || quote_ident(attname), ', ' ORDER BY place),"
                        + " (array_agg(format_type(atttypid, atttypmod) ORDER BY place))[1]"
                        + " FROM (SELECT coalesce((SELECT conkey FROM pg_constraint WHERE contype = 'p' AND conrelid = t.oid),"
                        + " (SELECT array_agg(attnum ORDER BY attnum) FROM pg_attribute"
                        + " WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped)) AS numbers"
                        + " FROM pg_class t WHERE t.oid = 'public." + table + "'::regclass) AS keys"
                        + " CROSS JOIN unnest(numbers) WITH ORDINALITY AS k (number, place)"
                        + " JOIN pg_attribute ON attrelid = 'public." + table + "'::regclass AND attnum = number")) {
            result.next();
            return new Key(result.getString(1), "bigint".equals(result.getString(2)));
        }
    }

    private static Rows read(Statement statement, String table, long known) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(
                "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'public." + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum")) {
            while (result.next()) {
                columns.add(result.getString(1));
                types.add(result.getString(2));
            }
        }
        Key key = key(statement, table);
        // Rows with other keys do not tell in which order they came; of those tables all rows are taken, which are few.
        long left = key.grows() ? known : 0;
        List<String> texts =
                columns.stream().map(column -> "\"" + column + "\"::text").toList();
        List<String[]> values = new ArrayList<>();
        try (ResultSet result = statement.executeQuery("SELECT " + String.join(", ", texts) + " FROM public." + table
                + " AS t ORDER BY " + key.columns() + " OFFSET " + left)) {
            while (result.next()) {
                String[] row = new String[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = result.getString(i + 1);
                }
                values.add(row);
            }
        }
        return new Rows(table, columns, types, values);
    }

    /** To the table of the same schema where its rows are inserted too, else to the one that Menkyo uses. */
    private static void addForeignKeys(Statement statement, String table, Set<String> inserted) throws SQLException {
        List<String> definitions = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(
                "SELECT pg_get_constraintdef(oid), confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
                        + " AND conrelid = 'public." + table + "'::regclass AND conparentid = 0")) {
            while (result.next()) {
                String parent = result.getString(2);
                String schema = inserted.contains(parent) ? SCHEMA : "public";
                definitions.add(result.getString(1)
                        .replace("REFERENCES " + parent + "(", "REFERENCES " + schema + "." + parent + "("));
            }
        }
        for (String definition : definitions) {
            // Some rows may refer to what was there before; those of the orders do not.
            statement.execute("ALTER TABLE " + SCHEMA + "." + table + " ADD " + definition);
        }
    }

    /** What is inserted for each order, on average. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        rows.forEach(each -> sizes.put(each.table(), each.values().size()));
        return sizes;
    }

    /**
     * Inserts all rows.
     *
     * @return the seconds that it took
     */
    double insert() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", installation.databasePassword("postgres"));
        login.setProperty("reWriteBatchedInserts", "true");
        String address = "jdbc:postgresql://127.0.0.1:" + installation.databasePort() + "/menkyo";
        try (Connection connection = DriverManager.getConnection(address, login)) {
            try (Statement statement = connection.createStatement()) {
                List<String> tables =
                        rows.stream().map(each -> SCHEMA + "." + each.table()).toList();
                statement.execute("TRUNCATE " + String.join(", ", tables));
                statement.execute("CHECKPOINT");
            }
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (Rows each : rows) {
                int share = Math.max(1, (each.values().size() + TRANSACTIONS - 1) / TRANSACTIONS);
                try (PreparedStatement insert = connection.prepareStatement(each.insert())) {
                    int inBatch = 0;
                    int inTransaction = 0;
                    for (String[] row : each.values()) {
                        for (int i = 0; i < row.length; i++) {
                            insert.setString(i + 1, row[i]);
                        }
                        insert.addBatch();
                        inTransaction++;
                        if (++inBatch == ROWS_IN_A_BATCH || inTransaction == share) {
                            insert.executeBatch();
                            inBatch = 0;
                        }
                        if (inTransaction == share) {
                            connection.commit();
                            inTransaction = 0;
                        }
                    }
                    insert.executeBatch();
                    connection.commit();
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
