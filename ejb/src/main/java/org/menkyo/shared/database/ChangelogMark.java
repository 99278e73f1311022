package org.menkyo.shared.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.protocol.crypto.Sha256;

/**
 * What is noted at Liquibase's table after an update: a digest of the changelogs, of the settings they were applied with,
 * and of the table's rows. While it fits there is nothing to apply, and nothing has to be read and compared change by
 * change. A changelog of another version, other settings, and rows that were added, changed or taken away (a rollback, a
 * restored backup) make another digest.
 */
final class ChangelogMark {

    private static final String FOLDER = "/liquibase/";
    private static final String CHANGELOG = "changelog.xml";
    private static final Pattern INCLUDE = Pattern.compile("<include\\s+file=\"([^\"]+)\"");
    private static final String TABLE = "databasechangelog";

    private final byte[] packaged;

    /** @param settings what the outcome depends on beside the changelogs */
    ChangelogMark(String... settings) {
        MessageDigest digest = Sha256.digest();
        for (String file : files()) {
            update(digest, file.getBytes(StandardCharsets.UTF_8));
            update(digest, read(file));
        }
        for (String setting : settings) {
            update(digest, setting.getBytes(StandardCharsets.UTF_8));
        }
        packaged = digest.digest();
    }

    /** The changelogs of the application below the folder of changelogs, that of all features first. */
    static List<String> files() {
        List<String> files = new ArrayList<>(List.of(CHANGELOG));
        Matcher included = INCLUDE.matcher(new String(read(CHANGELOG), StandardCharsets.UTF_8));
        while (included.find()) {
            files.add(included.group(1));
        }
        return files;
    }

    /** Whether the database was brought up to date with these changelogs and its record of that is the same still. */
    boolean fits(Connection owner) throws SQLException {
        String noted = text(owner, "select obj_description(to_regclass('" + TABLE + "'), 'pg_class')");
        return noted != null && noted.equals(of(owner));
    }

    /** Notes that the database has all changes now. */
    void write(Connection owner) throws SQLException {
        String mark = of(owner);
        try (Statement statement = owner.createStatement()) {
            // Hexadecimal digits need no quoting.
            statement.execute("comment on table " + TABLE + " is '" + mark + "'");
        }
    }

    private String of(Connection owner) throws SQLException {
        String rows = text(
                owner,
                "select encode(sha256(convert_to(string_agg(row(orderexecuted, filename, id, author, exectype, md5sum)::text,"
                        + " ',' order by orderexecuted, filename, id, author), 'UTF8')), 'hex') from " + TABLE);
        MessageDigest digest = Sha256.digest();
        update(digest, packaged);
        update(digest, String.valueOf(rows).getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    /** Each part with its length before it, so that no two lists of parts make the same bytes. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(part);
    }

    private static byte[] read(String file) {
        try (InputStream stream = ChangelogMark.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no changelog " + file);
            }
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
