package org.menkyo.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.secret.KeyRing;
import org.menkyo.shared.secret.MasterKey;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;
import org.menkyo.shared.start.StartRefusedException;

/**
 * What the database knows of the master keys and of the servers that use them (LC-1207). All that changes it waits for the
 * same lock, so that no server starts between the look whether all can read a key and its first use.
 */
@ApplicationScoped
public class MasterKeyRegister {

    /** A server that was not heard of for so long does not run any more. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    private static final String SUBJECT = "master-key";
    private static final String LASTING = "LASTING";
    private static final int KEY_BYTES = 32;

    private static final String TELL = """
            INSERT INTO master_key_node (node, readable, seals_with, seen_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (node) DO UPDATE SET readable = EXCLUDED.readable, seals_with = EXCLUDED.seals_with,
              seen_at = EXCLUDED.seen_at
            """;

    private final EntityManager entities;
    private final NameLock locks;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public MasterKeyRegister(EntityManager entities, NameLock locks, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A server begins to work. The first one of an installation says which key is used from then on; it makes that key if
     * it has none and there is nothing yet that was sealed. That is the only time that one is made.
     *
     * @param readable the keys that the server has
     * @param made makes the first key, and returns all keys that the server has then
     * @throws StartRefusedException if it lacks one that secrets are sealed with
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public KeySituation begin(String node, List<MasterKey> readable, Supplier<List<MasterKey>> made) {
        locks.hold(NameLock.Kind.MASTER_KEYS);
        KeySituation situation = read();
        if (situation.keys().isEmpty()) {
            registerFirst(readable, made);
            situation = read();
        }
        for (RegisteredKey key : situation.keys()) {
            if (key.isNeeded() && readable.stream().noneMatch(has -> has.is(key.fingerprint()))) {
                throw refused(key.name(), readable);
            }
        }
        tell(node, readable, situation.current().fingerprint());
        return read();
    }

    /** A running server says which keys it has and uses; goes on with what is due by that. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public KeySituation goOn(String node, List<MasterKey> readable, MasterKey sealsWith) {
        tell(node, readable, sealsWith.fingerprint());
        KeySituation situation = read();
        if (isDue(situation, readable)) {
            locks.hold(NameLock.Kind.MASTER_KEYS);
            change(read(), readable);
            situation = read();
        }
        return situation;
    }

    /** Nothing is sealed with another key than this one any more, nor unbound. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void settled(RegisteredKey current) {
        locks.hold(NameLock.Kind.MASTER_KEYS);
        KeySituation situation = read();
        if (!Arrays.equals(situation.current().fingerprint(), current.fingerprint())) {
            return;
        }
        if (situation.current().unbound()) {
            execute("UPDATE master_key SET unbound = false WHERE state = 'CURRENT'");
            record(MasterKeyEvent.SECRETS_BOUND, current.name());
        }
        situation.in(KeyState.FORMER).ifPresent(former -> {
            entities.createNativeQuery(
                            "UPDATE master_key SET state = 'RETIRED', retired_at = :now WHERE state = 'FORMER'")
                    .setParameter("now", now())
                    .executeUpdate();
            record(MasterKeyEvent.MASTER_KEY_RETIRED, former.name());
        });
    }

    /** Where it all stands. */
    @Transactional(Transactional.TxType.REQUIRED)
    public KeySituation situation() {
        return read();
    }

    /**
     * What everything is derived from that stays the same when the master key changes; kept among the installation's keys.
     *
     * @param ring the keys that open it
     */
    @Transactional(Transactional.TxType.REQUIRED)
    public MasterKey lasting(KeyRing ring) {
        byte[] sealed = (byte[]) entities.createNativeQuery(
                        "SELECT sealed_key FROM installation_key WHERE purpose = :purpose", byte[].class)
                .setParameter("purpose", LASTING)
                .getSingleResult();
        return new MasterKey(new SecretBox(() -> ring).open(place(LASTING), sealed));
    }

    /** The same place as the catalog gives to the keys that it keeps there. */
    private static SecretPlace place(String purpose) {
        return new SecretPlace("installation-key/" + purpose, "installation_key", purpose);
    }

    /**
     * The number of the newest transaction that may have begun by now; to {@link #haveEnded ask} later whether all up to it
     * have ended.
     */
    @Transactional(Transactional.TxType.REQUIRED)
    public long newestTransaction() {
        return number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    @Transactional(Transactional.TxType.REQUIRED)
    public boolean haveEnded(long transaction) {
        return number("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint") >= transaction;
    }

    private long number(String query) {
        return (Long) entities.createNativeQuery(query, Long.class).getSingleResult();
    }

    private static boolean isDue(KeySituation situation, List<MasterKey> readable) {
        return situation.takenBack().isPresent()
                || situation.unknown(readable).isPresent()
                || situation.usable().isPresent();
    }

    private void change(KeySituation situation, List<MasterKey> readable) {
        if (situation.takenBack().isPresent()) {
            execute("DELETE FROM master_key WHERE state = 'NEXT'");
            return;
        }
        situation.unknown(readable).ifPresent(key -> insert(key, KeyState.NEXT, false));
        situation.usable().ifPresent(next -> {
            entities.createNativeQuery(
                            "UPDATE master_key SET state = 'FORMER', former_at = :now WHERE state = 'CURRENT'")
                    .setParameter("now", now())
                    .executeUpdate();
            entities.createNativeQuery(
                            "UPDATE master_key SET state = 'CURRENT', current_at = :now WHERE state = 'NEXT'")
                    .setParameter("now", now())
                    .executeUpdate();
            record(MasterKeyEvent.MASTER_KEY_CHANGED, next.name());
        });
    }

    /** The first start, or the first with a register: what there is already is sealed in the first form. */
    private void registerFirst(List<MasterKey> found, Supplier<List<MasterKey>> made) {
        boolean used = (Boolean) entities.createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM installation_key) OR EXISTS (SELECT 1 FROM audit_checkpoint)"
                                + " OR EXISTS (SELECT 1 FROM idempotency_key)",
                        Boolean.class)
                .getSingleResult();
        List<MasterKey> readable = found.isEmpty() && !used ? made.get() : found;
        MasterKey first = readable.stream()
                .filter(this::opensWhatThereIs)
                .findFirst()
                .orElseThrow(() -> refused("of the secrets in the database", readable));
        insert(first, KeyState.CURRENT, used);
        byte[] lasting = new byte[KEY_BYTES];
        random.nextBytes(lasting);
        // What was derived from the master key itself until now must stay as it is.
        byte[] kept = used ? first.bytes() : lasting;
        KeyRing ring = KeyRing.of(first);
        entities.createNativeQuery("INSERT INTO installation_key (purpose, sealed_key, created_at)"
                        + " VALUES (:purpose, :sealed, :now)")
                .setParameter("purpose", LASTING)
                .setParameter("sealed", new SecretBox(() -> ring).seal(place(LASTING), kept))
                .setParameter("now", now())
                .executeUpdate();
        record(MasterKeyEvent.MASTER_KEY_REGISTERED, first.name());
    }

    private boolean opensWhatThereIs(MasterKey key) {
        KeyRing ring = new KeyRing(key, List.of(key), List.of(key), Optional.of(key), key);
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery(
                        "SELECT purpose, sealed_key FROM installation_key ORDER BY id LIMIT 1")
                .getResultList();
        return rows.stream().allMatch(row -> {
            try {
                new SecretBox(() -> ring).open(place((String) row[0]), (byte[]) row[1]);
                return true;
            } catch (IllegalStateException another) {
                return false;
            }
        });
    }

    private static StartRefusedException refused(String missing, List<MasterKey> readable) {
        String has = readable.isEmpty()
                ? "has none"
                : "has only " + readable.stream().map(MasterKey::name).collect(Collectors.joining(", "));
        return new StartRefusedException(
                "The master key " + missing + " is missing: this server's credential store " + has
                        + ". Secrets in this database are sealed with it; put the file master-key.cs of this installation back,"
                        + " from a backup or another server, and start again.");
    }

    private void insert(MasterKey key, KeyState state, boolean unbound) {
        entities.createNativeQuery(
                        "INSERT INTO master_key (fingerprint, state, unbound, noticed_at, current_at)"
                                + " VALUES (:fingerprint, :state, :unbound, :now, CASE WHEN :state = 'CURRENT' THEN cast(:now AS timestamptz) END)")
                .setParameter("fingerprint", key.fingerprint())
                .setParameter("state", state.name())
                .setParameter("unbound", unbound)
                .setParameter("now", now())
                .executeUpdate();
    }

    private void record(MasterKeyEvent event, String name) {
        audit.append(Caller.system(UUID.randomUUID().toString()), AuditEvent.done(event, SUBJECT, name, null));
    }

    private void execute(String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void tell(String node, List<MasterKey> readable, byte[] sealsWith) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TELL)) {
                statement.setString(1, node);
                byte[][] fingerprints =
                        readable.stream().map(MasterKey::fingerprint).toArray(byte[][]::new);
                statement.setArray(2, connection.createArrayOf("bytea", fingerprints));
                statement.setBytes(3, sealsWith);
                statement.setObject(4, now());
                statement.executeUpdate();
            }
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM master_key_node WHERE seen_at < ?")) {
                statement.setObject(1, now().minus(SILENCE));
                statement.executeUpdate();
            }
        });
    }

    private KeySituation read() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            List<RegisteredKey> keys = new ArrayList<>();
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT fingerprint, state, unbound, noticed_at, current_at,"
                                    + " former_at, retired_at FROM master_key ORDER BY noticed_at");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(new RegisteredKey(
                            row.getBytes(1),
                            KeyState.valueOf(row.getString(2)),
                            row.getBoolean(3),
                            instant(row, 4),
                            instant(row, 5),
                            instant(row, 6),
                            instant(row, 7)));
                }
            }
            List<NodeKeys> nodes = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT node, readable, seals_with, seen_at FROM master_key_node WHERE seen_at >= ? ORDER BY node")) {
                statement.setObject(1, now().minus(SILENCE));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        Array readable = row.getArray(2);
                        nodes.add(new NodeKeys(
                                row.getString(1),
                                List.of((byte[][]) readable.getArray()),
                                row.getBytes(3),
                                instant(row, 4)));
                    }
                }
            }
            return new KeySituation(keys, nodes);
        });
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
