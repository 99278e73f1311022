package org.menkyo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

        new DatabaseChangelog(DATABASE.owner(), "menkyo_app", false).update();

        assertThat(appliedChanges()).isPositive().isEqualTo(before);
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

    private static int appliedChanges() throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from databasechangelog")) {
            result.next();
            return result.getInt(1);
        }
    }
}
