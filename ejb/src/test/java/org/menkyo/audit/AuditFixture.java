package org.menkyo.audit;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.NoMemory;
import org.menkyo.testing.TestDatabase;

/** Writes, chains and verifies an audit on a test database, each call in a transaction of its own. */
final class AuditFixture {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

    static final UUID USER = UUID.fromString("5f0c6a8e-0b7a-4b8e-9c55-1d2f6c1d7a11");

    enum Action {
        TESTED
    }

    final MutableClock clock = new MutableClock(NOW);
    private final TestDatabase database;
    static final CheckpointSigner SIGNER = new InstallationCheckpointSigner(new SecretBox(() -> new byte[32]));

    AuditFixture(TestDatabase database) {
        this.database = database;
    }

    static Caller person() {
        return new Caller(
                "kim.tanaka@example.com",
                Party.REGISTERED_USER,
                Optional.of(USER),
                Optional.of(new BusinessEmail("kim.tanaka@example.com")),
                Optional.empty(),
                Channel.REST,
                "2001:db8::7",
                Language.JA,
                "c-1");
    }

    static Caller distributor() {
        return new Caller(
                "erp",
                Party.DISTRIBUTOR,
                Optional.empty(),
                Optional.empty(),
                Optional.of(42L),
                Channel.SOAP,
                "192.0.2.7",
                Language.EN,
                "c-2");
    }

    static AuditEvent event(String subjectId) {
        return AuditEvent.done(Action.TESTED, "thing", subjectId, "L-1")
                .with("old", "1")
                .with("new", "2");
    }

    AuditTrail trail(EntityManager entities) {
        return new AuditTrail(entities, new NoMemory(), clock);
    }

    /** Writes a record and returns its id. */
    long append(Caller caller, AuditEvent event) {
        return database.inTransaction(entities -> {
            trail(entities).append(caller, event);
            return entities.createQuery("select max(r.id) from AuditRecord r", Long.class)
                    .getSingleResult();
        });
    }

    void append(int records) {
        for (int i = 0; i < records; i++) {
            append(person(), event("s" + i));
        }
    }

    boolean seal(SealedSource... others) {
        return database.inTransaction(entities -> new SealingBatch(
                        new AuditChain(entities),
                        new AuditCheckpoints(entities),
                        sources(entities, others),
                        SIGNER,
                        clock)
                .seal());
    }

    AuditVerification verify() {
        return verify(SIGNER);
    }

    AuditVerification verify(CheckpointSigner expected) {
        return database.inTransaction(entities -> new ChainVerifier(
                        new AuditChain(entities),
                        new AuditCheckpoints(entities),
                        sources(entities),
                        new AuditErasures(entities),
                        expected,
                        clock)
                .verify());
    }

    /** What an auditor gets. */
    String export() {
        return database.inTransaction(entities -> {
            ArchivedMonths archives = new ArchivedMonths(entities);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            try {
                new AuditExporter(
                                new AuditChain(entities),
                                new AuditCheckpoints(entities),
                                new AuditRecords(entities, archives),
                                archives,
                                new AuditErasures(entities),
                                SIGNER,
                                clock)
                        .chain(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return output.toString(StandardCharsets.UTF_8);
        });
    }

    /** Erases values in a transaction. */
    <T> T erase(Function<AuditValueEraser, T> work) {
        return database.inTransaction(entities -> work.apply(
                new AuditValueEraser(entities, new AuditChain(entities), new AuditErasures(entities), clock)));
    }

    static List<SealedSource> sources(EntityManager entities, SealedSource... others) {
        ArchivedMonths archives = new ArchivedMonths(entities);
        return Stream.concat(
                        Stream.of(
                                new AuditRecords(entities, archives),
                                archives,
                                new AuditErasures(entities),
                                new AuditCheckpoints(entities)),
                        Stream.of(others))
                .toList();
    }

    /** What somebody does who has the owner's rights on the database. */
    void tamper(String sql) {
        execute(database.owner(), sql);
    }

    static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
