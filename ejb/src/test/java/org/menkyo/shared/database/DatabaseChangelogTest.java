package org.menkyo.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.testing.TestDatabase;

class DatabaseChangelogTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void everyEntityFitsItsTable() {
        assertThatCode(DATABASE::validateEntities).doesNotThrowAnyException();
    }

    @Test
    void applyingTheChangelogAgainChangesNothing() throws Exception {
        int before = appliedChanges();
        owner("comment on table databasechangelog is null");

        assertThat(changelog().update()).isTrue();

        assertThat(appliedChanges()).isPositive().isEqualTo(before);
    }

    @Test
    void whatWasAppliedIsNotReadAgain() throws Exception {
        changelog().update();
        try (Connection other = DATABASE.owner().getConnection();
                var lock = MigrationLock.await(other)) {
            // It would wait for this lock.
            assertThat(changelog().update()).isFalse();
        }
    }

    @Test
    void otherSettingsAreLookedAfter() throws Exception {
        changelog().update();

        assertThat(new ChangelogMark("production")).satisfies(fits(true));
        assertThat(new ChangelogMark("demo")).satisfies(fits(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from databasechangelog where id = (select max(id) from databasechangelog)",
                "update databasechangelog set md5sum = '9:0' where orderexecuted = 1",
                "update databasechangelog set orderexecuted = 9999 where orderexecuted = 1",
                "insert into databasechangelog select 'other', author, filename, dateexecuted, 9999, exectype, md5sum"
                        + " from databasechangelog where orderexecuted = 1",
                "truncate databasechangelog",
                "drop table databasechangelog"
            })
    void aRecordThatWasTouchedIsLookedAfter(String change) throws Exception {
        changelog().update();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            ChangelogMark mark = new ChangelogMark("production");
            assertThat(mark.fits(connection)).isTrue();

            statement.execute(change);

            assertThat(mark.fits(connection)).isFalse();
            connection.rollback();
        }
    }

    @Test
    void aNewDatabaseHasNoMark() throws Exception {
        try (Connection connection = DATABASE.runtime().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to pg_temp");

            assertThat(new ChangelogMark("production").fits(connection)).isFalse();
        }
    }

    @Test
    void whatIsDueAtEachStartIsDoneWithoutLiquibaseToo() throws Exception {
        changelog().update();
        String months = "select count(*) from pg_class where relname like 'kms\\_ledger\\_2%' and relkind = 'r'";
        int before = count(months);
        owner("drop table "
                + text("select max(relname) from pg_class where relname like 'kms\\_ledger\\_2%'"
                        + " and relkind = 'r'"));

        assertThat(changelog().update()).isFalse();

        assertThat(before).isPositive();
        assertThat(count(months)).isEqualTo(before);
    }

    @Test
    void nothingElseIsDueAtEachStart() throws Exception {
        Pattern always = Pattern.compile("runAlways=\"true\"[^>]*>(.*?)</changeSet>", Pattern.DOTALL);
        Pattern statement = Pattern.compile("<sql>(.*?);?</sql>", Pattern.DOTALL);
        List<String> statements = new ArrayList<>();
        for (String file : ChangelogMark.files()) {
            String text = Files.readString(Path.of("../src/main/liquibase").resolve(file));
            for (MatchResult change : always.matcher(text).results().toList()) {
                List<MatchResult> found =
                        statement.matcher(change.group(1)).results().toList();
                assertThat(found)
                        .as("%s: changes of this kind are statements", file)
                        .isNotEmpty();
                found.forEach(one -> statements.add(one.group(1).strip()));
            }
            assertThat(text).doesNotContain("runOnChange");
        }

        assertThat(statements).containsExactlyElementsOf(DatabaseChangelog.AT_EACH_START);
    }

    @Test
    void theMarkIsOfEveryChangelog() throws Exception {
        Path folder = Path.of("../src/main/liquibase");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".xml"))
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(ChangelogMark.files());
        }
        // Nor do they refer to files that are not among them.
        for (String file : ChangelogMark.files()) {
            String text = Files.readString(folder.resolve(file));
            assertThat(text).doesNotContain("<includeAll", "<sqlFile", "<loadData", "<loadUpdateData");
            if (!file.equals("changelog.xml")) {
                assertThat(text).doesNotContain("<include");
            }
        }
    }

    @Test
    void theRuntimeRoleCannotChangeTheSchema() throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table intruder (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void entitiesWorkWithTheRuntimeRole() {
        Object role = DATABASE.inTransaction(manager ->
                manager.createNativeQuery("select current_user", String.class).getSingleResult());

        assertThat(role).isEqualTo("menkyo_app");
    }

    private static DatabaseChangelog changelog() {
        return new DatabaseChangelog(DATABASE.owner(), "menkyo_app", false);
    }

    private static ThrowingConsumer<ChangelogMark> fits(boolean expected) {
        return mark -> {
            try (Connection connection = DATABASE.owner().getConnection()) {
                assertThat(mark.fits(connection)).isEqualTo(expected);
            }
        };
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int appliedChanges() throws SQLException {
        return count("select count(*) from databasechangelog");
    }

    private static int count(String query) throws SQLException {
        return Integer.parseInt(text(query));
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
