package org.menkyo.dataexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.testing.TestDatabase;

/** docs/export.md tells all lines and their members as they are written, and no table is forgotten. */
class ExportPageTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Path PAGE = Path.of("../docs/export.md");
    private static final Pattern TYPE = Pattern.compile("### (\\w+)");
    private static final Pattern MEMBER = Pattern.compile("\\| `(\\w+)` \\|.*");

    @Test
    void thePageHasEachTypeWithItsMembersInTheirOrder() throws IOException, SQLException {
        Map<String, List<String>> told = new LinkedHashMap<>();
        List<String> members = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher type = TYPE.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (type.matches()) {
                members = new ArrayList<>();
                told.put(type.group(1), members);
            } else if (member.matches()) {
                members.add(member.group(1));
            }
        }
        Map<String, List<String>> written = new LinkedHashMap<>();
        try (Connection connection = DATABASE.runtime().getConnection()) {
            for (ExportedKind kind : ExportedKind.values()) {
                try (PreparedStatement select = connection.prepareStatement(kind.ofAll())) {
                    written.put(kind.type(), List.of(LineExporter.members(select.getMetaData())));
                }
            }
        }

        assertThat(told).isEqualTo(written);
        assertThat(List.copyOf(told.keySet())).isEqualTo(List.copyOf(written.keySet()));
    }

    /** A new table is exported, or the page says where what it has is instead. */
    @Test
    void everyTableIsExportedOrLeftOutKnowingly() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                                + " AND relkind IN ('r', 'p') AND NOT relispartition")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        Set<String> known = new TreeSet<>(ExportTables.LEFT_OUT);
        known.addAll(ExportTables.WITHIN_OTHERS);
        known.addAll(ExportTables.exported().values());

        assertThat(tables).isEqualTo(known);
    }
}
