package org.menkyo.shared.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/**
 * The answers that were given to calls with an idempotency key. Each record is written in the transaction of the work
 * that it answers, so that both stand or both fall.
 *
 * <p>Neither callers, keys nor contents are stored in the clear: keys and contents as keyed hashes, answers encrypted.
 */
@ApplicationScoped
public class IdempotencyRecords {

    /** The header that carries the key, as errors name it. */
    public static final String HEADER = "Idempotency-Key";

    private static final String PURPOSE = "idempotency";

    /**
     * How long a claim holds that nobody releases, since its server died: about as long as a caller waits for an answer. It
     * only spares work: what a later call finds done already it does not do again.
     */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    private final DataSource database;
    private final SecretBox secrets;
    private final Clock clock;

    @Inject
    public IdempotencyRecords(DataSource database, SecretBox secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What a call with a key is found by.
     *
     * @param key hash of the caller's scope and the key
     * @param content hash of the method, the address and the content of the body
     */
    public record Call(byte[] key, byte[] content) {}

    /**
     * A call with a key.
     *
     * @param scope whose key it is: the same key of another caller is another one
     */
    public Call call(String scope, String key, String methodAndAddress, byte[] content) {
        return new Call(hash(scope, key.getBytes(StandardCharsets.UTF_8)), hash(methodAndAddress, content));
    }

    /**
     * Keeps others with the same key out until the running transaction ends.
     *
     * @return false if another transaction holds the key at this moment
     */
    public boolean claim(Call call) throws SQLException {
        // PostgreSQL's advisory locks have 64-bit names; the hash's first bytes serve, and a clash only delays.
        long name = ByteBuffer.wrap(call.key()).getLong();
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, name);
            try (ResultSet result = lock.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    /**
     * Claims the key for a call that holds no transaction, until it is released or its time is over.
     *
     * @return false if another call has claimed it
     */
    public boolean claim(Call call, UUID claim) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        "insert into idempotency_claim as held (key_hash, claim, claimed_until) values (?, ?, ?)"
                                + " on conflict (key_hash) do update"
                                + " set claim = excluded.claim, claimed_until = excluded.claimed_until"
                                + " where held.claimed_until < ?")) {
            upsert.setBytes(1, call.key());
            upsert.setObject(2, claim);
            upsert.setTimestamp(3, Timestamp.from(now.plus(LONGEST_CALL)));
            upsert.setTimestamp(4, Timestamp.from(now));
            return upsert.executeUpdate() == 1;
        }
    }

    /**
     * Releases the key.
     *
     * @return false if its time was over and another call has claimed it since
     */
    public boolean release(Call call, UUID claim) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from idempotency_claim where key_hash = ? and claim = ?")) {
            delete.setBytes(1, call.key());
            delete.setObject(2, claim);
            return delete.executeUpdate() == 1;
        }
    }

    /**
     * The answer that was given before.
     *
     * @throws ConflictException if the key came with other content
     */
    public Optional<KeptAnswer> find(Call call) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select content_hash, status, path, body from idempotency_key where key_hash = ?")) {
            select.setBytes(1, call.key());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!MessageDigest.isEqual(row.getBytes(1), call.content())) {
                    throw new ConflictException(ErrorCode.CONTENT_CONFLICT, HEADER);
                }
                byte[] sealed = row.getBytes(4);
                return Optional.of(new KeptAnswer(
                        row.getInt(2), row.getString(3), sealed == null ? null : secrets.open(place(call), sealed)));
            }
        }
    }

    /** Keeps an answer, in the running transaction. */
    public void keep(Call call, KeptAnswer answer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into idempotency_key (key_hash, content_hash, status, path, body, created_at)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            insert.setBytes(1, call.key());
            insert.setBytes(2, call.content());
            insert.setInt(3, answer.status());
            insert.setString(4, answer.path());
            insert.setBytes(5, answer.body() == null ? null : secrets.seal(place(call), answer.body()));
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** Forgets the answers that were given longer ago, and claims whose time is over; returns how many answers. */
    public int forgetOlderThan(Duration age) throws SQLException {
        Instant now = clock.instant();
        delete("delete from idempotency_claim where claimed_until < ?", now);
        return delete("delete from idempotency_key where created_at < ?", now.minus(age));
    }

    private int delete(String statement, Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setTimestamp(1, Timestamp.from(before));
            return delete.executeUpdate();
        }
    }

    private byte[] hash(String name, byte[] content) {
        byte[] prefix = name.getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(Integer.BYTES + prefix.length + content.length)
                .putInt(prefix.length)
                .put(prefix)
                .put(content)
                .array();
        return secrets.keyedHash(PURPOSE, hashed);
    }

    private static SecretPlace place(Call call) {
        return SecretPlace.keptAnswer(HexFormat.of().formatHex(call.key()));
    }
}
