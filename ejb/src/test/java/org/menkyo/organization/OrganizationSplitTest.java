package org.menkyo.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.testing.TestDatabase;

/** An upgrade of a database in which several distributors wrote to the same organization. */
class OrganizationSplitTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Connection connection;

    @BeforeEach
    void goBack() throws Exception {
        connection = DATABASE.owner().getConnection();
        connection.setAutoCommit(false);
        execute(change("rollback"));
        connection.commit();
        execute("""
                insert into distributor (id, code, name, created_at) values
                  (101, 'one', 'One', now()), (102, 'two', 'Two', now()), (103, 'three', 'Three', now());
                insert into organization (id, identifier, name, street, city, country, created_at) values
                  (1, 'shared', 'Shared', 'Street', 'City', 'JP', '2020-01-01Z'),
                  (2, 'alone', 'Alone', 'Street', 'City', 'JP', '2020-01-01Z'),
                  (3, 'left', 'Left', 'Street', 'City', 'JP', '2020-01-01Z'),
                  (4, 'nobody', 'Nobody', 'Street', 'City', 'JP', '2020-01-01Z');
                insert into authorization_number (id, number, organization_id, issued_at) values
                  (11, 'N-ONE', 1, now()), (12, 'N-TWO', 1, now()), (13, 'N-LEFT', 3, now()), (14, 'N-ALONE', 2, now()),
                  (15, 'N-GONE', 1, now());
                insert into agreement
                    (id, license_id, program, organization_id, distributor_id, authorization_number_id, created_at, version)
                  values
                  (21, 'L-ONE', 'OPEN', 1, 101, 11, '2021-01-01Z', 0),
                  (22, 'L-TWO', 'OPEN', 1, 102, 12, '2022-01-01Z', 0),
                  -- Collected by another distributor under a number that was issued to the first one.
                  (23, 'L-QUOTED', 'OPEN', 1, 102, 11, '2023-01-01Z', 0),
                  (24, 'L-ALONE', 'OPEN', 2, 102, 14, '2023-01-01Z', 0),
                  (25, 'L-SOLD', 'OPEN', 2, 102, 14, '2023-01-01Z', 0),
                  (26, 'L-GONE', 'OPEN', 2, 103, 14, '2020-06-01Z', 0);
                insert into agreement_contact (agreement_id, kind, name, email, email_key, created_at) values
                  (22, 'END_CUSTOMER', 'Buyer', 'buyer@two.example', 'buyer@two.example', now());
                insert into two_person_rule values (1, true, false, 'support', now());
                insert into agreement_change (id, public_id, agreement_id, kind, changed_by, changed_at) values
                  (31, gen_random_uuid(), 25, 'LICENSE_TRANSFERRED', 'two', now()),
                  (32, gen_random_uuid(), 26, 'LICENSE_TRANSFERRED', 'three', now());
                insert into agreement_change_value values
                  (31, 0, 'organization.identifier', 'left', 'alone'), (31, 1, 'authorizationNumber', 'N-LEFT', 'N-ALONE'),
                  (32, 0, 'organization.identifier', 'shared', 'alone'), (32, 1, 'authorizationNumber', 'N-GONE', 'N-ALONE');
                """);
        execute("select setval(pg_get_serial_sequence('organization', 'id'), 4)");
        execute(change("sql"));
        connection.commit();
    }

    @AfterEach
    void clean() throws Exception {
        execute("truncate distributor, organization, agreement, authorization_number cascade");
        connection.commit();
        connection.close();
    }

    @Test
    @Tag("LC-112")
    void eachDistributorHasAnOrganizationOfItsOwn() throws Exception {
        assertThat(rows("select o.identifier, d.code, o.name from organization o join distributor d on d.id ="
                        + " o.distributor_id where d.code not like 'unassigned-%' order by 1, d.id"))
                .containsExactly(
                        "alone two Alone",
                        "alone three Alone",
                        "left two Left",
                        "shared one Shared",
                        "shared two Shared",
                        "shared three Shared");
        assertThat(rows("select o.identifier from organization o join distributor d on d.id = o.distributor_id"
                        + " where d.code like 'unassigned-%'"))
                .containsExactly("nobody");
        assertThat(
                        rows(
                                "select d.code from organization o join distributor d on d.id = o.distributor_id where o.id = 1"))
                .as("the first keeps the row")
                .containsExactly("one");
    }

    @Test
    @Tag("LC-112")
    void agreementsGoWithTheirDistributorAndContactsWithTheAgreements() throws Exception {
        assertThat(rows("select a.license_id, o.identifier from agreement a join organization o"
                        + " on o.id = a.organization_id and o.distributor_id = a.distributor_id order by a.id"))
                .containsExactly(
                        "L-ONE shared",
                        "L-TWO shared",
                        "L-QUOTED shared",
                        "L-ALONE alone",
                        "L-SOLD alone",
                        "L-GONE alone");
        assertThat(rows("select a.license_id, n.number from agreement a join authorization_number n"
                        + " on n.id = a.authorization_number_id where a.id < 24 order by a.id"))
                .as("what stands on paper")
                .containsExactly("L-ONE N-ONE", "L-TWO N-TWO", "L-QUOTED N-ONE");
        assertThat(
                        rows(
                                "select a.license_id, c.email from agreement_contact c join agreement a on a.id = c.agreement_id"))
                .containsExactly("L-TWO buyer@two.example");
    }

    @Test
    @Tag("LC-112")
    void numbersStayWithTheOneTheyWereIssuedTo() throws Exception {
        assertThat(rows("select n.number, o.identifier, d.code from authorization_number n join organization o"
                        + " on o.id = n.organization_id join distributor d on d.id = o.distributor_id order by n.id"))
                .containsExactly(
                        "N-ONE shared one",
                        "N-TWO shared two",
                        "N-LEFT left two",
                        "N-ALONE alone two",
                        "N-GONE shared three");
    }

    @Test
    @Tag("LC-112")
    void theCustomersRuleOfTwoPeopleHoldsForAll() throws Exception {
        assertThat(rows("select d.code, r.reveal_keys, r.raise_activations from two_person_rule r join organization o"
                        + " on o.id = r.organization_id join distributor d on d.id = o.distributor_id order by d.id"))
                .containsExactly("one t f", "two t f", "three t f");
    }

    @Test
    void theWayBackMergesThemAgain() throws Exception {
        execute(change("rollback"));

        assertThat(rows("select identifier from organization order by 1"))
                .containsExactly("alone", "left", "nobody", "shared");
        assertThat(rows("select count(*) from agreement where organization_id = 1"))
                .containsExactly("3");
        assertThat(rows("select organization_id from two_person_rule")).containsExactly("1");
        connection.rollback();
    }

    private static String change(String part) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("../src/main/liquibase/1.0/400-organization-owner.xml")
                        .toFile())
                .getElementsByTagName(part)
                .item(0)
                .getTextContent();
    }

    private void execute(String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }
}
