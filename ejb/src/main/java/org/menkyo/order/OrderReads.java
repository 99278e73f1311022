package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** Reads what decides about orders, and draws what their license IDs need, in one round trip to the database. */
@ApplicationScoped
public class OrderReads {

    /**
     * For arrays of one row the database would plan anew each time, since it takes those of the plan that it keeps for ten. It
     * holds for what the transaction writes, too.
     */
    private static final String KEEP_PLANS = "SET LOCAL plan_cache_mode = force_generic_plan;\n";

    /** What it sees is committed by all who had the locks before, since each statement looks anew. */
    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended(n.number, ?)) FROM unnest(?) AS n (number);\n";

    /** Looks for each order by itself, whatever the database knew of the tables when it planned this. */
    private static final String ORDERS = """
            SELECT EXISTS (SELECT 1 FROM license_order WHERE distributor_id = ? AND order_number = q.order_number OFFSET 0),
              EXISTS (SELECT 1 FROM organization WHERE identifier = q.organization AND distributor_id = ? OFFSET 0),
              EXISTS (SELECT 1 FROM agreement WHERE license_id = q.license_number OFFSET 0),
              EXISTS (SELECT 1 FROM authorization_number WHERE number = q.authorization_number OFFSET 0),
              nextval('license_order_id_seq')
            FROM unnest(?, ?, ?, ?) WITH ORDINALITY
              AS q (order_number, organization, license_number, authorization_number, place)
            ORDER BY q.place;
            """;

    private static final String LICENSES = """
            SELECT business_email_key, language FROM app_user WHERE business_email_key = ANY (?);
            SELECT nextval('agreement_id_seq') FROM generate_series(1, ?) ORDER BY 1;
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
     * @param orderNumber its number, which no other transaction works on until this one ends
     * @param organization the identifier that the distributor has for whom it is for
     * @param licenseNumber a number that was drawn for it
     * @param authorizationNumber a number that was drawn for it
     * @param license what its license ID needs
     */
    record Question(
            String orderNumber,
            String organization,
            String licenseNumber,
            String authorizationNumber,
            LicenseQuestion license) {}

    /**
     * What a new license ID needs.
     *
     * @param contacts the addresses that it names
     * @param keys how many product keys it brings at most
     */
    record LicenseQuestion(Collection<BusinessEmail> contacts, int keys) {}

    /**
     * What is known of an order.
     *
     * @param recorded whether there is an order of its number
     * @param organizationKnown whether its distributor has recorded the organization
     * @param licenseNumberTaken whether the license number was drawn before
     * @param authorizationNumberTaken whether the authorization number was drawn before
     * @param id an internal id that no other order has
     */
    record OrderFacts(
            boolean recorded,
            boolean organizationKnown,
            boolean licenseNumberTaken,
            boolean authorizationNumberTaken,
            long id) {}

    /**
     * What a new license ID needs.
     *
     * @param agreementId an internal id that no other agreement has
     * @param registered the languages of those of its contacts who are registered
     * @param serials of product keys that no other key has
     */
    record LicenseFacts(long agreementId, Map<BusinessEmail, Language> registered, List<Long> serials) {}

    /** What is known of an order, and what its license ID needs. */
    record Answer(OrderFacts order, LicenseFacts license) {}

    /**
     * Locks the numbers of a distributor's orders until the transaction ends, and reads. They are locked in an order of their
     * own, so that two that lock several do not wait for each other in a circle.
     *
     * @return an answer to each of the questions
     */
    List<Answer> ofOrders(long distributorId, List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KEEP_PLANS + LOCK + ORDERS + LICENSES)) {
                statement.setLong(1, distributorId);
                statement.setArray(
                        2,
                        texts(
                                statement,
                                questions.stream().map(Question::orderNumber).sorted()));
                statement.setLong(3, distributorId);
                statement.setLong(4, distributorId);
                statement.setArray(5, texts(statement, questions.stream().map(Question::orderNumber)));
                statement.setArray(6, texts(statement, questions.stream().map(Question::organization)));
                statement.setArray(7, texts(statement, questions.stream().map(Question::licenseNumber)));
                statement.setArray(8, texts(statement, questions.stream().map(Question::authorizationNumber)));
                List<LicenseQuestion> licenses =
                        questions.stream().map(Question::license).toList();
                bind(statement, 9, licenses);
                statement.execute();
                statement.getMoreResults();
                statement.getMoreResults();
                List<OrderFacts> orders = orders(statement);
                statement.getMoreResults();
                Iterator<LicenseFacts> facts = facts(statement, licenses).iterator();
                return orders.stream()
                        .map(order -> new Answer(order, facts.next()))
                        .toList();
            }
        });
    }

    /** What a new license ID needs. */
    LicenseFacts ofLicense(LicenseQuestion question) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LICENSES)) {
                bind(statement, 1, List.of(question));
                statement.execute();
                return facts(statement, List.of(question)).get(0);
            }
        });
    }

    private static void bind(PreparedStatement statement, int position, List<LicenseQuestion> questions)
            throws SQLException {
        statement.setArray(
                position,
                texts(
                        statement,
                        questions.stream()
                                .flatMap(question -> question.contacts().stream())
                                .map(BusinessEmail::key)
                                .distinct()));
        statement.setInt(position + 1, questions.size());
        statement.setInt(
                position + 2, questions.stream().mapToInt(LicenseQuestion::keys).sum());
    }

    private static Array texts(PreparedStatement statement, Stream<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray(String[]::new));
    }

    private static List<OrderFacts> orders(PreparedStatement statement) throws SQLException {
        List<OrderFacts> orders = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                orders.add(new OrderFacts(
                        row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4), row.getLong(5)));
            }
        }
        return orders;
    }

    private static List<LicenseFacts> facts(PreparedStatement statement, List<LicenseQuestion> questions)
            throws SQLException {
        Map<BusinessEmail, Language> registered = new HashMap<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                registered.put(new BusinessEmail(row.getString(1)), Language.valueOf(row.getString(2)));
            }
        }
        statement.getMoreResults();
        Iterator<Long> agreements = numbers(statement).iterator();
        statement.getMoreResults();
        List<Long> serials = numbers(statement);
        List<LicenseFacts> facts = new ArrayList<>();
        int given = 0;
        for (LicenseQuestion question : questions) {
            facts.add(new LicenseFacts(agreements.next(), registered, serials.subList(given, given + question.keys())));
            given += question.keys();
        }
        return facts;
    }

    private static List<Long> numbers(PreparedStatement statement) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }
}
