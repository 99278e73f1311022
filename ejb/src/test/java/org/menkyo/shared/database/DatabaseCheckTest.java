package org.menkyo.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.testing.TestDatabase.asAdministrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.settings.DatabaseCheck;
import org.menkyo.settings.Problem;
import org.menkyo.settings.ProblemCode;
import org.menkyo.testing.TestDatabase;

@Tag("LC-1206")
class DatabaseCheckTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void whatIsDocumentedIsRight() throws SQLException {
        assertThat(problems(DATABASE.owner(), DATABASE.runtime())).isEmpty();
    }

    @Test
    void anEmptyDatabaseIsRightToo() throws SQLException {
        TestDatabase empty = TestDatabase.empty();

        assertThat(problems(empty.owner(), empty.runtime())).isEmpty();
    }

    @Test
    void theApplicationIsNotTheOwner() throws SQLException {
        assertThat(problems(DATABASE.owner(), DATABASE.owner())).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_ROLES);
            assertThat(problem.sentence()).startsWith("MENKYO_DB_USER and MENKYO_DB_OWNER_USER are both menkyo_owner");
        });
    }

    @Test
    void norDoesItHaveTheRightsOfTheOwnerOrOfASuperuser() throws SQLException {
        asAdministrator("create role of_the_owner login in role menkyo_owner");
        asAdministrator("create role almighty login superuser");

        for (String role : List.of("of_the_owner", "almighty")) {
            assertThat(problems(DATABASE.owner(), DATABASE.as(role)))
                    .singleElement()
                    .extracting(Problem::sentence)
                    .asString()
                    .startsWith("MENKYO_DB_USER is " + role + ", which is a superuser or a member of menkyo_owner");
        }
    }

    @Test
    void norMayItChangeTheAudit() throws SQLException {
        TestDatabase lenient = DATABASE.copy();
        lenient.asOwner("grant truncate on audit_seal to menkyo_app");
        lenient.asOwner("grant delete on audit_record to menkyo_app");

        assertThat(problems(lenient.owner(), lenient.runtime()))
                .singleElement()
                .extracting(Problem::sentence)
                .isEqualTo("MENKYO_DB_USER is menkyo_app, which may change audit_record, audit_seal:"
                        + " revoke update, delete and truncate there.");
    }

    @Test
    void allIsToldAtOnce() throws SQLException {
        asAdministrator("create database in_latin1 owner menkyo_owner encoding 'LATIN1' locale 'C' template template0");
        TestDatabase latin = TestDatabase.named("in_latin1");

        try (Connection owner = latin.owner().getConnection()) {
            assertThat(DatabaseCheck.report(new DatabaseCheck(99).problems(owner, owner)))
                    .startsWith("Menkyo does not start, since its database is not as it has to be:"
                            + "\n  DATABASE_TOO_OLD: the database is of PostgreSQL ")
                    .contains("\n  DATABASE_ENCODING: the database is encoded in LATIN1", "\n  DATABASE_ROLES: ");
        }
    }

    private static List<Problem> problems(DataSource owner, DataSource application) throws SQLException {
        try (Connection ofOwner = owner.getConnection();
                Connection ofApplication = application.getConnection()) {
            return new DatabaseCheck().problems(ofOwner, ofApplication);
        }
    }
}
