package org.menkyo.accesstoken;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The stored tokens. */
@ApplicationScoped
public class AccessTokenRepository {

    /** Whoever uses more networks than that changes them often, and learns nothing by being told of another. */
    private static final int MOST_NETWORKS = 50;

    private final EntityManager entities;

    @Inject
    public AccessTokenRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(AccessToken token) {
        entities.persist(token);
        entities.flush();
    }

    Optional<AccessToken> find(byte[] hash) {
        return entities.createQuery(
                        "select t from AccessToken t left join fetch t.account left join fetch t.user"
                                + " where t.tokenHash = :hash",
                        AccessToken.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** A token of an owner that has not ended, locked until the transaction ends. */
    Optional<AccessToken> findLocked(TokenOwner owner, TokenKind kind, UUID identity, Instant now) {
        return entities.createQuery(
                        "select t from AccessToken t where t.identity = :identity and t.kind = :kind"
                                + " and t.endedAt is null and t.expiresAt > :now and (t.account.id = :account or t.user.id = :user)",
                        AccessToken.class)
                .setParameter("identity", identity)
                .setParameter("kind", kind)
                .setParameter("now", now)
                .setParameter("account", accountId(owner))
                .setParameter("user", owner.userId().orElse(null))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The tokens of an owner that have not ended, oldest first, behind an id, at most so many. */
    List<AccessToken> list(TokenOwner owner, TokenKind kind, Instant now, long after, int limit) {
        return entities.createQuery(
                        "select t from AccessToken t where t.kind = :kind and t.endedAt is null and t.expiresAt > :now"
                                + " and t.id > :after and (t.account.id = :account or t.user.id = :user) order by t.id",
                        AccessToken.class)
                .setParameter("kind", kind)
                .setParameter("now", now)
                .setParameter("after", after)
                .setParameter("account", accountId(owner))
                .setParameter("user", owner.userId().orElse(null))
                .setMaxResults(limit)
                .getResultList();
    }

    /** The sessions of an owner that have neither ended nor rested since a moment, oldest first, behind an id, at most so many. */
    List<AccessToken> listSessions(TokenOwner owner, Instant now, Instant since, long after, int limit) {
        return entities.createQuery(
                        "select t from AccessToken t where t.kind = :kind and t.endedAt is null and t.expiresAt > :now"
                                + " and coalesce(t.lastUsedAt, t.createdAt) > :since"
                                + " and t.id > :after and (t.account.id = :account or t.user.id = :user) order by t.id",
                        AccessToken.class)
                .setParameter("kind", TokenKind.SESSION)
                .setParameter("now", now)
                .setParameter("since", since)
                .setParameter("after", after)
                .setParameter("account", accountId(owner))
                .setParameter("user", owner.userId().orElse(null))
                .setMaxResults(limit)
                .getResultList();
    }

    private Long accountId(TokenOwner owner) {
        return owner.account()
                .flatMap(name -> entities.createQuery("select a.id from Account a where a.name = :name", Long.class)
                        .setParameter("name", name)
                        .getResultStream()
                        .findFirst())
                .orElse(null);
    }

    /** Ends the tokens of an owner and a kind that have not ended; returns how many. */
    int endAll(TokenOwner owner, TokenKind kind, Instant now) {
        return entities.createNativeQuery(
                        "UPDATE access_token SET ended_at = :now WHERE kind = :kind AND ended_at IS NULL AND expires_at > :now"
                                + " AND (account_id = :account OR user_id = CAST(:user AS uuid))")
                .setParameter("now", now)
                .setParameter("kind", kind.name())
                .setParameter("account", accountId(owner))
                .setParameter("user", owner.userId().map(UUID::toString).orElse(null))
                .executeUpdate();
    }

    /** Notes the use of a token, if the last one that is known is not as recent; locks nothing otherwise. */
    void noteUse(AccessToken token, Instant now, Duration precision) {
        if (token.lastUsedAt()
                .filter(last -> last.isAfter(now.minus(precision)))
                .isPresent()) {
            return;
        }
        entities.createNativeQuery("UPDATE access_token SET last_used_at = :now WHERE id = :id"
                        + " AND (last_used_at IS NULL OR last_used_at <= :before)")
                .setParameter("now", now)
                .setParameter("before", now.minus(precision))
                .setParameter("id", token.id())
                .executeUpdate();
        entities.refresh(token);
    }

    /** The networks that a token was used from. */
    Set<String> networks(AccessToken token) {
        @SuppressWarnings("unchecked")
        List<String> networks = entities.createNativeQuery(
                        "SELECT network FROM access_token_network WHERE token_id = :id", String.class)
                .setParameter("id", token.id())
                .getResultList();
        return new HashSet<>(networks);
    }

    /** Adds a network that a token is used from, and forgets the one that was added first of too many. */
    void addNetwork(AccessToken token, String network, Instant now) {
        entities.createNativeQuery("INSERT INTO access_token_network (token_id, network, first_used_at)"
                        + " VALUES (:id, :network, :now) ON CONFLICT DO NOTHING")
                .setParameter("id", token.id())
                .setParameter("network", network)
                .setParameter("now", now)
                .executeUpdate();
        entities.createNativeQuery(
                        "DELETE FROM access_token_network WHERE token_id = :id AND network IN (SELECT network"
                                + " FROM access_token_network WHERE token_id = :id ORDER BY first_used_at DESC, network OFFSET :most)")
                .setParameter("id", token.id())
                .setParameter("most", MOST_NETWORKS)
                .executeUpdate();
    }

    /** Forgets tokens that were over before a moment, at most so many; returns how many. */
    int forgetOver(Instant before, int limit) {
        return entities.createNativeQuery("DELETE FROM access_token WHERE id IN (SELECT id FROM access_token"
                        + " WHERE least(expires_at, ended_at) < :before LIMIT :limit FOR UPDATE SKIP LOCKED)")
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
