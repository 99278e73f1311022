package org.menkyo.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.TestDatabase.asAdministrator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.shared.start.StartRefusedException;
import org.menkyo.testing.TestDatabase;

/** Logins of the application that are renamed, exchanged or given another password. */
class RuntimeRoleTest {

    private static final String CHECKSUMS =
            "select string_agg(concat_ws(' ', filename, id, md5sum), ',' order by filename, id) from databasechangelog";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void theGroupHasTheRightsOfANewDatabase() throws SQLException {
        assertThat(grantedTo(DATABASE)).isEqualTo("menkyo_runtime");
    }

    @Test
    void theLoginCanHaveAnotherName() throws Exception {
        String before = DATABASE.textAsOwner(CHECKSUMS);
        asAdministrator("create role \"first Login\" login in role menkyo_runtime");
        assertThat(update(DATABASE, "first Login")).isFalse();
        assertThat(organizations(DATABASE, "first Login")).isZero();

        asAdministrator("alter role \"first Login\" rename to second_login");
        assertThat(update(DATABASE, "second_login")).isFalse();
        forgetTheMark(DATABASE);
        assertThat(update(DATABASE, "second_login")).isTrue();

        assertThat(organizations(DATABASE, "second_login")).isZero();
        assertThat(DATABASE.textAsOwner(CHECKSUMS)).isEqualTo(before);
        assertThat(grantedTo(DATABASE)).isEqualTo("menkyo_runtime");
    }

    @Test
    void aLoginWithoutAGroupCanHaveAnotherNameToo() throws Exception {
        TestDatabase own = TestDatabase.empty();
        asAdministrator("create role alone login");
        assertThat(update(own, "alone")).isTrue();
        assertThat(grantedTo(own)).isEqualTo("alone");

        asAdministrator("alter role alone rename to \"Alone still\"");
        forgetTheMark(own);
        own.asOwner("delete from databasechangelog where id = 'imported'");
        own.asOwner("drop table imported_key, imported_license");
        assertThat(update(own, "Alone still")).isTrue();

        assertThat(grantedTo(own)).isEqualTo("Alone still");
        assertThat(organizations(own, "Alone still")).isZero();
        assertThat(own.textAsOwner(CHECKSUMS)).isEqualTo(DATABASE.textAsOwner(CHECKSUMS));
        assertThat(own.textAsOwner("select has_table_privilege('Alone still', 'imported_key', 'INSERT')"))
                .isEqualTo("t");
    }

    @Test
    void aSecondLoginOfADatabaseFromBeforeThereWereGroupsIsAMemberOfTheFirst() throws Exception {
        TestDatabase own = TestDatabase.empty();
        asAdministrator("create role the_first login");
        assertThat(update(own, "the_first")).isTrue();
        asAdministrator("create role the_second login in role menkyo_runtime");

        assertThatThrownBy(() -> update(own, "the_second"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("the_second of MENKYO_DB_USER has no rights")
                .hasMessageContaining("grant the_first to \"the_second\"");
        asAdministrator("grant the_first to the_second");

        assertThat(update(own, "the_second")).isFalse();
        assertThat(organizations(own, "the_second")).isZero();
    }

    @Test
    @Tag("LC-1203")
    void checksumsWithTheNameOfALoginAreExchanged() throws Exception {
        TestDatabase former = TestDatabase.empty();
        asAdministrator("create role \"of-old\" login");
        asItWasDone(former, "\"of-old\"");
        String named = former.textAsOwner(CHECKSUMS);
        assertThat(named).isNotEqualTo(DATABASE.textAsOwner(CHECKSUMS));

        assertThat(update(former, "of-old")).isTrue();

        assertThat(former.textAsOwner(CHECKSUMS)).isEqualTo(DATABASE.textAsOwner(CHECKSUMS));
        assertThat(organizations(former, "of-old")).isZero();
    }

    @Test
    void aChangeThatWasTamperedWithIsStillTold() throws Exception {
        TestDatabase former = TestDatabase.empty();
        asItWasDone(former, "menkyo_app");
        former.asOwner(
                "update databasechangelog set md5sum = '9:00000000000000000000000000000000' where id = 'server-node'");

        assertThatThrownBy(() -> update(former, "menkyo_app")).hasMessageContaining("server-node");
    }

    @Test
    void theGroupChangesNoMoreThanALoginDid() {
        assertThatCode(() -> organizations(DATABASE, "menkyo_app")).doesNotThrowAnyException();
        assertThatThrownBy(() -> {
                    try (Connection connection = DATABASE.runtime().getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute("update audit_record set outcome = 'DONE'");
                    }
                })
                .hasMessageContaining("permission denied");
    }

    private static boolean update(TestDatabase database, String login) throws Exception {
        return new DatabaseChangelog(database.owner(), login, false).update();
    }

    private static void forgetTheMark(TestDatabase database) throws SQLException {
        database.asOwner("comment on table databasechangelog is null");
    }

    /** Liquibase reads the name with the changelogs, and so makes it a part of the checksums. */
    private static void asItWasDone(TestDatabase database, String role) throws Exception {
        var resources = new ClassLoaderResourceAccessor(RuntimeRoleTest.class.getClassLoader());
        try (var liquibase = new Liquibase(
                "liquibase/changelog.xml",
                resources,
                new JdbcConnection(database.owner().getConnection()))) {
            liquibase.setChangeLogParameter("runtimeRole", role);
            liquibase.update("production");
        }
    }

    private static String grantedTo(TestDatabase database) throws SQLException {
        return database.textAsOwner("select string_agg(distinct r.rolname, ',') from pg_class c"
                + " cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee"
                + " where a.grantee <> c.relowner and r.rolname <> 'postgres'"
                + " and c.relnamespace = 'public'::regnamespace");
    }

    private static int organizations(TestDatabase database, String login) throws SQLException {
        try (Connection connection = database.as(login).getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from organization")) {
            result.next();
            return result.getInt(1);
        }
    }
}
