package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.testing.LicensingScenario.order;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditEntry;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.order.OrderBatchRepository.WaitingOrder;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;

/**
 * What follows from an order is written by SQL beside the entities (ADR 145, 260), so its columns stand in two places. This
 * compares both with the tables: the statements as they reach the database, the entities as Hibernate maps them.
 */
class OrderMappingTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final Pattern INSERT =
            Pattern.compile("insert\\s+into\\s+(\\w+)\\s*(?:as\\s+\\w+\\s*)?\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

    /** Whose rows follow from an order or an agreement of another program. */
    private static final String[] TABLES = {
        "agreement",
        "agreement_contact",
        "audit_record",
        "authorization_number",
        "entitlement",
        "license_order",
        "license_order_line",
        "notification",
        "order_batch",
        "order_batch_order",
        "order_batch_result",
        "organization",
        "permission",
        "product_key",
        "registration",
    };

    /** What entities write and the statements leave to the database, where it stays null, by the reason. */
    private static final Map<String, List<String>> LEFT_OUT = Map.of(
            "it begins now, so nothing has ended it",
            List.of(
                    "agreement.ended_at",
                    "agreement.end_reason",
                    "agreement_contact.ended_at",
                    "permission.ended_at",
                    "permission.ended_by"),
            "it is as it was submitted",
            List.of("license_order.changed_at", "license_order.change_digest"),
            "nobody has tried to send it",
            List.of(
                    "notification.queued_at",
                    "notification.attempted_at",
                    "notification.last_error",
                    "notification.sent_at",
                    "notification.dead_at",
                    "notification.held_at"),
            "a volume key is of a product group",
            List.of("product_key.edition_id"),
            "the link is for whoever opens it, and nobody has",
            List.of(
                    "registration.user_id",
                    "registration.confirmed_at",
                    "registration.confirmed_by",
                    "registration.ended_at"));

    /** Tables without entities: the rows of a bulk submission are written and read by SQL only. */
    private static final String[] WITHOUT_ENTITY = {"order_batch", "order_batch_order", "order_batch_result"};

    /** For each table the columns that each of its statements writes. */
    private static final Map<String, Set<Set<String>>> INSERTED = new TreeMap<>();

    private static final Map<String, Mapped> MAPPED = new HashMap<>();
    private static final Map<String, Map<String, Column>> STORED = new HashMap<>();

    /** The columns that entities map of a table, and which of them are written with a new row. */
    private record Mapped(Set<String> all, Set<String> written) {

        Mapped() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    /**
     * A column of a table.
     *
     * @param filled whether the database has a value for it if a statement has none
     */
    private record Column(boolean nullable, boolean filled) {

        boolean demanded() {
            return !nullable && !filled;
        }
    }

    @BeforeAll
    static void recordAndRead() throws SQLException {
        try (EntityManagerFactory entities = factory()) {
            recordOrders(entities);
            // The services are new for each call here; on a server they ask once for the keys of the installation.
            INSERTED.remove("installation_key");
            readMappings(entities);
        }
        readTables();
    }

    /** The entities over connections that note each statement. */
    private static EntityManagerFactory factory() {
        return Persistence.createEntityManagerFactory(
                "menkyo",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        noting(DataSource.class, SCENARIO.database().runtime()),
                        "hibernate.transaction.coordinator_class",
                        "jdbc",
                        "hibernate.transaction.jta.platform",
                        "org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform"));
    }

    private static <T> T noting(Class<T> type, T noted) {
        return type.cast(Proxy.newProxyInstance(
                OrderMappingTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> note(noted, method, arguments)));
    }

    private static Object note(Object noted, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            note((String) arguments[0]);
        }
        try {
            Object result = method.invoke(noted, arguments);
            return method.getName().equals("getConnection") ? noting(Connection.class, (Connection) result) : result;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static void note(String sql) {
        Matcher insert = INSERT.matcher(sql);
        while (insert.find()) {
            INSERTED.computeIfAbsent(insert.group(1), table -> new LinkedHashSet<>())
                    .add(Arrays.stream(insert.group(2).split(","))
                            .map(String::strip)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static void recordOrders(EntityManagerFactory entities) {
        Caller distributor = SCENARIO.distributor();
        SubmitOrder single = order("M-1", "org-mapping-1", "single@mapping.example");
        call(entities, OrderService.class, service -> service.submit(distributor, single));
        call(
                entities,
                AgreementUploadService.class,
                service -> service.record(
                        distributor,
                        new RecordAgreement(
                                "A-MAPPING",
                                Program.SELECT,
                                order("-", "org-mapping-2", "-").organization(),
                                null,
                                List.of(new AgreementContact(
                                        ContactKind.PRIMARY, "Primary Contact", "primary@mapping.example")),
                                List.of(OrderLine.of("SVR-STD-2008", 1, false)))));
        AuditEvent event = AuditEvent.done(Operation.SUBMIT_ORDER, "order", single.orderNumber(), null);
        call(entities, AuditTrail.class, audit -> {
            audit.append(List.of(new AuditEntry(distributor, event)));
            return null;
        });
        UUID submission = UUID.randomUUID();
        UUID worker = UUID.randomUUID();
        SubmitOrder first = order("M-2", "org-mapping-3", "first@mapping.example");
        SubmitOrder second = order("M-3", "org-mapping-4", "second@mapping.example");
        call(entities, OrderBatchSteps.class, steps -> {
            steps.accept(
                    submission, distributor, SCENARIO.clock().instant(), List.of(first, second), Optional.of(worker));
            return null;
        });
        List<WaitingOrder> waiting = call(entities, OrderBatchSteps.class, steps -> steps.waiting(submission, 2));
        boolean recorded = call(
                entities,
                OrderBatchSteps.class,
                steps -> steps.recordOrders(submission, worker, distributor, waiting, steps.catalog(waiting)));
        assertThat(recorded).isTrue();
    }

    private static <S, T> T call(EntityManagerFactory entities, Class<S> service, Function<S, T> work) {
        return entities.unwrap(SessionFactory.class)
                .fromTransaction(manager -> work.apply(new TestBeans(manager, SCENARIO.clock()).get(service)));
    }

    private static void readMappings(EntityManagerFactory entities) {
        MappingMetamodel metamodel = entities.unwrap(SessionFactoryImplementor.class)
                .getRuntimeMetamodels()
                .getMappingMetamodel();
        metamodel.forEachEntityDescriptor(OrderMappingTest::readMapping);
        metamodel.forEachCollectionDescriptor(OrderMappingTest::readMapping);
    }

    private static void readMapping(EntityPersister entity) {
        Mapped mapped = mapped(entity.getMappedTableDetails().getTableName());
        entity.getIdentifierMapping().forEachSelectable((index, column) -> {
            mapped.all().add(column.getSelectionExpression());
            // An id that the database makes is none of the columns of an insert.
            if (!entity.isIdentifierAssignedByInsert()) {
                mapped.written().add(column.getSelectionExpression());
            }
        });
        entity.getAttributeMappings().forEach(attribute -> {
            if (!(attribute instanceof PluralAttributeMapping)) {
                attribute.forEachSelectable((index, column) -> {
                    mapped.all().add(column.getSelectionExpression());
                    if (column.isInsertable()) {
                        mapped.written().add(column.getSelectionExpression());
                    }
                });
            }
        });
    }

    private static void readMapping(CollectionPersister persister) {
        AbstractCollectionPersister collection = (AbstractCollectionPersister) persister;
        if (!collection.isOneToMany()) {
            Mapped mapped = mapped(collection.getTableName());
            Stream.of(
                            collection.getKeyColumnNames(),
                            collection.hasIndex() ? collection.getIndexColumnNames() : new String[0],
                            collection.getElementColumnNames())
                    .flatMap(Arrays::stream)
                    .forEach(column -> {
                        mapped.all().add(column);
                        mapped.written().add(column);
                    });
        }
    }

    private static Mapped mapped(String table) {
        return MAPPED.computeIfAbsent(table.toLowerCase(Locale.ROOT), name -> new Mapped());
    }

    private static void readTables() throws SQLException {
        try (Connection connection = SCENARIO.database().owner().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT table_name, column_name, is_nullable = 'YES', column_default IS NOT NULL"
                                + " OR is_identity = 'YES' OR is_generated = 'ALWAYS'"
                                + " FROM information_schema.columns WHERE table_schema = 'public'");
                ResultSet columns = query.executeQuery()) {
            while (columns.next()) {
                STORED.computeIfAbsent(columns.getString(1), table -> new TreeMap<>())
                        .put(columns.getString(2), new Column(columns.getBoolean(3), columns.getBoolean(4)));
            }
        }
    }

    @Test
    void eachTableIsWrittenByTheStatementsThatWereNoted() {
        assertThat(INSERTED).containsOnlyKeys(TABLES);
        assertThat(STORED).containsKeys(TABLES);
        assertThat(INSERTED.keySet().stream().filter(table -> !MAPPED.containsKey(table)))
                .containsExactly(WITHOUT_ENTITY);
    }

    @Test
    void statementsWriteAllThatATableDemands() {
        Set<String> missing = new TreeSet<>();
        INSERTED.forEach((table, statements) ->
                statements.forEach(columns -> STORED.get(table).forEach((column, stored) -> {
                    if (stored.demanded() && !columns.contains(column)) {
                        missing.add(table + "." + column);
                    }
                })));

        assertThat(missing)
                .as("columns that cannot be null and have no default")
                .isEmpty();
    }

    @Test
    void entitiesWriteAllThatATableDemands() {
        Set<String> missing = new TreeSet<>();
        mappedTables()
                .forEach(table -> STORED.get(table).forEach((column, stored) -> {
                    if (stored.demanded() && !MAPPED.get(table).written().contains(column)) {
                        missing.add(table + "." + column);
                    }
                }));

        assertThat(missing)
                .as("columns that cannot be null and have no default")
                .isEmpty();
    }

    @Test
    void statementsWriteWhatEntitiesWrite() {
        Set<String> left = new TreeSet<>();
        mappedTables()
                .forEach(table -> INSERTED.get(table)
                        .forEach(columns -> MAPPED.get(table).written().forEach(column -> {
                            if (!columns.contains(column)) {
                                left.add(table + "." + column);
                            }
                        })));

        assertThat(left)
                .as("columns that new entities write and the statements do not")
                .containsExactlyInAnyOrderElementsOf(
                        LEFT_OUT.values().stream().flatMap(List::stream).toList());
        assertThat(left)
                .as("columns that the statements leave out and that are null then")
                .allMatch(column -> {
                    String[] names = column.split("\\.");
                    return !STORED.get(names[0]).get(names[1]).filled();
                });
    }

    @Test
    void entitiesMapWhatStatementsWrite() {
        Set<String> unknown = new TreeSet<>();
        mappedTables()
                .forEach(table -> INSERTED.get(table)
                        .forEach(columns -> columns.forEach(column -> {
                            if (!MAPPED.get(table).all().contains(column)) {
                                unknown.add(table + "." + column);
                            }
                        })));

        assertThat(unknown)
                .as("columns that the statements write and no entity has")
                .isEmpty();
    }

    private static List<String> mappedTables() {
        return INSERTED.keySet().stream().filter(MAPPED::containsKey).toList();
    }
}
