package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** Reads what decides about an order, and draws what its license ID needs, in one round trip to the database. */
@ApplicationScoped
public class OrderReads {

    /** What it sees is committed by all who had the lock before, since each statement looks anew. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, ?));\n";

    private static final String ORDER = """
            SELECT EXISTS (SELECT 1 FROM license_order WHERE distributor_id = ? AND order_number = ?),
              EXISTS (SELECT 1 FROM organization WHERE identifier = ? AND distributor_id = ?),
              EXISTS (SELECT 1 FROM agreement WHERE license_id = ?),
              EXISTS (SELECT 1 FROM authorization_number WHERE number = ?);
            """;

    private static final String LICENSE = """
            SELECT business_email_key, language FROM app_user WHERE business_email_key = ANY (?);
            SELECT nextval('product_key_serial') FROM generate_series(1, ?) ORDER BY 1
            """;

    private final EntityManager entityManager;

    @Inject
    public OrderReads(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * What is asked of an order.
     *
     * @param distributorId whose it is
     * @param orderNumber its number, which no other transaction works on until this one ends
     * @param organization the identifier that the distributor has for whom it is for
     * @param licenseNumber a number that was drawn for it
     * @param authorizationNumber a number that was drawn for it
     * @param contacts the addresses that it names
     * @param keys how many product keys it can bring at most
     */
    record Question(
            long distributorId,
            String orderNumber,
            String organization,
            String licenseNumber,
            String authorizationNumber,
            Collection<BusinessEmail> contacts,
            int keys) {}

    /**
     * What is known of an order.
     *
     * @param recorded whether there is an order of its number
     * @param organizationKnown whether its distributor has recorded the organization
     * @param licenseNumberTaken whether the license number was drawn before
     * @param authorizationNumberTaken whether the authorization number was drawn before
     * @param license what its license ID needs
     */
    record Answer(
            boolean recorded,
            boolean organizationKnown,
            boolean licenseNumberTaken,
            boolean authorizationNumberTaken,
            LicenseFacts license) {}

    /** Locks the number of an order until the transaction ends, and reads. */
    Answer ofOrder(Question question) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOCK + ORDER + LICENSE)) {
                statement.setString(1, question.orderNumber());
                statement.setLong(2, question.distributorId());
                statement.setLong(3, question.distributorId());
                statement.setString(4, question.orderNumber());
                statement.setString(5, question.organization());
                statement.setLong(6, question.distributorId());
                statement.setString(7, question.licenseNumber());
                statement.setString(8, question.authorizationNumber());
                statement.setArray(9, keys(connection, question.contacts()));
                statement.setInt(10, question.keys());
                statement.execute();
                statement.getMoreResults();
                try (ResultSet order = statement.getResultSet()) {
                    order.next();
                    boolean recorded = order.getBoolean(1);
                    boolean organizationKnown = order.getBoolean(2);
                    boolean licenseNumberTaken = order.getBoolean(3);
                    boolean authorizationNumberTaken = order.getBoolean(4);
                    statement.getMoreResults();
                    return new Answer(
                            recorded,
                            organizationKnown,
                            licenseNumberTaken,
                            authorizationNumberTaken,
                            facts(statement));
                }
            }
        });
    }

    /** What a new license ID needs that names these contacts and brings at most so many product keys. */
    LicenseFacts ofLicense(Collection<BusinessEmail> contacts, int keys) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LICENSE)) {
                statement.setArray(1, keys(connection, contacts));
                statement.setInt(2, keys);
                statement.execute();
                return facts(statement);
            }
        });
    }

    private static java.sql.Array keys(Connection connection, Collection<BusinessEmail> contacts) throws SQLException {
        return connection.createArrayOf(
                "text", contacts.stream().map(BusinessEmail::key).distinct().toArray(String[]::new));
    }

    private static LicenseFacts facts(PreparedStatement statement) throws SQLException {
        Map<BusinessEmail, Language> registered = new HashMap<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                registered.put(new BusinessEmail(row.getString(1)), Language.valueOf(row.getString(2)));
            }
        }
        statement.getMoreResults();
        List<Long> serials = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                serials.add(row.getLong(1));
            }
        }
        return new LicenseFacts(registered, serials);
    }

    /**
     * What a new license ID needs.
     *
     * @param registered the languages of those of its contacts who are registered
     * @param serials of product keys that no other key has
     */
    record LicenseFacts(Map<BusinessEmail, Language> registered, List<Long> serials) {}
}
