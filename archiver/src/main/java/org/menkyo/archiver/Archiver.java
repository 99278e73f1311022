package org.menkyo.archiver;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.CanonicalTime;

/**
 * Moves whole months from the database to files, the oldest first. Each is one transaction: the file is written, read back
 * and compared before the month leaves, and the statement that it did is chained in the audit. Whatever fails leaves the
 * month in the database.
 */
public final class Archiver {

    /** How long a month must be over: a KMS host's machines stay 30 days in its table (VA-305), and clocks differ. */
    public static final Duration REST = Duration.ofDays(31);

    private static final Map<String, Month.Content> CONTENTS =
            new TreeMap<>(Map.of("kms_ledger", new LedgerMonth(), "audit_record", new AuditMonth()));
    private static final int DETACH_ATTEMPTS = 60;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;
    private final Path folder;
    private final Consumer<String> console;

    /**
     * @param connection of the role that owns the tables
     * @param folder where files are written
     * @param console told of each month
     */
    public Archiver(Connection connection, Path folder, Consumer<String> console) {
        this.connection = connection;
        this.folder = folder;
        this.console = console;
    }

    /**
     * Archives every month before one.
     *
     * @return how many partitions were moved
     * @throws ArchiveException if a month cannot leave; those before it have left
     */
    public int archive(YearMonth before, Instant now) throws Exception {
        Instant end = before.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (end.plus(REST).isAfter(now)) {
            throw new ArchiveException("months stay for " + REST.toDays() + " days after their end: "
                    + before.minusMonths(1) + " is too young.");
        }
        Files.createDirectories(folder);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        settle(before);
        int moved = 0;
        for (Month month : months(before)) {
            try {
                move(month);
                connection.commit();
            } finally {
                connection.rollback();
            }
            moved++;
        }
        return moved;
    }

    /** Rows that came before their month had a partition get one. */
    private void settle(YearMonth before) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : tables().entrySet()) {
                statement.execute("SELECT add_month('" + table.getKey() + "', month) FROM (SELECT DISTINCT"
                        + " date_trunc('month', " + table.getValue() + " AT TIME ZONE 'UTC')::date AS month FROM "
                        + table.getKey() + "_default) months WHERE month < '" + before + "-01'");
            }
        }
        connection.commit();
    }

    private Map<String, String> tables() throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery("SELECT name, time_column FROM monthly_table")) {
            while (result.next()) {
                tables.put(result.getString(1), result.getString(2));
            }
        }
        return tables;
    }

    private List<Month> months(YearMonth before) throws SQLException {
        List<Month> months = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery("SELECT parent, name, to_char(month, 'YYYY-MM')"
                        + " FROM month_partition WHERE month < '" + before + "-01' ORDER BY month, parent")) {
            while (result.next()) {
                months.add(new Month(result.getString(1), result.getString(2), YearMonth.parse(result.getString(3))));
            }
        }
        connection.commit();
        return months;
    }

    private void move(Month month) throws Exception {
        Month.Content content = CONTENTS.get(month.table());
        if (content == null) {
            throw new ArchiveException("this program is older than the database: it does not know " + month.table());
        }
        // The first statement of the transaction, so that what it sees is what there is once nobody adds rows.
        execute("LOCK TABLE " + month.partition() + " IN SHARE MODE");
        List<Month.Moved> moved = content.moved(connection, month);
        if (moved.isEmpty()) {
            detach(month);
            execute("DROP TABLE " + month.partition());
            return;
        }
        Month.Links links = content.requireSettled(connection, month);
        Path file = free(content.fileName() + "-" + month.month());
        byte[] digest = MonthFile.write(file, lines -> content.write(connection, month, lines));
        Instant now = now();
        writeManifest(file, digest, month, moved, links, now);
        detach(month);
        content.forget(connection, month);
        for (Month.Moved part : moved) {
            state(content.source(), month, part, file, digest, now);
        }
        execute("DROP TABLE " + month.partition());
        console.accept(month.table() + " of " + month.month() + ": "
                + moved.stream().mapToLong(Month.Moved::rowCount).sum() + " rows are in " + file);
    }

    private Instant now() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery("SELECT now()")) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Waits for the table's lock in short pieces, so that nobody waits behind it for long. */
    private void detach(Month month) throws SQLException {
        execute("SET LOCAL lock_timeout = '500ms'");
        for (int attempt = 1; ; attempt++) {
            Savepoint before = connection.setSavepoint();
            try {
                execute("ALTER TABLE " + month.table() + " DETACH PARTITION " + month.partition());
                return;
            } catch (SQLException busy) {
                connection.rollback(before);
                if (!LOCK_NOT_AVAILABLE.equals(busy.getSQLState()) || attempt == DETACH_ATTEMPTS) {
                    throw busy;
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path free(String name) {
        Path file = folder.resolve(name + ".jsonl.gz");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ".jsonl.gz");
        }
        return file;
    }

    private static void writeManifest(
            Path file, byte[] digest, Month month, List<Month.Moved> moved, Month.Links links, Instant now)
            throws Exception {
        HexFormat hex = HexFormat.of();
        Map<String, Object> members = new TreeMap<>();
        members.put("type", "menkyo/archive-manifest/1");
        members.put("table", month.table());
        members.put("month", month.month().toString());
        members.put("file", file.getFileName().toString());
        members.put("fileDigest", hex.formatHex(digest));
        members.put("bytes", Long.toString(Files.size(file)));
        members.put(
                "rowCount",
                Long.toString(moved.stream().mapToLong(Month.Moved::rowCount).sum()));
        members.put("firstLink", Long.toString(links.first()));
        members.put("firstChainHash", hex.formatHex(links.firstHash()));
        members.put("lastLink", Long.toString(links.last()));
        members.put("lastChainHash", hex.formatHex(links.lastHash()));
        members.put("archivedAt", CanonicalTime.of(now));
        Files.writeString(manifest(file), CanonicalJson.of(members) + "\n", StandardCharsets.UTF_8);
    }

    /** The manifest of a file. */
    static Path manifest(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".jsonl.gz", ".manifest.json"));
    }

    private void state(String source, Month month, Month.Moved part, Path file, byte[] digest, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO archived_month (source, month, host_id,"
                        + " first_row, last_row, row_count, file_name, file_digest, archived_at)"
                        + " VALUES (?, ?::date, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, source);
            insert.setString(2, month.month() + "-01");
            insert.setObject(3, part.host(), Types.BIGINT);
            insert.setLong(4, part.firstRow());
            insert.setLong(5, part.lastRow());
            insert.setLong(6, part.rowCount());
            insert.setString(7, file.getFileName().toString());
            insert.setBytes(8, digest);
            insert.setObject(9, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /**
     * Puts the rows of a file into a table {@code archive."…"} named like the file, for a look; the product does not
     * read it. The file must be the one that the database says was archived.
     *
     * @return the table
     */
    public String restore(Path file) throws Exception {
        String name = file.getFileName().toString();
        connection.setAutoCommit(false);
        try {
            String origin = origin(MonthFile.digest(file));
            String table = "archive.\"" + name.replace(".jsonl.gz", "").replace("\"", "") + "\"";
            Month.Content content = CONTENTS.get(origin);
            execute("CREATE SCHEMA IF NOT EXISTS archive");
            execute("CREATE TABLE " + table + " (LIKE public." + origin + ")");
            execute("CREATE TEMPORARY TABLE archived_line (data jsonb) ON COMMIT DROP");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO archived_line VALUES (?::jsonb)");
                    BufferedReader lines = MonthFile.read(file)) {
                lines.readLine();
                int waiting = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    insert.setString(1, line);
                    insert.addBatch();
                    if (++waiting % 1000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            content.requireFitting(connection);
            execute("INSERT INTO " + table + " SELECT " + content.columns() + " FROM archived_line");
            connection.commit();
            return table;
        } finally {
            connection.rollback();
        }
    }

    /** The table that a file's rows were in. */
    private String origin(String digest) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT source FROM archived_month WHERE file_digest = decode(?, 'hex')")) {
            select.setString(1, digest);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    throw new ArchiveException("the database knows of no such archive: the file was altered, or is of"
                            + " another installation.");
                }
                String source = result.getString(1);
                return CONTENTS.entrySet().stream()
                        .filter(entry -> entry.getValue().source().equals(source))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
            }
        }
    }
}
