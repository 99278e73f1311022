package org.menkyo.dataexport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.menkyo.shared.database.ConsistentRead;
import org.menkyo.shared.json.RecordJson;

/**
 * Writes exports: a line that says what of, the things in the order of {@link ExportedKind}, and a line with their count, without
 * which a file is not whole. All of it is one state of the database, and no more than a part of it is in memory at a time.
 */
@ApplicationScoped
public class LineExporter {

    /** Grows when a member gets another meaning; further kinds and members do not count. */
    static final int FORMAT = 1;

    private static final int PART = 1000;

    /** The first line. */
    private record First(String type, int format, String of, Instant at) {}

    /** The last line. */
    private record Last(String type, long lines) {}

    private final DataSource dataSource;
    private final Clock clock;

    @Inject
    public LineExporter(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Everything of all organizations. */
    void installation(OutputStream output) throws IOException {
        write("installation", null, output);
    }

    /** Everything of some organizations. */
    void organizations(Long[] ids, OutputStream output) throws IOException {
        write("organization", ids, output);
    }

    private void write(String of, Long[] organizations, OutputStream output) throws IOException {
        OutputStream buffered = new BufferedOutputStream(output);
        try {
            ConsistentRead.<Void, IOException>of(dataSource, connection -> {
                line(buffered, new First("export", FORMAT, of, clock.instant()));
                long lines = 0;
                for (ExportedKind kind : ExportedKind.values()) {
                    lines += things(connection, kind, organizations, buffered);
                }
                line(buffered, new Last("end", lines));
                return null;
            });
        } catch (SQLException e) {
            throw new IOException("the database could not be read to the end of the export", e);
        }
        buffered.flush();
    }

    private static long things(Connection connection, ExportedKind kind, Long[] organizations, OutputStream output)
            throws SQLException, IOException {
        String query = organizations == null ? kind.ofAll() : kind.ofOrganizations();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            if (organizations != null) {
                select.setArray(1, connection.createArrayOf("bigint", organizations));
            }
            select.setFetchSize(PART);
            try (ResultSet rows = select.executeQuery()) {
                String[] members = members(rows.getMetaData());
                long lines = 0;
                while (rows.next()) {
                    Map<String, Object> thing = new LinkedHashMap<>();
                    thing.put("type", kind.type());
                    for (int i = 0; i < members.length; i++) {
                        thing.put(members[i], value(rows.getObject(i + 1)));
                    }
                    line(output, thing);
                    lines++;
                }
                return lines;
            }
        }
    }

    /** The members of a line, in the order of the columns that they come from. */
    static String[] members(ResultSetMetaData columns) throws SQLException {
        String[] members = new String[columns.getColumnCount()];
        for (int i = 0; i < members.length; i++) {
            StringBuilder member = new StringBuilder();
            for (String word : columns.getColumnLabel(i + 1).split("_")) {
                member.append(member.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            members[i] = member.toString();
        }
        return members;
    }

    private static Object value(Object column) {
        if (column instanceof Timestamp moment) {
            return moment.toInstant();
        }
        return column instanceof Date day ? day.toLocalDate().toString() : column;
    }

    private static void line(OutputStream output, Object thing) throws IOException {
        output.write(RecordJson.bytes(thing));
        output.write('\n');
    }
}
